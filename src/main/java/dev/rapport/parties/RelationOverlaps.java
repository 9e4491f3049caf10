package dev.rapport.parties;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static rapport.db.Tables.RELATION;
import static rapport.db.Tables.RELATION_TYPE;

import dev.rapport.records.RecordDraft;
import dev.rapport.records.Reference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps relations from standing twice at the same time: the same one, and of types of which a party
 * has one at a time, a second one.
 */
@Component
class RelationOverlaps {

  /** The first number of the locks' names; the second is one of so many. */
  private static final int LOCKS = 0x72656c61;

  private static final int BUCKETS = 256;

  /**
   * What is asked of a type's relations.
   *
   * @param mutual whether it has no direction
   */
  record Type(
      UUID id,
      @Nullable String from,
      @Nullable String to,
      boolean fromOnce,
      boolean toOnce,
      boolean mutual) {}

  /**
   * A relation with its time. One that ended is no hindrance to one that began on that day or
   * later, or nobody knows when.
   */
  private record Tie(
      UUID id,
      UUID from,
      UUID type,
      UUID to,
      @Nullable LocalDate begins,
      @Nullable LocalDate ends) {

    boolean overlaps(Tie other) {
      return (begins != null && begins.equals(other.begins))
          || (!over(ends, other.begins) && !over(other.ends, begins));
    }

    private static boolean over(@Nullable LocalDate end, @Nullable LocalDate begin) {
      return end != null && (begin == null || !end.isAfter(begin));
    }
  }

  private final DSLContext sql;

  RelationOverlaps(DSLContext sql) {
    this.sql = sql;
  }

  /** The drafts' types. One statement. */
  Map<UUID, Type> types(List<RecordDraft> drafts) {
    var ids =
        drafts.stream()
            .map(draft -> draft.get(Relation.TYPE))
            .filter(Objects::nonNull)
            .map(Reference::id)
            .distinct()
            .toList();
    return sql.select(
            RELATION_TYPE.ID,
            RELATION_TYPE.FROM_KIND,
            RELATION_TYPE.TO_KIND,
            RELATION_TYPE.FROM_ONCE,
            RELATION_TYPE.TO_ONCE,
            RELATION_TYPE.NAME.eq(RELATION_TYPE.INVERSE))
        .from(RELATION_TYPE)
        .where(RELATION_TYPE.ID.in(ids))
        .fetchMap(
            RELATION_TYPE.ID,
            row ->
                new Type(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6()));
  }

  /**
   * Refuses the drafts that stand already, in the database or among themselves. Until the
   * transaction's end nobody else writes relations of these parties, so that of two at the same
   * moment the second one sees the first. Two statements, whether something is in the way or not.
   */
  void refuse(List<RecordDraft> drafts, Map<UUID, Type> types) {
    var ties = new HashMap<RecordDraft, Tie>();
    drafts.forEach(draft -> {
      var tie = tie(draft);
      if (tie != null && types.containsKey(tie.type())) {
        ties.put(draft, tie);
      }
    });
    if (ties.isEmpty()) {
      return;
    }
    lock(ties.values().stream().flatMap(tie -> Stream.of(tie.from(), tie.to())).toList());
    var others = new ArrayList<>(others(List.copyOf(ties.values()), types));
    for (var draft : drafts) {
      var tie = ties.get(draft);
      if (tie == null) {
        continue;
      }
      var type = Objects.requireNonNull(types.get(tie.type()));
      others.stream()
          .filter(other -> other.type().equals(tie.type()) && other.overlaps(tie))
          .filter(other -> clash(tie, other, type) != null)
          .findFirst()
          .ifPresentOrElse(other -> refuse(draft, tie, other, type), () -> others.add(tie));
    }
  }

  /** What stands in the way is not named, seen or not: else the answer tells of hidden ones. */
  private static void refuse(RecordDraft draft, Tie tie, Tie other, Type type) {
    if (same(tie, other, type)) {
      draft.refuse(Relation.TO, "relation.duplicate");
      return;
    }
    var party = Objects.requireNonNull(clash(tie, other, type));
    draft.refuse(party.equals(tie.from()) ? Relation.TO : Relation.FROM, "relation.once");
  }

  /** The party that would have a second relation where one is allowed; null when all is well. */
  private static @Nullable UUID clash(Tie tie, Tie other, Type type) {
    if (same(tie, other, type)) {
      return tie.from();
    }
    if (type.mutual() && (type.fromOnce() || type.toOnce())) {
      return Stream.of(tie.from(), tie.to())
          .filter(party -> party.equals(other.from()) || party.equals(other.to()))
          .findFirst()
          .orElse(null);
    }
    if (type.fromOnce() && tie.from().equals(other.from())) {
      return tie.from();
    }
    return type.toOnce() && tie.to().equals(other.to()) ? tie.to() : null;
  }

  private static boolean same(Tie tie, Tie other, Type type) {
    return (tie.from().equals(other.from()) && tie.to().equals(other.to()))
        || (type.mutual() && tie.from().equals(other.to()) && tie.to().equals(other.from()));
  }

  private static @Nullable Tie tie(RecordDraft draft) {
    var from = draft.get(Relation.FROM);
    var type = draft.get(Relation.TYPE);
    var to = draft.get(Relation.TO);
    return from == null || type == null || to == null
        ? null
        : new Tie(
            draft.id(),
            from.id(),
            type.id(),
            to.id(),
            draft.get(Relation.VALID_FROM),
            draft.get(Relation.VALID_TO));
  }

  /** Always in the same order, so that nobody waits for each other; few, however many parties. */
  private void lock(List<UUID> parties) {
    var buckets =
        parties.stream()
            .map(party -> Math.floorMod(party.hashCode(), BUCKETS))
            .distinct()
            .sorted()
            .toArray(Integer[]::new);
    var bucket = DSL.unnest(buckets).as("bucket", "bucket");
    sql.select(
            DSL.field(
                "pg_advisory_xact_lock({0}, {1})",
                Object.class, DSL.inline(LOCKS), bucket.field("bucket")))
        .from(bucket)
        .fetch();
  }

  /** The relations that are there and could stand in the way of these. */
  private List<Tie> others(List<Tie> ties, Map<UUID, Type> types) {
    var near = noCondition();
    for (var tie : ties) {
      var type = Objects.requireNonNull(types.get(tie.type()));
      near = near.or(near(tie, type));
    }
    return sql.select(
            RELATION.ID,
            RELATION.FROM_ID,
            RELATION.TYPE_ID,
            RELATION.TO_ID,
            RELATION.VALID_FROM,
            RELATION.VALID_TO)
        .from(RELATION)
        .where(RELATION.DELETED_AT.isNull())
        .and(RELATION.ID.notIn(ties.stream().map(Tie::id).toList()))
        .and(near)
        .fetch(row ->
            new Tie(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6()));
  }

  private static Condition near(Tie tie, Type type) {
    var from = row(RELATION.FROM_ID, RELATION.TYPE_ID);
    var to = row(RELATION.TO_ID, RELATION.TYPE_ID);
    var once = type.mutual() && (type.fromOnce() || type.toOnce());
    var near = from.eq(tie.from(), tie.type()).and(RELATION.TO_ID.eq(tie.to()));
    if (type.mutual()) {
      near = near.or(from.eq(tie.to(), tie.type()).and(RELATION.TO_ID.eq(tie.from())));
    }
    if (type.fromOnce() || once) {
      near = near.or(from.eq(tie.from(), tie.type()));
    }
    if (type.toOnce() || once) {
      near = near.or(to.eq(tie.to(), tie.type()));
    }
    return once ? near.or(from.eq(tie.to(), tie.type())).or(to.eq(tie.from(), tie.type())) : near;
  }
}
