package dev.rapport.platform;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Makes the ids of records: UUIDs of version 7, so that later ones sort behind earlier ones. */
public final class Ids {

  private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

  /** A new id, greater than every one made by this process before. */
  public static UUID next() {
    return GENERATOR.generate();
  }

  private Ids() {}
}
