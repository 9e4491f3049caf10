package dev.rapport.records.transfer;

import static rapport.db.Tables.IMPORT_PROFILE;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Text;
import dev.rapport.records.catalog.FieldUser;
import dev.rapport.records.transfer.ImportProfile.Answered;
import dev.rapport.records.transfer.ImportRun.State;
import dev.rapport.records.transfer.ValueQuestions.Given;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import rapport.db.tables.records.ImportProfileRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps how files come in, for the next ones: one's own, and those that are for everybody. */
@Service
class ImportProfiles implements FieldUser {

  private static final int MAX_NAME = 100;
  private static final int MAX_ANSWERS = 10_000;
  private static final TypeReference<List<ImportColumn>> COLUMNS = new TypeReference<>() {};
  private static final TypeReference<List<Answered>> ANSWERS = new TypeReference<>() {};
  private static final TypeReference<Map<String, @Nullable Object>> VALUES =
      new TypeReference<>() {};

  private final DSLContext database;
  private final ImportRuns runs;
  private final ImportValues values;
  private final ValueAnswers answers;
  private final TargetList targets;
  private final Imports imports;
  private final JsonMapper json;

  ImportProfiles(
      DSLContext database,
      ImportRuns runs,
      ImportValues values,
      ValueAnswers answers,
      TargetList targets,
      Imports imports,
      JsonMapper json) {
    this.database = database;
    this.runs = runs;
    this.values = values;
    this.answers = answers;
    this.targets = targets;
    this.imports = imports;
    this.json = json;
  }

  /** What people keep for themselves goes without its name. */
  @Override
  public List<Use> uses() {
    return database
        .selectFrom(IMPORT_PROFILE)
        .orderBy(DSL.lower(IMPORT_PROFILE.NAME), IMPORT_PROFILE.ID)
        .fetch(this::read)
        .stream()
        .map(profile ->
            new Use(
                profile.shared()
                    ? Text.of("import.use", profile.name())
                    : Text.of("import.use.own"),
                profile.object(),
                profile.fields(),
                null))
        .toList();
  }

  /** Those that may serve an import, by name. */
  List<ImportProfile> of(ImportRun run, Actor actor) {
    return database
        .selectFrom(IMPORT_PROFILE)
        .where(IMPORT_PROFILE.OBJECT.eq(run.object()), visible(actor))
        .orderBy(DSL.lower(IMPORT_PROFILE.NAME), IMPORT_PROFILE.ID)
        .fetch(this::read);
  }

  /**
   * Keeps how an import is set up; one's own of the same name is overwritten.
   *
   * @throws ProblemException 422 when it has no name, or one that is too long
   */
  @Transactional
  public ImportProfile keep(UUID importId, String name, boolean shared, Actor actor) {
    var run = runs.get(importId, actor);
    var plain = name.strip();
    if (plain.isEmpty() || plain.length() > MAX_NAME || actor.id() == null) {
      throw ProblemException.invalid(
          List.of(
              plain.isEmpty()
                  ? FieldProblem.of("name", "text.empty")
                  : FieldProblem.of("name", "text.tooLong", MAX_NAME)));
    }
    var columns = run.columns().stream().map(ImportColumn::bare).toList();
    var answered =
        values.answered(run.id(), MAX_ANSWERS).stream()
            .map(value ->
                new Answered(
                    run.columns().get(value.column()).name(),
                    value.value(),
                    Objects.requireNonNull(value.answer()),
                    value.meaning()))
            .toList();
    database
        .deleteFrom(IMPORT_PROFILE)
        .where(IMPORT_PROFILE.OWNER_ID.eq(actor.id()), IMPORT_PROFILE.OBJECT.eq(run.object()))
        .and(DSL.lower(IMPORT_PROFILE.NAME).eq(DSL.lower(plain)))
        .execute();
    var profile =
        new ImportProfile(
            Ids.next(),
            actor.id(),
            run.object(),
            plain,
            shared,
            columns,
            run.recognition(),
            run.defaults(),
            answered);
    insert(profile);
    return profile;
  }

  private void insert(ImportProfile profile) {
    database
        .insertInto(IMPORT_PROFILE)
        .set(IMPORT_PROFILE.ID, profile.id())
        .set(IMPORT_PROFILE.OWNER_ID, profile.owner())
        .set(IMPORT_PROFILE.OBJECT, profile.object())
        .set(IMPORT_PROFILE.NAME, profile.name())
        .set(IMPORT_PROFILE.SHARED, profile.shared())
        .set(IMPORT_PROFILE.COLUMNS, jsonb(profile.columns()))
        .set(IMPORT_PROFILE.KEY, profile.recognition().key())
        .set(IMPORT_PROFILE.CREATE_NEW, profile.recognition().createNew())
        .set(IMPORT_PROFILE.CLEAR_EMPTY, profile.recognition().clearEmpty())
        .set(IMPORT_PROFILE.DEFAULTS, jsonb(profile.defaults()))
        .set(IMPORT_PROFILE.ANSWERS, jsonb(profile.answers()))
        .execute();
  }

  /**
   * Sets an import up as a profile says, as far as its file has those columns and the actor may
   * fill those fields in.
   */
  @Transactional
  public ImportRun apply(UUID importId, UUID profileId, Actor actor) {
    var run = runs.lock(importId, actor, EnumSet.of(State.MAPPING, State.CHECKED));
    var profile =
        database
            .selectFrom(IMPORT_PROFILE)
            .where(IMPORT_PROFILE.ID.eq(profileId), visible(actor))
            .and(IMPORT_PROFILE.OBJECT.eq(run.object()))
            .fetchOptional(this::read)
            .orElseThrow(ProblemException::notFound);
    var available = targets.of(run.object(), actor).keySet();
    var columns =
        profile.applied(run.columns()).stream()
            .map(column ->
                column.field() == null || available.contains(column.field())
                    ? column
                    : column.to(null, column.format(), false))
            .toList();
    Map<String, @Nullable Object> defaults = new LinkedHashMap<>(profile.defaults());
    defaults.keySet().retainAll(available);
    var key = profile.recognition().key();
    var known = columns.stream().anyMatch(column -> key != null && key.equals(column.field()));
    var applied =
        run.with(
            run.form(),
            run.rows(),
            columns,
            known ? profile.recognition() : Recognition.NONE,
            defaults);
    imports.save(run, applied);
    answers.keep(applied, given(profile, columns), actor);
    return runs.get(importId);
  }

  private static List<Given> given(ImportProfile profile, List<ImportColumn> columns) {
    var given = new ArrayList<Given>();
    for (var answer : profile.answers()) {
      profile
          .column(columns, answer)
          .ifPresent(column ->
              given.add(
                  new Given(
                      column.index(),
                      answer.value(),
                      answer.answer().equals(Meanings.USE) ? answer.meaning() : null,
                      answer.answer().equals(Meanings.CREATE),
                      answer.answer().equals(Meanings.EMPTY))));
    }
    return given;
  }

  /**
   * @throws ProblemException 404 unless it is one's own; administrators forget shared ones, too
   */
  @Transactional
  public void forget(UUID id, Actor actor) {
    var mine = IMPORT_PROFILE.OWNER_ID.eq(actor.id());
    var forgotten =
        database
            .deleteFrom(IMPORT_PROFILE)
            .where(IMPORT_PROFILE.ID.eq(id))
            .and(actor.administrator() ? mine.or(IMPORT_PROFILE.SHARED) : mine)
            .execute();
    if (forgotten == 0) {
      throw ProblemException.notFound();
    }
  }

  private static Condition visible(Actor actor) {
    return IMPORT_PROFILE.OWNER_ID.eq(actor.id()).or(IMPORT_PROFILE.SHARED);
  }

  private ImportProfile read(ImportProfileRecord row) {
    return new ImportProfile(
        row.getId(),
        row.getOwnerId(),
        row.getObject(),
        row.getName(),
        row.getShared(),
        json.readValue(row.getColumns().data(), COLUMNS),
        new Recognition(row.getKey(), row.getCreateNew(), row.getClearEmpty()),
        json.readValue(row.getDefaults().data(), VALUES),
        json.readValue(row.getAnswers().data(), ANSWERS));
  }

  private JSONB jsonb(Object value) {
    return JSONB.valueOf(json.writeValueAsString(value));
  }
}
