package dev.rapport.parties.duplicates;

import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static rapport.db.Tables.JOB;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.platform.jobs.Jobs;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Text;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.Merges;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import rapport.db.tables.records.JobRecord;
import tools.jackson.databind.json.JsonMapper;

/**
 * Starts scans and merges of many pairs, one of each at a time for an object, and says how the last
 * one went.
 */
@Component
class DuplicateJobs {

  /**
   * The last scan of an object.
   *
   * @param state waiting, running, done, failed, cancelling or cancelled; null before the first
   * @param done how many of {@code total} rows were read
   */
  record Scan(
      String object,
      @Nullable UUID job,
      @Nullable String state,
      long done,
      @Nullable Long total,
      @Nullable Instant finishedAt) {}

  /**
   * What a job that merges has done so far.
   *
   * @param object of whose records
   */
  record Outcome(String object, CertainMerges.Progress progress) {}

  /**
   * A job that merged, and can be taken back.
   *
   * @param at when it was started
   * @param merged how many pairs it merged
   * @param left how many it left as they are
   */
  record Recent(UUID job, Instant at, int merged, int left) {}

  private static final List<String> ACTIVE = List.of("waiting", "running", "cancelling");

  private final DSLContext sql;
  private final Jobs jobs;
  private final Sources sources;
  private final JsonMapper json;
  private final Clock clock;

  DuplicateJobs(DSLContext sql, Jobs jobs, Sources sources, JsonMapper json, Clock clock) {
    this.clock = clock;
    this.json = json;
    this.sql = sql;
    this.jobs = jobs;
    this.sources = sources;
  }

  /**
   * Starts a scan, for its owner to watch.
   *
   * @throws ProblemException 409 while one of the object is on its way
   */
  @Transactional
  public UUID scan(String object, Actor actor) {
    refuseSecond(DuplicateScan.KIND, object, "duplicates.scanning");
    return start(DuplicateScan.KIND, "job", new DuplicateScan.Payload(object), object, actor);
  }

  /**
   * Starts merging all certain pairs that the actor may merge.
   *
   * @throws ForbiddenException when the actor may see none of the object's records
   * @throws ProblemException 409 while others of the object are being merged
   */
  @Transactional
  public UUID merge(String object, Actor actor) {
    sources.of(object);
    if (!actor.may(Operation.READ, object)) {
      throw new ForbiddenException();
    }
    refuseSecond(CertainMerges.KIND, object, "duplicates.merging");
    return start(CertainMerges.KIND, "merge", new CertainMerges.Payload(object), object, actor);
  }

  /**
   * What became of the pairs of a job that merges.
   *
   * @throws NotFoundException when there is no such job of the actor's
   */
  Outcome outcome(UUID job, Actor actor) {
    var row = of(job, actor);
    return new Outcome(
        json.readValue(row.getPayload().data(), CertainMerges.Payload.class).object(),
        progress(row));
  }

  private CertainMerges.Progress progress(JobRecord job) {
    var progress = job.getProgress();
    return progress == null
        ? new CertainMerges.Progress(null, 0, 0, List.of())
        : json.readValue(progress.data(), CertainMerges.Progress.class);
  }

  /**
   * The actor's jobs that merged pairs of an object, the last one first, as long as they can be
   * undone and nobody undid them.
   */
  List<Recent> recent(String object, Actor actor) {
    var undo = JOB.as("undo");
    return sql
        .selectFrom(JOB)
        .where(of(CertainMerges.KIND, object), JOB.OWNER_ID.eq(actor.id()))
        .and(JOB.STATE.notIn(ACTIVE))
        .and(JOB.CREATED_AT.gt(since()))
        .andNotExists(
            DSL.selectOne()
                .from(undo)
                .where(undo.OWNER_ID.eq(actor.id()), undo.KIND.eq(UndoneMerges.KIND))
                .and(undo.STATE.eq("done").or(undo.STATE.in(ACTIVE)))
                .and(jsonbGetAttributeAsText(undo.PAYLOAD, "job").eq(JOB.ID.cast(String.class))))
        .orderBy(JOB.CREATED_AT.desc(), JOB.ID.desc())
        .fetch()
        .stream()
        .map(job -> {
          var progress = progress(job);
          return new Recent(
              job.getId(), job.getCreatedAt().toInstant(), progress.merged(), progress.left());
        })
        .filter(job -> job.merged() + job.left() > 0)
        .toList();
  }

  /** Since when merges can be undone. */
  private OffsetDateTime since() {
    return clock.instant().minus(Merges.UNDOABLE).atOffset(ZoneOffset.UTC);
  }

  private JobRecord of(UUID job, Actor actor) {
    return sql.selectFrom(JOB)
        .where(JOB.ID.eq(job), JOB.KIND.eq(CertainMerges.KIND))
        .and(JOB.OWNER_ID.eq(actor.id()))
        .fetchOptional()
        .orElseThrow(NotFoundException::new);
  }

  /**
   * Starts taking back all that a job merged.
   *
   * @throws NotFoundException when there is no such job of the actor's
   * @throws RefusedException when it was started more than {@link Merges#UNDOABLE} ago
   */
  @Transactional
  public UUID undo(UUID job, Actor actor) {
    var row = of(job, actor);
    if (ACTIVE.contains(row.getState())) {
      throw new NotFoundException();
    }
    if (!row.getCreatedAt().isAfter(since())) {
      throw RefusedException.of("job", "merge.late", Merges.UNDOABLE.toDays());
    }
    var object = json.readValue(row.getPayload().data(), CertainMerges.Payload.class).object();
    return start(UndoneMerges.KIND, "unmerge", new UndoneMerges.Payload(job), object, actor);
  }

  /** Has the backlog of an object compared, unless that is on its way. */
  @Transactional
  public void compareLate(String object) {
    if (!sql.fetchExists(JOB, of(LateComparisons.KIND, object), JOB.STATE.in(ACTIVE))) {
      jobs.start(
          new Jobs.NewJob(
              LateComparisons.KIND,
              Text.of("duplicates.job." + object),
              new LateComparisons.Payload(object),
              null,
              null));
    }
  }

  private UUID start(String kind, String title, Object payload, String object, Actor actor) {
    return jobs.start(
        new Jobs.NewJob(
            kind,
            Text.of("duplicates." + title + "." + object),
            payload,
            actor.id(),
            "/duplicates?object=" + object));
  }

  private void refuseSecond(String kind, String object, String problem) {
    sources.of(object);
    if (sql.fetchExists(JOB, of(kind, object), JOB.STATE.in(ACTIVE))) {
      throw ProblemException.of(HttpStatus.CONFLICT, problem);
    }
  }

  /** The last scan of every object. */
  List<Scan> scans() {
    return sources.objects().stream().map(this::lastScan).toList();
  }

  private Scan lastScan(String object) {
    return sql.selectFrom(JOB)
        .where(of(DuplicateScan.KIND, object))
        .orderBy(JOB.CREATED_AT.desc(), JOB.ID.desc())
        .limit(1)
        .fetchOptional(job ->
            new Scan(
                object,
                job.getId(),
                job.getState(),
                job.getDone(),
                job.getTotal(),
                job.getFinishedAt() == null ? null : job.getFinishedAt().toInstant()))
        .orElse(new Scan(object, null, null, 0, null, null));
  }

  private static Condition of(String kind, String object) {
    return JOB.KIND.eq(kind).and(jsonbGetAttributeAsText(JOB.PAYLOAD, "object").eq(object));
  }
}
