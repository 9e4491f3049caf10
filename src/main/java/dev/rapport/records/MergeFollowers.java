package dev.rapport.records;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import dev.rapport.identity.Actor;
import dev.rapport.records.MergeSettlement.Contention;
import dev.rapport.records.MergeSettlement.Settled;
import dev.rapport.records.Merges.Merge;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.ReferenceType;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows a merge: everything that points to the record that goes, by whichever field. */
@Component
final class MergeFollowers {

  /** A record that points to another one; a deleted one may be restored. */
  private record Pointing(UUID id, boolean deleted) {}

  /** A field by which others point to records of an object. */
  record Pointer(ObjectDefinition object, FieldDefinition field) {}

  private final DSLContext sql;
  private final Catalog catalog;
  private final Map<String, MergeSettlement> settlements;

  MergeFollowers(DSLContext sql, Catalog catalog, List<MergeSettlement> settlements) {
    this.sql = sql;
    this.catalog = catalog;
    this.settlements =
        settlements.stream().collect(Collectors.toMap(MergeSettlement::object, each -> each));
  }

  /** Every field of the catalog that may point to records of an object. */
  List<Pointer> pointers(ObjectDefinition to) {
    var pointers = new ArrayList<Pointer>();
    for (var object : catalog.objects()) {
      for (var field : object.fields().values()) {
        if (field.type() instanceof ReferenceType(var targets) && targets.contains(to.name())) {
          pointers.add(new Pointer(object, field));
        }
      }
    }
    return pointers;
  }

  /**
   * What points to the merged one is to point to the survivor, as far as the records of each kind
   * can stand beside each other then.
   *
   * @param actor who merges
   */
  Settled of(Merge merge, ObjectDefinition object, Actor actor) {
    Map<Pointing, ObjectDefinition> objects = new LinkedHashMap<>();
    Map<UUID, Map<String, @Nullable Object>> values = new HashMap<>();
    pointingTo(object, merge.merged())
        .forEach((pointer, all) -> {
          for (var each : all) {
            if (!each.id().equals(merge.merged())) {
              objects.put(each, pointer.object());
              values
                  .computeIfAbsent(each.id(), _ -> new HashMap<>())
                  .put(
                      pointer.field().name(),
                      each.id().equals(merge.survivor()) ? null : Reference.to(merge.survivor()));
            }
          }
        });
    var related = related(merge, object);
    var changes = new ArrayList<Change>();
    Map<String, List<Change.Update>> moving = new LinkedHashMap<>();
    objects.forEach((each, of) -> {
      var moved = Objects.requireNonNull(values.get(each.id()));
      if (related.contains(each.id())) {
        if (!each.deleted()) {
          changes.add(new Change.Delete(of.name(), each.id(), null));
        }
      } else if (each.deleted()) {
        changes.add(new Change.Follow(of.name(), each.id(), moved));
      } else {
        moving
            .computeIfAbsent(of.name(), _ -> new ArrayList<>())
            .add(new Change.Update(of.name(), each.id(), null, moved));
      }
    });
    var contentions = new ArrayList<Contention>();
    moving.forEach((of, moved) -> {
      var settlement = settlements.get(of);
      if (settlement == null) {
        changes.addAll(moved);
      } else {
        var settled = settlement.settle(merge, moved, related, actor);
        changes.addAll(settled.changes());
        contentions.addAll(settled.contentions());
      }
    });
    return new Settled(changes, contentions);
  }

  /**
   * Records that stand between the two and are nothing else, reached through both: one can't be
   * related to oneself.
   */
  private Set<UUID> related(Merge merge, ObjectDefinition object) {
    var both = List.of(merge.survivor(), merge.merged());
    var related = new HashSet<UUID>();
    for (var of : catalog.objects()) {
      if (!(of.access() instanceof Access.Through(var parents, _))) {
        continue;
      }
      var ends =
          pointers(object).stream()
              .filter(pointer -> pointer.object().equals(of))
              .filter(pointer -> parents.contains(pointer.field().name()))
              .map(pointer -> column(pointer.field()))
              .toList();
      for (var i = 0; i < ends.size(); i++) {
        for (var j = i + 1; j < ends.size(); j++) {
          related.addAll(
              sql.select(of.id())
                  .from(of.table())
                  .where(ends.get(i).in(both), ends.get(j).in(both))
                  .and(ends.get(i).ne(ends.get(j)))
                  .fetch(of.id()));
        }
      }
    }
    return related;
  }

  private Map<Pointer, List<Pointing>> pointingTo(ObjectDefinition object, UUID id) {
    Map<Pointer, List<Pointing>> pointing = new LinkedHashMap<>();
    for (var pointer : pointers(object)) {
      var from = pointer.object();
      var deletedAt = from.column("deleted_at", OffsetDateTime.class);
      // Each half has indexes of its own.
      var there =
          select(from.id(), inline(false))
              .from(from.table())
              .where(column(pointer.field()).eq(id), deletedAt.isNull());
      var deleted =
          select(from.id(), inline(true))
              .from(from.table())
              .where(column(pointer.field()).eq(id), deletedAt.isNotNull());
      pointing.put(
          pointer,
          sql.fetch(there.unionAll(deleted)).map(row -> new Pointing(row.value1(), row.value2())));
    }
    return pointing;
  }

  @SuppressWarnings("unchecked")
  private static Field<UUID> column(FieldDefinition field) {
    return (Field<UUID>) field.column();
  }
}
