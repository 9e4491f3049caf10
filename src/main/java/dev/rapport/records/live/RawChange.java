package dev.rapport.records.live;

import dev.rapport.records.Access;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.live.ChangedSet.State;
import dev.rapport.records.query.Reach;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the audit trail says of a record, and who may see it now.
 *
 * @param id null where a large change set is summed up
 * @param before the values before, of the fields that changed; as {@code after}
 */
record RawChange(
    long set,
    String object,
    @Nullable UUID id,
    String kind,
    @Nullable UUID owner,
    @Nullable UUID team,
    Set<UUID> readers,
    Set<UUID> parents,
    Set<UUID> shares,
    boolean deleted,
    Map<String, @Nullable Object> before,
    Map<String, @Nullable Object> after) {

  /** The record before and after, as far as it was there. */
  List<State> states(ObjectDefinition object, Map<UUID, Reach> parents) {
    var states = new ArrayList<State>();
    var existed = !kind.equals("create") && !kind.equals("restore");
    if (!deleted) {
      add(states, state(object, parents, false));
    }
    if (existed) {
      add(states, state(object, parents, true));
    }
    return states.stream().distinct().toList();
  }

  private static void add(List<State> states, @Nullable State state) {
    if (state != null) {
      states.add(state);
    }
  }

  private @Nullable State state(ObjectDefinition object, Map<UUID, Reach> parents, boolean before) {
    return switch (object.access()) {
      case Access.Public() ->
          new State(List.of(new Reach(object.name(), null, null, Set.of(), Set.of())));
      case Access.Owned(var names) ->
          new State(
              List.of(
                  before
                      ? new Reach(
                          object.name(),
                          earlier("owner", owner),
                          earlier("team", team),
                          earlier(names, readers),
                          earlier(List.of(Reaches.SHARED_WITH), shares))
                      : new Reach(object.name(), owner, team, readers, shares)));
      case Access.Through(var fields, _) -> {
        var ids = before ? earlier(fields, this.parents) : this.parents;
        var reaches = ids.stream().map(parents::get).filter(Objects::nonNull).toList();
        // One that is gone, or was never named, hides it.
        yield ids.size() < fields.size() || reaches.size() < ids.size() ? null : new State(reaches);
      }
    };
  }

  private @Nullable UUID earlier(String name, @Nullable UUID now) {
    return after.containsKey(name) && differs(name)
        ? id(before.get(name)).stream().findFirst().orElse(null)
        : now;
  }

  private Set<UUID> earlier(List<String> names, Set<UUID> now) {
    Set<UUID> ids = new HashSet<>(now);
    names.forEach(name -> ids.removeAll(id(after.get(name))));
    names.forEach(name -> ids.addAll(id(before.get(name))));
    return ids;
  }

  /** A field that a large change set's summary names without a value was not changed by it. */
  private boolean differs(String name) {
    return before.get(name) != null || after.get(name) != null;
  }

  static Collection<UUID> id(@Nullable Object value) {
    return value instanceof String text ? List.of(UUID.fromString(text)) : List.of();
  }
}
