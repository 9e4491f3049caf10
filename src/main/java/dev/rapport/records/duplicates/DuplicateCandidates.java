package dev.rapport.records.duplicates;

import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static rapport.db.Tables.DUPLICATE_CANDIDATE;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.query.RegistryAccess;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.Record;

/**
 * The pairs of records that may be the same. An actor sees those of which they may see both
 * records.
 */
@Component
public class DuplicateCandidates {

  /** What became of a pair. */
  public enum State {
    /** Nobody has decided. */
    OPEN,
    /** Somebody said that they are two. */
    REJECTED;

    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Two records that are alike, in either order.
   *
   * @param score from 0 to 1
   * @param reasons what speaks for their being one, {@code against} what against it
   */
  public record Pair(
      UUID one, UUID other, double score, List<String> reasons, List<String> against) {}

  /** A pair as it is kept; the first record is the older one. */
  public record Candidate(
      UUID id,
      String object,
      UUID one,
      UUID other,
      double score,
      List<String> reasons,
      List<String> against) {}

  /**
   * @param next the cursor of the page behind; null when this is the last
   */
  public record Page(List<Candidate> candidates, @Nullable String next) {}

  private static final int ROWS = 500;
  private static final Comparator<Pair> BY_IDS =
      Comparator.comparing((Pair pair) -> text(pair.one()))
          .thenComparing(pair -> text(pair.other()));
  private static final Record ONE = RECORD.as("one");
  private static final Record OTHER = RECORD.as("other");

  private final DSLContext sql;
  private final RegistryAccess registry;
  private final Clock clock;

  DuplicateCandidates(DSLContext sql, RegistryAccess registry, Clock clock) {
    this.sql = sql;
    this.registry = registry;
    this.clock = clock;
  }

  /** Keeps the pairs as found now; what somebody decided on one stays. */
  public void save(String object, Collection<Pair> pairs) {
    // In one order, so that two who find the same pairs wait for each other in turn.
    var all = pairs.stream().map(DuplicateCandidates::inOrder).sorted(BY_IDS).toList();
    for (var from = 0; from < all.size(); from += ROWS) {
      insert(object, all.subList(from, Math.min(all.size(), from + ROWS)));
    }
  }

  private void insert(String object, List<Pair> pairs) {
    var table = DUPLICATE_CANDIDATE;
    var rows =
        sql.insertInto(
            table,
            table.ID,
            table.OBJECT,
            table.ONE_ID,
            table.OTHER_ID,
            table.SCORE,
            table.REASONS,
            table.AGAINST,
            table.FOUND_AT);
    var now = OffsetDateTime.now(clock);
    for (var pair : pairs) {
      rows =
          rows.values(
              Ids.next(),
              object,
              pair.one(),
              pair.other(),
              pair.score(),
              pair.reasons().toArray(String[]::new),
              pair.against().toArray(String[]::new),
              now);
    }
    rows.onConflict(table.ONE_ID, table.OTHER_ID)
        .doUpdate()
        .set(table.SCORE, excluded(table.SCORE))
        .set(table.REASONS, excluded(table.REASONS))
        .set(table.AGAINST, excluded(table.AGAINST))
        .set(table.FOUND_AT, excluded(table.FOUND_AT))
        .execute();
  }

  /** Forgets the open pairs of an object that were not found again since. */
  public void forget(String object, OffsetDateTime since) {
    forget(DUPLICATE_CANDIDATE.OBJECT.eq(object), since);
  }

  /** Forgets the open pairs of these records that were not found again since. */
  public void forget(Collection<UUID> records, OffsetDateTime since) {
    forget(
        DUPLICATE_CANDIDATE.ONE_ID.in(records).or(DUPLICATE_CANDIDATE.OTHER_ID.in(records)), since);
  }

  private void forget(Condition which, OffsetDateTime since) {
    sql.deleteFrom(DUPLICATE_CANDIDATE)
        .where(which)
        .and(DUPLICATE_CANDIDATE.STATE.eq(State.OPEN.stored()))
        .and(DUPLICATE_CANDIDATE.FOUND_AT.lt(since))
        .execute();
  }

  /** How many open pairs of an object there are. */
  public long count(String object) {
    return sql.fetchCount(
        DUPLICATE_CANDIDATE,
        DUPLICATE_CANDIDATE.OBJECT.eq(object),
        DUPLICATE_CANDIDATE.STATE.eq(State.OPEN.stored()));
  }

  /**
   * A page of the pairs that the actor may see, the surest first. One statement.
   *
   * @param from the least score, {@code below} what it has to be less than
   * @param cursor the {@code next} of the page before; null for the first
   */
  public Page page(
      String object,
      State state,
      double from,
      double below,
      @Nullable String cursor,
      int limit,
      Actor actor) {
    var table = DUPLICATE_CANDIDATE;
    var found =
        visible(List.of(object), actor)
            .and(table.OBJECT.eq(object))
            .and(table.STATE.eq(state.stored()))
            .and(table.SCORE.ge(from))
            .and(table.SCORE.lt(below))
            .and(cursor == null ? noCondition() : behind(cursor))
            .orderBy(table.SCORE.desc(), table.ID.desc())
            .limit(limit + 1)
            .fetch(DuplicateCandidates::candidate);
    if (found.size() <= limit) {
      return new Page(found, null);
    }
    var last = found.get(limit - 1);
    return new Page(found.subList(0, limit), last.score() + "_" + last.id());
  }

  /** How many open pairs of at least this score the actor may see, counted up to {@code most}. */
  public int count(String object, double from, int most, Actor actor) {
    return sql.fetchCount(
        visible(List.of(object), actor)
            .and(DUPLICATE_CANDIDATE.OBJECT.eq(object))
            .and(DUPLICATE_CANDIDATE.STATE.eq(State.OPEN.stored()))
            .and(DUPLICATE_CANDIDATE.SCORE.ge(from))
            .limit(most));
  }

  /**
   * A pair that the actor may see.
   *
   * @param objects of which it may be
   * @throws NotFoundException when there is none
   */
  public Candidate one(UUID id, Collection<String> objects, Actor actor) {
    return visible(objects, actor)
        .and(DUPLICATE_CANDIDATE.ID.eq(id))
        .fetchOptional(DuplicateCandidates::candidate)
        .orElseThrow(NotFoundException::new);
  }

  /** Says that they are two, or that nobody has decided after all. */
  public void decide(UUID id, State state, Actor actor) {
    var table = DUPLICATE_CANDIDATE;
    sql.update(table)
        .set(table.STATE, state.stored())
        .set(table.DECIDED_AT, state == State.OPEN ? null : OffsetDateTime.now(clock))
        .set(table.DECIDED_BY, state == State.OPEN ? null : actor.id())
        .where(table.ID.eq(id))
        .execute();
  }

  private SelectConditionStep<? extends org.jooq.Record> visible(
      Collection<String> objects, Actor actor) {
    var table = DUPLICATE_CANDIDATE;
    return sql.select(
            table.ID,
            table.OBJECT,
            table.ONE_ID,
            table.OTHER_ID,
            table.SCORE,
            table.REASONS,
            table.AGAINST)
        .from(table)
        .join(ONE)
        .on(ONE.ID.eq(table.ONE_ID))
        .join(OTHER)
        .on(OTHER.ID.eq(table.OTHER_ID))
        .where(registry.visible(ONE, objects, actor))
        .and(registry.visible(OTHER, objects, actor));
  }

  private static Candidate candidate(org.jooq.Record row) {
    var table = DUPLICATE_CANDIDATE;
    return new Candidate(
        row.get(table.ID),
        row.get(table.OBJECT),
        row.get(table.ONE_ID),
        row.get(table.OTHER_ID),
        row.get(table.SCORE),
        List.of(row.get(table.REASONS)),
        List.of(row.get(table.AGAINST)));
  }

  private static Condition behind(String cursor) {
    try {
      var parts = cursor.split("_", 2);
      return row(DUPLICATE_CANDIDATE.SCORE, DUPLICATE_CANDIDATE.ID)
          .lt(Double.valueOf(parts[0]), UUID.fromString(parts[1]));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new InvalidQueryException("cursor", "query.cursor");
    }
  }

  /** The lesser id first. */
  private static Pair inOrder(Pair pair) {
    return text(pair.one()).compareTo(text(pair.other())) < 0
        ? pair
        : new Pair(pair.other(), pair.one(), pair.score(), pair.reasons(), pair.against());
  }

  /** As the database orders them, by bytes; Java compares their halves as signed numbers. */
  private static String text(UUID id) {
    return id.toString();
  }
}
