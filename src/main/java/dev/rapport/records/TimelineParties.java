package dev.rapport.records;

import dev.rapport.identity.Actor;
import java.util.Collection;
import java.util.UUID;

/**
 * Lets a record's time line go on with those of others, such as the lead that a person once was, or
 * the deals of a company: what happened there belongs to the story.
 */
public interface TimelineParties {

  /**
   * Further records whose time lines belong to that of the record, as far as the actor may see
   * them; empty for none.
   */
  Collection<UUID> of(String object, UUID id, Actor actor);
}
