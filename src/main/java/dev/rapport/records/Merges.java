package dev.rapport.records;

import dev.rapport.identity.Actor;
import dev.rapport.records.catalog.Catalog;
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
 * Makes one record of two. The survivor takes the chosen values of the other one; everything that
 * points to the other one points to the survivor from then on, by whichever field of whichever
 * object; the other one is gone, and its id leads to the survivor. All of it is one change set, and
 * so undone as a whole.
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
   * one. What points to the other one follows whoever it belongs to.
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
    // Each by itself: a change needs another right than a deletion.
    own.forEach(change -> refuse(writer.check(List.of(change), actor, Origin.API)));
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

  /** How many records point to this one, by object; those that the actor may see. */
  public Map<String, Integer> pointing(String object, UUID id, Actor actor) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    ids(catalog.object(object), id)
        .forEach((pointer, ids) -> {
          var from = pointer.object();
          if (ids.isEmpty() || !registry.readable(from.name(), actor)) {
            return;
          }
          var seen = records.some(from.name(), ids, List.of(from.labelField()), actor).size();
          if (seen > 0) {
            counts.merge(from.name(), seen, Integer::sum);
          }
        });
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
    Map<UUID, ObjectDefinition> objects = new LinkedHashMap<>();
    Map<UUID, Map<String, @Nullable Object>> values = new HashMap<>();
    ids(object, merge.merged())
        .forEach((pointer, ids) -> {
          for (var id : ids) {
            if (!id.equals(merge.merged())) {
              objects.put(id, pointer.object());
              values
                  .computeIfAbsent(id, _ -> new HashMap<>())
                  .put(
                      pointer.field().name(),
                      id.equals(merge.survivor()) ? null : Reference.to(merge.survivor()));
            }
          }
        });
    var related = related(merge, object);
    var changes = new ArrayList<Change>();
    objects.forEach((id, of) ->
        changes.add(
            related.contains(id)
                ? new Change.Delete(of.name(), id, null)
                : new Change.Update(of.name(), id, null, Objects.requireNonNull(values.get(id)))));
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

  private Map<Pointer, List<UUID>> ids(ObjectDefinition object, UUID id) {
    Map<Pointer, List<UUID>> ids = new LinkedHashMap<>();
    for (var pointer : pointers(object)) {
      var from = pointer.object();
      ids.put(
          pointer,
          sql.select(from.id())
              .from(from.table())
              .where(column(pointer.field()).eq(id))
              .and(from.column("deleted_at", OffsetDateTime.class).isNull())
              .fetch(from.id()));
    }
    return ids;
  }

  @SuppressWarnings("unchecked")
  private static Field<UUID> column(FieldDefinition field) {
    return (Field<UUID>) field.column();
  }
}
