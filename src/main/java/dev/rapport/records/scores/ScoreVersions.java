package dev.rapport.records.scores;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static rapport.db.Tables.SCORE_PLAN;
import static rapport.db.Tables.SCORE_VERSION;

import dev.rapport.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What objects are scored for, and the versions of the models that do it; all as JSON. */
@Component
public class ScoreVersions {

  /**
   * @param examined null before anybody looked
   */
  public record Plan(String plan, @Nullable String examined) {}

  /**
   * @param number of its object, from 1
   * @param takenAt null for one that nobody took
   */
  public record Version(
      UUID id,
      String object,
      int number,
      String model,
      String report,
      Instant trainedAt,
      @Nullable UUID trainedBy,
      @Nullable Instant takenAt,
      boolean inUse) {}

  private final DSLContext sql;
  private final Clock clock;

  ScoreVersions(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  public Optional<Plan> plan(String object) {
    return sql.selectFrom(SCORE_PLAN)
        .where(SCORE_PLAN.OBJECT.eq(object))
        .fetchOptional(row ->
            new Plan(
                row.getPlan().data(), row.getExamined() == null ? null : row.getExamined().data()));
  }

  /** The plans that somebody made, by object. */
  public Map<String, String> plans() {
    return sql.selectFrom(SCORE_PLAN).fetchMap(SCORE_PLAN.OBJECT, row -> row.getPlan().data());
  }

  public void plan(String object, String plan) {
    sql.insertInto(SCORE_PLAN, SCORE_PLAN.OBJECT, SCORE_PLAN.PLAN)
        .values(object, JSONB.valueOf(plan))
        .onConflict(SCORE_PLAN.OBJECT)
        .doUpdate()
        .set(SCORE_PLAN.PLAN, JSONB.valueOf(plan))
        .execute();
  }

  /** Keeps what a look at the fields found; of an object without a plan nothing is kept. */
  public void examined(String object, String examined) {
    sql.update(SCORE_PLAN)
        .set(SCORE_PLAN.EXAMINED, JSONB.valueOf(examined))
        .where(SCORE_PLAN.OBJECT.eq(object))
        .execute();
  }

  /** Adds a version that is not in use; in the caller's transaction. */
  public Version add(String object, String model, String report, @Nullable UUID by) {
    sql.select(SCORE_PLAN.OBJECT)
        .from(SCORE_PLAN)
        .where(SCORE_PLAN.OBJECT.eq(object))
        .forUpdate() // two at once would take the same number
        .fetch();
    var last =
        sql.select(coalesce(max(SCORE_VERSION.NUMBER), inline(0)))
            .from(SCORE_VERSION)
            .where(SCORE_VERSION.OBJECT.eq(object))
            .fetchSingle()
            .value1();
    var row = sql.newRecord(SCORE_VERSION);
    row.setId(Ids.next());
    row.setObject(object);
    row.setNumber(last + 1);
    row.setModel(JSONB.valueOf(model));
    row.setReport(JSONB.valueOf(report));
    row.setTrainedAt(OffsetDateTime.now(clock));
    row.setTrainedBy(by);
    row.setInUse(false);
    sql.insertInto(SCORE_VERSION).set(row).execute();
    return where(SCORE_VERSION.ID.eq(row.getId())).getFirst();
  }

  /** The latest first, twenty at most. */
  public List<Version> of(String object) {
    return where(SCORE_VERSION.OBJECT.eq(object));
  }

  public Optional<Version> find(String object, int number) {
    return where(SCORE_VERSION.OBJECT.eq(object).and(SCORE_VERSION.NUMBER.eq(number))).stream()
        .findFirst();
  }

  public Optional<Version> inUse(String object) {
    return where(SCORE_VERSION.OBJECT.eq(object).and(SCORE_VERSION.IN_USE)).stream().findFirst();
  }

  /** The objects whose records are scored. One statement. */
  public List<String> scored() {
    return sql.select(SCORE_VERSION.OBJECT)
        .from(SCORE_VERSION)
        .where(SCORE_VERSION.IN_USE)
        .fetch(SCORE_VERSION.OBJECT);
  }

  /** Has this version's scores count from now on. */
  @Transactional
  public void take(Version version, @Nullable UUID by) {
    sql.update(SCORE_VERSION)
        .set(SCORE_VERSION.IN_USE, false)
        .where(SCORE_VERSION.OBJECT.eq(version.object()), SCORE_VERSION.IN_USE.isTrue())
        .execute();
    sql.update(SCORE_VERSION)
        .set(SCORE_VERSION.IN_USE, true)
        .set(SCORE_VERSION.TAKEN_AT, OffsetDateTime.now(clock))
        .set(SCORE_VERSION.TAKEN_BY, by)
        .where(SCORE_VERSION.ID.eq(version.id()))
        .execute();
  }

  private List<Version> where(Condition which) {
    return sql.selectFrom(SCORE_VERSION)
        .where(which)
        .orderBy(SCORE_VERSION.NUMBER.desc())
        .limit(20)
        .fetch(row ->
            new Version(
                row.getId(),
                row.getObject(),
                row.getNumber(),
                row.getModel().data(),
                row.getReport().data(),
                Objects.requireNonNull(row.getTrainedAt()).toInstant(),
                row.getTrainedBy(),
                row.getTakenAt() == null ? null : row.getTakenAt().toInstant(),
                row.getInUse()));
  }
}
