package dev.rapport.records.live;

import dev.rapport.identity.Actor;
import dev.rapport.records.query.RegistryAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one stream says at once: ids and nothing else.
 *
 * @param others what others changed
 * @param own what the reader changed, by change set, so that the page that did it knows already
 */
record LiveMessage(List<Changes> others, List<OwnChanges> own) {

  /** More ids than this help nobody: the page asks anew. */
  private static final int NAMED = 200;

  /**
   * @param ids null for too many to be named
   */
  record Changes(String object, @Nullable Collection<UUID> ids) {}

  record OwnChanges(String changeSet, String object, @Nullable Collection<UUID> ids) {}

  boolean isEmpty() {
    return others.isEmpty() && own.isEmpty();
  }

  /** What {@code actor} may know of the change sets. */
  static LiveMessage of(Collection<ChangedSet> sets, Actor actor, RegistryAccess access) {
    Map<String, Ids> others = new LinkedHashMap<>();
    var own = new ArrayList<OwnChanges>();
    for (var set : sets) {
      var mine = actor.id() != null && actor.id().equals(set.actor());
      Map<String, Ids> seen = mine ? new LinkedHashMap<>() : others;
      for (var record : set.records()) {
        if (record.states().stream().anyMatch(state -> sees(state, record, actor, access))) {
          seen.computeIfAbsent(record.object(), _ -> new Ids()).add(record.id());
        }
      }
      if (mine) {
        var id = String.valueOf(set.position().changeSet());
        seen.forEach((object, ids) -> own.add(new OwnChanges(id, object, ids.named())));
      }
    }
    return new LiveMessage(
        others.entrySet().stream()
            .map(entry -> new Changes(entry.getKey(), entry.getValue().named()))
            .toList(),
        own);
  }

  private static boolean sees(
      ChangedSet.State state, ChangedSet.Changed record, Actor actor, RegistryAccess access) {
    return access.readable(record.object(), actor)
        && state.reaches().stream().allMatch(reach -> access.sees(reach, actor));
  }

  /** The changed records of one object. */
  private static final class Ids {

    private final Set<UUID> ids = new LinkedHashSet<>();
    private boolean tooMany;

    void add(@Nullable UUID id) {
      if (id == null || ids.size() == NAMED) {
        tooMany = true;
      } else {
        ids.add(id);
      }
    }

    @Nullable Collection<UUID> named() {
      return tooMany ? null : ids;
    }
  }
}
