package dev.rapport.records;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.ContactPointsType;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.query.RegistryAccess;
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
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes one record of two. The survivor takes the chosen values of the other one, and keeps the
 * ways to reach either as further ones; everything that points to the other one points to the
 * survivor from then on, by whichever field of whichever object; the other one is gone, and its id
 * leads to the survivor. All of it is one change set, and so undone as a whole.
 */
@Service
public class Merges {

  static final String COMMAND = "MergeRecords";

  /**
   * What is to become one.
   *
   * @param survivor whose id stays
   * @param merged the one that becomes a part of it
   * @param taken the fields whose values come from the merged one
   */
  public record Merge(String object, UUID survivor, UUID merged, Set<String> taken) {}

  /**
   * What a merge did.
   *
   * @param followed how many other records point to the survivor now, or are gone because they
   *     related the two
   */
  public record Merged(long changeSet, int followed) {}

  /** A record that points to another one; a deleted one may be restored. */
  private record Pointing(UUID id, boolean deleted) {}

  /** A field by which others point to records of an object. */
  record Pointer(ObjectDefinition object, FieldDefinition field) {}

  private final DSLContext sql;
  private final Catalog catalog;
  private final Records records;
  private final RegistryAccess registry;
  private final RecordWriter writer;

  Merges(
      DSLContext sql,
      Catalog catalog,
      Records records,
      RegistryAccess registry,
      RecordWriter writer) {
    this.sql = sql;
    this.catalog = catalog;
    this.records = records;
    this.registry = registry;
    this.writer = writer;
  }

  /**
   * Merges as the actor, who needs to be allowed to change the survivor and to delete the other
   * one. What points to the other one follows whoever it belongs to, also what is deleted and may
   * be restored.
   *
   * @param job on whose behalf it is done; null for none
   * @throws NotFoundException when one of them is not there or not visible, or records of this
   *     object can't be merged
   * @throws ForbiddenException when the actor may not change the one or not delete the other
   * @throws RefusedException when values are refused, or the two are the same record
   */
  @Transactional
  public Merged merge(Merge merge, Actor actor, @Nullable UUID job) {
    var object = catalog.object(merge.object());
    if (!object.duplicates()) {
      throw new NotFoundException();
    }
    if (merge.survivor().equals(merge.merged())) {
      throw RefusedException.of("merged", "merge.itself");
    }
    var own =
        List.<Change>of(
            new Change.Update(object.name(), merge.survivor(), null, taken(merge, object, actor)),
            new Change.Delete(object.name(), merge.merged(), null, merge.survivor()));
    refuse(writer.check(own, actor, Origin.API));
    var followers = followers(merge, object);
    var all = new ArrayList<Change>(own);
    all.addAll(followers);
    var written = writer.write(all, everywhere(actor), new Origin("command", COMMAND, job, null));
    return new Merged(written.changeSet(), followers.size());
  }

  /** The same, reaching what belongs to others: it follows the merge, whoever it belongs to. */
  static Actor everywhere(Actor actor) {
    return actor.id() == null ? actor : Actor.unrestricted(actor.id(), actor.name());
  }

  /** How many records point to this one, by object; those that the actor may see to do so. */
  public Map<String, Integer> pointing(String object, UUID id, Actor actor) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (var pointer : pointers(catalog.object(object))) {
      var from = pointer.object().name();
      var field = pointer.field().name();
      if (registry.readable(from, actor) && actor.field(from, field) != FieldAccess.HIDDEN) {
        var query = RecordQuery.of(from).where(field + "==" + id);
        var seen = records.countAll(query, actor).value();
        if (seen > 0) {
          counts.merge(from, seen, Integer::sum);
        }
      }
    }
    return counts;
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

  private Map<String, @Nullable Object> taken(Merge merge, ObjectDefinition object, Actor actor) {
    var survivor = records.one(object.name(), merge.survivor(), actor);
    var other = records.one(object.name(), merge.merged(), actor);
    Map<String, @Nullable Object> values = new HashMap<>();
    for (var name : merge.taken()) {
      if (!other.values().containsKey(name)) {
        throw RefusedException.of("taken", "unknownField");
      }
      var value = other.values().get(name);
      // A survivor that pointed to the other one would point to itself.
      values.put(name, pointsTo(value, survivor.id()) ? null : value);
    }
    for (var field : object.fields().values()) {
      if (field.type() instanceof ContactPointsType
          && !values.containsKey(field.name())
          && actor.field(object.name(), field.name()) == FieldAccess.WRITE) {
        var all = MergedContacts.of(field, survivor, other, merge.taken());
        if (all != null) {
          values.put(field.name(), all);
        }
      }
    }
    return values;
  }

  private static boolean pointsTo(@Nullable Object value, UUID id) {
    return value instanceof Reference reference && reference.id().equals(id);
  }

  private static void refuse(List<RefusedException.Refused> refused) {
    for (var record : refused) {
      for (var refusal : record.refusals()) {
        switch (refusal.code()) {
          case DraftLoader.NOT_FOUND -> throw new NotFoundException();
          case DraftLoader.FORBIDDEN -> throw new ForbiddenException();
          default -> {}
        }
      }
    }
    if (!refused.isEmpty()) {
      throw new RefusedException(refused);
    }
  }

  /** What points to the merged one is to point to the survivor. */
  private List<Change> followers(Merge merge, ObjectDefinition object) {
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
    objects.forEach((each, of) -> {
      if (!related.contains(each.id())) {
        var moved = Objects.requireNonNull(values.get(each.id()));
        changes.add(
            each.deleted()
                ? new Change.Follow(of.name(), each.id(), moved)
                : new Change.Update(of.name(), each.id(), null, moved));
      } else if (!each.deleted()) {
        changes.add(new Change.Delete(of.name(), each.id(), null));
      }
    });
    return changes;
  }

  /**
   * Records that stand between the two and are nothing else, reached through both: one can't be
   * related to oneself.
   */
  private Set<UUID> related(Merge merge, ObjectDefinition object) {
    var both = List.of(merge.survivor(), merge.merged());
    var related = new HashSet<UUID>();
    for (var of : catalog.objects()) {
      if (!(of.access() instanceof Access.Through(var parents))) {
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
