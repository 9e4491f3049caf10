package dev.rapport.records.transfer;

import static rapport.db.Tables.IMPORT_RUN;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.transfer.ImportRun.State;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.ImportRunRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps imports. One's own, and to administrators everybody's, of objects that one may read: a
 * program's token may reach but some.
 */
@Component
class ImportRuns {

  private static final int RECENT = 50;
  private static final TypeReference<List<ImportColumn>> COLUMNS = new TypeReference<>() {};
  private static final TypeReference<Map<String, @Nullable Object>> VALUES =
      new TypeReference<>() {};

  private final DSLContext database;
  private final JsonMapper json;
  private final Catalog catalog;

  ImportRuns(DSLContext database, JsonMapper json, Catalog catalog) {
    this.database = database;
    this.json = json;
    this.catalog = catalog;
  }

  void insert(ImportRun run) {
    database
        .insertInto(IMPORT_RUN)
        .set(IMPORT_RUN.ID, run.id())
        .set(IMPORT_RUN.OWNER_ID, run.owner())
        .set(IMPORT_RUN.OBJECT, run.object())
        .set(IMPORT_RUN.FILE_NAME, run.fileName())
        .set(IMPORT_RUN.STATE, run.state().stored())
        .set(form(run.form()))
        .set(IMPORT_RUN.ROWS, run.rows())
        .set(IMPORT_RUN.COLUMNS, jsonb(run.columns()))
        .set(IMPORT_RUN.DEFAULTS, jsonb(run.defaults()))
        .execute();
  }

  /**
   * Saves the form, the columns and the mapping: the dry run, if there was one, no longer holds.
   */
  void saveMapping(ImportRun run) {
    database
        .update(IMPORT_RUN)
        .set(IMPORT_RUN.STATE, State.MAPPING.stored())
        .set(form(run.form()))
        .set(IMPORT_RUN.ROWS, run.rows())
        .set(IMPORT_RUN.COLUMNS, jsonb(run.columns()))
        .set(IMPORT_RUN.KEY, run.key())
        .set(IMPORT_RUN.CREATE_NEW, run.recognition().createNew())
        .set(IMPORT_RUN.CLEAR_EMPTY, run.recognition().clearEmpty())
        .set(IMPORT_RUN.DEFAULTS, jsonb(run.defaults()))
        .setNull(IMPORT_RUN.JOB_ID)
        .where(IMPORT_RUN.ID.eq(run.id()))
        .execute();
  }

  private static Map<Field<?>, @Nullable Object> form(FileForm form) {
    var values = new HashMap<Field<?>, @Nullable Object>();
    values.put(IMPORT_RUN.KIND, form.kind().stored());
    values.put(IMPORT_RUN.ENCODING, form.encoding());
    values.put(IMPORT_RUN.DELIMITER, String.valueOf(form.delimiter()));
    values.put(IMPORT_RUN.HEADER, form.header());
    values.put(IMPORT_RUN.SHEET, form.sheet());
    values.put(IMPORT_RUN.SHEETS, form.sheets().toArray(String[]::new));
    return values;
  }

  List<ImportRun> recent(Actor actor) {
    return database
        .selectFrom(IMPORT_RUN)
        .where(visible(actor))
        .orderBy(IMPORT_RUN.ID.desc())
        .limit(RECENT)
        .fetch(this::read);
  }

  /**
   * @throws ProblemException 404 when there is none that the actor may see
   */
  ImportRun get(UUID id, Actor actor) {
    return database
        .selectFrom(IMPORT_RUN)
        .where(IMPORT_RUN.ID.eq(id), visible(actor))
        .fetchOptional(this::read)
        .orElseThrow(ProblemException::notFound);
  }

  Optional<ImportRun> find(UUID id) {
    return database.selectFrom(IMPORT_RUN).where(IMPORT_RUN.ID.eq(id)).fetchOptional(this::read);
  }

  ImportRun get(UUID id) {
    return find(id).orElseThrow(ProblemException::notFound);
  }

  /** Whether this job is still the one at work on it: a new mapping makes a dry run pointless. */
  boolean isAt(UUID id, UUID job) {
    return database.fetchExists(IMPORT_RUN, IMPORT_RUN.ID.eq(id).and(IMPORT_RUN.JOB_ID.eq(job)));
  }

  /**
   * Holds it until the transaction ends, so that nobody else changes or starts it meanwhile. Values
   * that a job collects for it may still point to it: else each would wait for the other.
   *
   * @throws ProblemException 404, or 409 when it is not in one of {@code states}
   */
  ImportRun lock(UUID id, Actor actor, Collection<State> states) {
    var run =
        database
            .selectFrom(IMPORT_RUN)
            .where(IMPORT_RUN.ID.eq(id), visible(actor))
            .forNoKeyUpdate()
            .fetchOptional(this::read)
            .orElseThrow(ProblemException::notFound);
    if (!states.contains(run.state())) {
      throw ProblemException.of(HttpStatus.CONFLICT, "import.state." + run.state().stored());
    }
    return run;
  }

  /** The last one of the same object that this actor brought in, whose mapping may serve again. */
  List<ImportColumn> lastColumns(String object, UUID owner) {
    return database
        .select(IMPORT_RUN.COLUMNS)
        .from(IMPORT_RUN)
        .where(IMPORT_RUN.OBJECT.eq(object), IMPORT_RUN.OWNER_ID.eq(owner))
        .and(IMPORT_RUN.STARTED_AT.isNotNull())
        .orderBy(IMPORT_RUN.ID.desc())
        .limit(1)
        .fetchOptional(row -> json.readValue(row.value1().data(), COLUMNS))
        .orElse(List.of());
  }

  void setState(UUID id, State state) {
    database
        .update(IMPORT_RUN)
        .set(IMPORT_RUN.STATE, state.stored())
        .where(IMPORT_RUN.ID.eq(id))
        .execute();
  }

  void setJob(UUID id, UUID job) {
    database.update(IMPORT_RUN).set(IMPORT_RUN.JOB_ID, job).where(IMPORT_RUN.ID.eq(id)).execute();
  }

  void start(UUID id, UUID job) {
    database
        .update(IMPORT_RUN)
        .set(IMPORT_RUN.STATE, State.RUNNING.stored())
        .set(IMPORT_RUN.JOB_ID, job)
        .set(
            IMPORT_RUN.STARTED_AT, DSL.coalesce(IMPORT_RUN.STARTED_AT, DSL.currentOffsetDateTime()))
        .where(IMPORT_RUN.ID.eq(id))
        .execute();
  }

  void finish(UUID id, State state) {
    database
        .update(IMPORT_RUN)
        .set(IMPORT_RUN.STATE, state.stored())
        .set(IMPORT_RUN.FINISHED_AT, DSL.currentOffsetDateTime())
        .where(IMPORT_RUN.ID.eq(id))
        .execute();
  }

  void delete(UUID id) {
    database.deleteFrom(IMPORT_RUN).where(IMPORT_RUN.ID.eq(id)).execute();
  }

  private Condition visible(Actor actor) {
    if (actor.administrator()) {
      return DSL.noCondition();
    }
    var readable =
        catalog.objects().stream()
            .map(ObjectDefinition::name)
            .filter(object -> actor.may(Operation.READ, object))
            .toList();
    return IMPORT_RUN.OWNER_ID.eq(actor.id()).and(IMPORT_RUN.OBJECT.in(readable));
  }

  private ImportRun read(ImportRunRecord row) {
    return new ImportRun(
        row.getId(),
        row.getOwnerId(),
        row.getObject(),
        row.getFileName(),
        State.of(row.getState()),
        new FileForm(
            FileForm.Kind.of(row.getKind()),
            row.getEncoding(),
            row.getDelimiter().charAt(0),
            row.getHeader(),
            row.getSheet(),
            List.of(row.getSheets())),
        row.getRows(),
        json.readValue(row.getColumns().data(), COLUMNS),
        new Recognition(row.getKey(), row.getCreateNew(), row.getClearEmpty()),
        json.readValue(row.getDefaults().data(), VALUES),
        row.getJobId(),
        row.getCreatedAt().toInstant(),
        instant(row.getStartedAt()),
        instant(row.getFinishedAt()));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private JSONB jsonb(Object value) {
    return JSONB.valueOf(json.writeValueAsString(value));
  }
}
