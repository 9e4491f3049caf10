package dev.rapport.records;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.records.MergeSettlement.Contention;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.ContactPointsType;
import dev.rapport.records.fieldtype.SeveralType;
import dev.rapport.records.fieldtype.Tag;
import dev.rapport.records.fieldtype.TagsType;
import dev.rapport.records.query.RegistryAccess;
import java.time.Duration;
import java.time.Instant;
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
import java.util.stream.Stream;
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

  /** For how long a merge can be undone. */
  public static final Duration UNDOABLE = Duration.ofDays(30);

  /**
   * What is to become one.
   *
   * @param survivor whose id stays
   * @param merged the one that becomes a part of it
   * @param taken the fields whose values come from the merged one
   * @param staying of records of which only one can stand, those of the merged one that stay; the
   *     survivor's stay where they are not named. Null when nobody looked: then it is refused
   */
  public record Merge(
      String object, UUID survivor, UUID merged, Set<String> taken, @Nullable Set<UUID> staying) {}

  /**
   * What a merge did.
   *
   * @param followed how many other records point to the survivor now, or changed or are gone
   *     because they could not stand beside each other
   */
  public record Merged(long changeSet, int followed) {}

  /** What the refusal of a merge is called that somebody has to look at. */
  public static final String UNDECIDED = "merge.undecided";

  private final Catalog catalog;
  private final Records records;
  private final RegistryAccess registry;
  private final RecordWriter writer;
  private final MergeFollowers followers;

  Merges(
      Catalog catalog,
      Records records,
      RegistryAccess registry,
      RecordWriter writer,
      MergeFollowers followers) {
    this.followers = followers;
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
   * @throws RefusedException when values are refused, the two are the same record, or nobody
   *     decided which of two records stands
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
    var settled = followers.of(merge, object, actor);
    if (merge.staying() == null && !settled.contentions().isEmpty()) {
      throw RefusedException.of("staying", UNDECIDED);
    }
    var all = new ArrayList<Change>(own);
    all.addAll(settled.changes());
    var written = writer.write(all, everywhere(actor), new Origin("command", COMMAND, job, null));
    return new Merged(written.changeSet(), settled.changes().size());
  }

  /** Of which records only one could stand when the two were one; those that the actor may see. */
  public List<Contention> contentions(String object, UUID survivor, UUID merged, Actor actor) {
    var merge = new Merge(object, survivor, merged, Set.of(), Set.of());
    var all = followers.of(merge, catalog.object(object), actor).contentions();
    var seen = new HashSet<UUID>();
    all.stream()
        .collect(Collectors.groupingBy(Contention::object))
        .forEach((of, some) -> {
          if (registry.readable(of, actor)) {
            var ids = some.stream().flatMap(each -> Stream.of(each.ofSurvivor(), each.ofMerged()));
            var label = List.of(catalog.object(of).labelField());
            records
                .some(of, ids.distinct().toList(), label, actor)
                .forEach(row -> seen.add(row.id()));
          }
        });
    return all.stream()
        .filter(each -> seen.contains(each.ofSurvivor()) && seen.contains(each.ofMerged()))
        .toList();
  }

  /** The same, reaching what belongs to others: it follows the merge, whoever it belongs to. */
  static Actor everywhere(Actor actor) {
    return actor.id() == null ? actor : Actor.unrestricted(actor.id(), actor.name());
  }

  /** Whether a merge of {@code at} can still be undone. */
  static boolean undoable(Instant at, Instant now) {
    return at.isAfter(now.minus(UNDOABLE));
  }

  /** How many records point to this one, by object; those that the actor may see to do so. */
  public Map<String, Integer> pointing(String object, UUID id, Actor actor) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (var pointer : followers.pointers(catalog.object(object))) {
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
      if (actor.field(object.name(), field.name()) != FieldAccess.WRITE) {
        continue;
      }
      if (field.type() instanceof ContactPointsType && !values.containsKey(field.name())) {
        var all = MergedContacts.of(field, survivor, other, merge.taken());
        if (all != null) {
          values.put(field.name(), all);
        }
      }
      if (field.type() instanceof TagsType type && other.values().get(field.name()) != null) {
        values.put(field.name(), added(type, other.values().get(field.name())));
      }
    }
    return values;
  }

  /** Tags say something of both, and none is lost. */
  @SuppressWarnings("unchecked")
  private static Object added(TagsType type, @Nullable Object tags) {
    return new SeveralType.Adjustment<>(type, (List<Tag>) Objects.requireNonNull(tags), List.of());
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
}
