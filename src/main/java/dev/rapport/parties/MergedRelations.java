package dev.rapport.parties;

import dev.rapport.identity.Actor;
import dev.rapport.records.Change;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.MergeSettlement;
import dev.rapport.records.Merges.Merge;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Records;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The relations of two parties that become one. The same relation of both becomes one, for the time
 * of both. Of two of which a party has one at a time, the one that was chosen stays, and the other
 * one keeps what is left of its time.
 */
@Component
class MergedRelations implements MergeSettlement {

  private final RelationOverlaps relations;
  private final Records records;
  private final Clock clock;

  MergedRelations(RelationOverlaps relations, Records records, Clock clock) {
    this.relations = relations;
    this.records = records;
    this.clock = clock;
  }

  @Override
  public String object() {
    return Relation.OBJECT;
  }

  @Override
  public Settled settle(Merge merge, List<Change.Update> moved, Set<UUID> gone, Actor actor) {
    var ids = moved.stream().map(Change.Update::id).collect(Collectors.toSet());
    var own = new ArrayList<Tie>();
    var coming = new ArrayList<Tie>();
    for (var tie : relations.of(List.of(merge.survivor(), merge.merged()))) {
      if (ids.contains(tie.id())) {
        coming.add(tie.moved(merge.merged(), merge.survivor()));
      } else if (!gone.contains(tie.id())) {
        own.add(tie);
      }
    }
    var types = relations.typesOf(coming.stream().map(Tie::type).collect(Collectors.toSet()));
    var pairs = new Pairs(own, types, merge.survivor());
    var today = LocalDate.now(clock.withZone(actor.timeZone()));
    var settling = new Settling(own, coming, today);
    var staying = Objects.requireNonNullElse(merge.staying(), Set.<UUID>of());
    var contentions = new ArrayList<Contention>();
    for (var tie : coming) {
      for (var other : pairs.inTheWayOf(tie)) {
        if (!pairs.same(tie, other)) {
          contentions.add(new Contention(Relation.OBJECT, other.id(), tie.id()));
          var stays = staying.contains(tie.id());
          settling.giveWay(stays ? other : tie, stays ? tie : other);
        }
      }
    }
    for (var tie : coming) {
      for (var other : pairs.near(tie)) {
        if (pairs.same(tie, other)) {
          settling.join(other, tie);
        }
      }
    }
    return new Settled(changes(settling, own, moved), contentions);
  }

  private List<Change> changes(Settling settling, List<Tie> own, List<Change.Update> moved) {
    var filled = filled(settling.parts);
    var changes = new ArrayList<Change>();
    for (var tie : own) {
      Map<String, @Nullable Object> values = new HashMap<>();
      var more = filled.get(tie.id());
      if (more != null) {
        values.putAll(more);
      }
      var change = settling.change(tie, values);
      if (change != null) {
        changes.add(change);
      }
    }
    for (var update : moved) {
      var tie = settling.before.get(update.id());
      var change = tie == null ? null : settling.change(tie, new HashMap<>(update.values()));
      changes.add(change == null ? update : change);
    }
    return changes;
  }

  /** What relations that stay lack, and those have that become a part of them. */
  private Map<UUID, Map<String, @Nullable Object>> filled(Map<UUID, UUID> parts) {
    var ids = Stream.concat(parts.keySet().stream(), parts.values().stream()).distinct().toList();
    Map<UUID, RecordRow> rows =
        records.some(Relation.OBJECT, ids, List.of(), Actor.SYSTEM).stream()
            .collect(Collectors.toMap(RecordRow::id, row -> row));
    Map<UUID, Map<String, @Nullable Object>> filled = new HashMap<>();
    parts.forEach((part, whole) -> {
      var from = rows.get(part);
      var to = rows.get(whole);
      if (from != null && to != null) {
        var values = filled.computeIfAbsent(whole, _ -> new HashMap<>());
        for (var field : to.object().fields().values()) {
          var name = field.name();
          if (fills(field) && to.values().get(name) == null && from.values().get(name) != null) {
            values.putIfAbsent(name, from.values().get(name));
          }
        }
      }
    });
    return filled;
  }

  /** Its time is that of both. */
  private static boolean fills(FieldDefinition field) {
    return field.writable()
        && !field.name().equals(Relation.VALID_FROM.name())
        && !field.name().equals(Relation.VALID_TO.name());
  }

  /** Finds those of the survivor's relations that others could meet, without comparing all. */
  private static final class Pairs {

    private record Key(UUID type, @Nullable UUID other) {}

    private final Map<UUID, Tie.Type> types;
    private final UUID survivor;
    private final Map<Key, List<Tie>> near = new HashMap<>();

    Pairs(List<Tie> own, Map<UUID, Tie.Type> types, UUID survivor) {
      this.types = types;
      this.survivor = survivor;
      for (var tie : own) {
        if (types.containsKey(tie.type())) {
          near.computeIfAbsent(key(tie), _ -> new ArrayList<>()).add(tie);
        }
      }
    }

    /** Of types that stand once all may meet, of others those with the same party. */
    private Key key(Tie tie) {
      var type = type(tie);
      var other = tie.from().equals(survivor) ? tie.to() : tie.from();
      return new Key(tie.type(), type.fromOnce() || type.toOnce() ? null : other);
    }

    private Tie.Type type(Tie tie) {
      return Objects.requireNonNull(types.get(tie.type()));
    }

    List<Tie> near(Tie tie) {
      return types.containsKey(tie.type()) ? near.getOrDefault(key(tie), List.of()) : List.of();
    }

    List<Tie> inTheWayOf(Tie tie) {
      return near(tie).stream()
          .filter(other -> other.overlaps(tie) && tie.clash(other, type(tie)) != null)
          .toList();
    }

    boolean same(Tie tie, Tie other) {
      return tie.same(other, type(tie));
    }
  }

  /** The relations in the course of being settled. */
  private static final class Settling {

    private final LocalDate today;
    private final Map<UUID, Tie> before = new HashMap<>();

    /** As they are to be; without those that are gone. */
    private final Map<UUID, Tie> after = new LinkedHashMap<>();

    /** Which one is a part of which other one now. */
    private final Map<UUID, UUID> parts = new LinkedHashMap<>();

    Settling(List<Tie> own, List<Tie> coming, LocalDate today) {
      this.today = today;
      own.forEach(tie -> before.put(tie.id(), tie));
      coming.forEach(tie -> before.put(tie.id(), tie));
      after.putAll(before);
    }

    void giveWay(Tie one, Tie staying) {
      var gives = after.get(one.id());
      var stays = after.get(staying.id());
      if (gives != null && stays != null && gives.overlaps(stays)) {
        var left = gives.besides(stays, today);
        if (left == null) {
          after.remove(one.id());
        } else {
          after.put(one.id(), left);
        }
      }
    }

    /** What is a part already has joined another one, which joins as well. */
    void join(Tie whole, Tie part) {
      var into = after.get(whole.id());
      var joined = after.get(parts.getOrDefault(part.id(), part.id()));
      if (into != null && joined != null && into != joined && into.overlaps(joined)) {
        after.put(into.id(), into.with(joined));
        after.remove(joined.id());
        parts.put(joined.id(), into.id());
        parts.replaceAll((_, to) -> to.equals(joined.id()) ? into.id() : to);
      }
    }

    /**
     * What happens to one.
     *
     * @param values that it gets in any case
     * @return null when nothing happens
     */
    @Nullable Change change(Tie was, Map<String, @Nullable Object> values) {
      var is = after.get(was.id());
      if (is == null) {
        return new Change.Delete(Relation.OBJECT, was.id(), null, parts.get(was.id()));
      }
      if (!Objects.equals(is.begins(), was.begins())) {
        values.put(Relation.VALID_FROM.name(), is.begins());
      }
      if (!Objects.equals(is.ends(), was.ends())) {
        values.put(Relation.VALID_TO.name(), is.ends());
      }
      return values.isEmpty() ? null : new Change.Update(Relation.OBJECT, was.id(), null, values);
    }
  }
}
