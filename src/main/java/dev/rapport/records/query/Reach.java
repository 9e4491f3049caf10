package dev.rapport.records.query;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What decides who may see a record, as the registry keeps it.
 *
 * @param readers users who see it as if it were their own
 * @param shares users and teams that it is shared with
 */
public record Reach(
    String object, @Nullable UUID owner, @Nullable UUID team, Set<UUID> readers, Set<UUID> shares) {

  public Reach {
    readers = Set.copyOf(readers);
    shares = Set.copyOf(shares);
  }
}
