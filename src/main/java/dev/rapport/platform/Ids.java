package dev.rapport.platform;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Makes the ids of records: UUIDs of version 7, so that later ones sort behind earlier ones. */
public final class Ids {

  private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

  private static long latest;

  /**
   * A new id, greater than every one made by this process before, even when the clock goes back.
   */
  public static UUID next() {
    return at(System.currentTimeMillis());
  }

  /**
   * @param now in milliseconds since 1970
   */
  static synchronized UUID at(long now) {
    latest = Math.max(latest, now);
    return GENERATOR.construct(latest);
  }

  private Ids() {}
}
