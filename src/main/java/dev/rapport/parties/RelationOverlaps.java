package dev.rapport.parties;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static rapport.db.Tables.RELATION;
import static rapport.db.Tables.RELATION_TYPE;

import dev.rapport.records.RecordDraft;
import dev.rapport.records.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

  private final DSLContext sql;

  RelationOverlaps(DSLContext sql) {
    this.sql = sql;
  }

  /** The drafts' types. One statement. */
  Map<UUID, Tie.Type> types(List<RecordDraft> drafts) {
    var ids =
        drafts.stream()
            .map(draft -> draft.get(Relation.TYPE))
            .filter(Objects::nonNull)
            .map(Reference::id)
            .distinct()
            .toList();
    return typesOf(ids);
  }

  /** One statement. */
  Map<UUID, Tie.Type> typesOf(Collection<UUID> ids) {
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
                new Tie.Type(
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
   *
   * @param gone relations that are deleted by the same change set, and in nobody's way
   */
  void refuse(List<RecordDraft> drafts, Map<UUID, Tie.Type> types, Set<UUID> gone) {
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
    others.removeIf(other -> gone.contains(other.id()));
    for (var draft : drafts) {
      var tie = ties.get(draft);
      if (tie == null) {
        continue;
      }
      var type = Objects.requireNonNull(types.get(tie.type()));
      others.stream()
          .filter(other -> other.type().equals(tie.type()) && other.overlaps(tie))
          .filter(other -> tie.clash(other, type) != null)
          .findFirst()
          .ifPresentOrElse(other -> refuse(draft, tie, other, type), () -> others.add(tie));
    }
  }

  /** What stands in the way is not named, seen or not: else the answer tells of hidden ones. */
  private static void refuse(RecordDraft draft, Tie tie, Tie other, Tie.Type type) {
    if (tie.same(other, type)) {
      draft.refuse(Relation.TO, "relation.duplicate");
      return;
    }
    var party = Objects.requireNonNull(tie.clash(other, type));
    draft.refuse(party.equals(tie.from()) ? Relation.TO : Relation.FROM, "relation.once");
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
  private List<Tie> others(List<Tie> ties, Map<UUID, Tie.Type> types) {
    var near = noCondition();
    for (var tie : ties) {
      var type = Objects.requireNonNull(types.get(tie.type()));
      near = near.or(near(tie, type));
    }
    return ties(RELATION.ID.notIn(ties.stream().map(Tie::id).toList()).and(near));
  }

  /** All relations of these parties. One statement. */
  List<Tie> of(Collection<UUID> parties) {
    return ties(RELATION.FROM_ID.in(parties).or(RELATION.TO_ID.in(parties)));
  }

  private List<Tie> ties(Condition which) {
    return sql.select(
            RELATION.ID,
            RELATION.FROM_ID,
            RELATION.TYPE_ID,
            RELATION.TO_ID,
            RELATION.VALID_FROM,
            RELATION.VALID_TO)
        .from(RELATION)
        .where(RELATION.DELETED_AT.isNull(), which)
        .fetch(row ->
            new Tie(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6()));
  }

  private static Condition near(Tie tie, Tie.Type type) {
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
