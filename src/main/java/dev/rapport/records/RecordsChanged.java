package dev.rapport.records;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change set happened. Published to this node's listeners once it is durable; what must not be
 * missed is a {@link Reactor}.
 *
 * @param records ids by object
 */
public record RecordsChanged(
    long changeSet, @Nullable UUID actor, String source, Map<String, List<UUID>> records) {

  /** The changed records of an object; empty for none. */
  public List<UUID> of(String object) {
    return records.getOrDefault(object, List.of());
  }
}
