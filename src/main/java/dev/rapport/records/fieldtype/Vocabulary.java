package dev.rapport.records.fieldtype;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The tags that there are. One that was merged into another means that other one. */
public interface Vocabulary {

  /** The tag that an id means; empty when it is deleted or there never was one. */
  Optional<Tag> find(UUID id);

  /** The tag that a word means, whatever its case. */
  Optional<Tag> named(String word);

  /** Whether there is or was such a tag. */
  boolean knows(UUID id);

  /** All ids that mean this tag: its own, and those of the tags that were merged into it. */
  Set<UUID> meaning(UUID id);

  /** The ids that mean no tag, or another one than their own. */
  Set<UUID> moved();
}
