package dev.rapport.records.transfer;

import static org.jooq.impl.DSL.arrayGet;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.IMPORT_ROW;
import static rapport.db.Tables.IMPORT_VALUE;

import dev.rapport.records.transfer.ValueQuestions.Candidate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.ImportValueRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the distinct values of the columns that name choices or records, and what they mean. */
@Component
class ImportValues {

  private static final TypeReference<List<Match>> MATCHES = new TypeReference<>() {};

  private final DSLContext database;
  private final JsonMapper json;

  ImportValues(DSLContext database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** A record or choice that a value may mean, as it is kept. */
  record Match(
      String id,
      String label,
      @Nullable String detail,
      @Nullable UUID within,
      @Nullable Double score) {

    Candidate candidate() {
      return new Candidate(id, label, detail, score);
    }
  }

  /**
   * @param problem {@code unknown} or {@code ambiguous}; null when its meaning is clear, or is in
   *     the candidates
   * @param answer {@code use}, {@code create} or {@code empty}; null when nobody has answered
   */
  record Value(
      int column,
      String value,
      int rows,
      @Nullable String problem,
      @Nullable String meaning,
      List<Match> candidates,
      @Nullable String answer,
      boolean inFile) {}

  /** What was found for a value: its meaning, or candidates for one. */
  record Finding(String value, @Nullable String meaning, List<Match> candidates) {}

  /** Collects a column's distinct values; those that are there stay as they are. */
  void collect(UUID run, int column, boolean multiple) {
    var cell = arrayGet(IMPORT_ROW.CELLS, column + 1);
    var parts =
        multiple
            ? field(
                "unnest(regexp_split_to_array({0}, {1}))",
                SQLDataType.CLOB, cell, inline("\\s*[,;|]\\s*"))
            : cell;
    var values =
        select(parts.as("value"))
            .from(IMPORT_ROW)
            .where(IMPORT_ROW.RUN_ID.eq(run), IMPORT_ROW.FAULT.isNull())
            .asTable("v");
    var value = field(name("v", "value"), String.class);
    database
        .insertInto(
            IMPORT_VALUE,
            IMPORT_VALUE.RUN_ID,
            IMPORT_VALUE.COL,
            IMPORT_VALUE.VALUE,
            IMPORT_VALUE.ROWS)
        .select(
            select(val(run), inline(column), value, count())
                .from(values)
                .where(value.ne(""))
                .groupBy(value))
        .onConflictDoNothing()
        .execute();
  }

  /** Forgets the values of other columns than these, and so their answers. */
  void keepOnly(UUID run, Collection<Integer> columns) {
    database
        .deleteFrom(IMPORT_VALUE)
        .where(IMPORT_VALUE.RUN_ID.eq(run), IMPORT_VALUE.COL.notIn(columns))
        .execute();
  }

  void forget(UUID run, int column) {
    database
        .deleteFrom(IMPORT_VALUE)
        .where(IMPORT_VALUE.RUN_ID.eq(run), IMPORT_VALUE.COL.eq(column))
        .execute();
  }

  /** The values of a column, those of most rows first. */
  List<Value> of(UUID run, int column, int limit) {
    return database
        .selectFrom(IMPORT_VALUE)
        .where(IMPORT_VALUE.RUN_ID.eq(run), IMPORT_VALUE.COL.eq(column))
        .orderBy(IMPORT_VALUE.ROWS.desc(), IMPORT_VALUE.VALUE)
        .limit(limit)
        .fetch(this::read);
  }

  /** The values that nobody has answered and that mean nothing, those of most rows first. */
  List<String> unknown(UUID run, int column, int limit) {
    return database
        .select(IMPORT_VALUE.VALUE)
        .from(IMPORT_VALUE)
        .where(IMPORT_VALUE.RUN_ID.eq(run), IMPORT_VALUE.COL.eq(column))
        .and(IMPORT_VALUE.ANSWER.isNull())
        .and(IMPORT_VALUE.PROBLEM.eq("unknown"))
        .orderBy(IMPORT_VALUE.ROWS.desc(), IMPORT_VALUE.VALUE)
        .limit(limit)
        .fetch(IMPORT_VALUE.VALUE);
  }

  /** The values that are or were a question, those of most rows first. */
  List<Value> questions(UUID run, int limit) {
    return database
        .selectFrom(IMPORT_VALUE)
        .where(IMPORT_VALUE.RUN_ID.eq(run), IMPORT_VALUE.PROBLEM.isNotNull())
        .orderBy(IMPORT_VALUE.ROWS.desc(), IMPORT_VALUE.COL, IMPORT_VALUE.VALUE)
        .limit(limit)
        .fetch(this::read);
  }

  /** The values that somebody has answered, those of most rows first. */
  List<Value> answered(UUID run, int limit) {
    return database
        .selectFrom(IMPORT_VALUE)
        .where(IMPORT_VALUE.RUN_ID.eq(run), IMPORT_VALUE.ANSWER.isNotNull())
        .orderBy(IMPORT_VALUE.ROWS.desc(), IMPORT_VALUE.COL, IMPORT_VALUE.VALUE)
        .limit(limit)
        .fetch(this::read);
  }

  /** What the given values of columns mean. One statement. */
  Meanings meanings(UUID run, Map<Integer, Set<String>> values) {
    var wanted =
        values.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(entry ->
                IMPORT_VALUE
                    .COL
                    .eq(entry.getKey())
                    .and(IMPORT_VALUE.VALUE.eq(DSL.any(entry.getValue().toArray(String[]::new)))))
            .toList();
    var meanings = new HashMap<Integer, Map<String, Value>>();
    if (!wanted.isEmpty()) {
      database
          .selectFrom(IMPORT_VALUE)
          .where(IMPORT_VALUE.RUN_ID.eq(run), DSL.or(wanted))
          .fetch(this::read)
          .forEach(value ->
              meanings
                  .computeIfAbsent(value.column(), _ -> new HashMap<>())
                  .put(value.value(), value));
    }
    return new Meanings(meanings);
  }

  /** Saves what was found for values; those without a meaning are unknown. Answers stay. */
  void save(UUID run, int column, List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    var found =
        table(
            "json_to_recordset({0}) as found(value text, meaning text, candidates jsonb)",
            val(JSON.json(json.writeValueAsString(findings))));
    var meaning = field(name("found", "meaning"), String.class);
    database
        .update(IMPORT_VALUE)
        .set(IMPORT_VALUE.MEANING, meaning)
        .set(
            IMPORT_VALUE.PROBLEM,
            DSL.when(meaning.isNull(), inline("unknown")).otherwise((String) null))
        .set(IMPORT_VALUE.CANDIDATES, field(name("found", "candidates"), JSONB.class))
        .from(found)
        .where(IMPORT_VALUE.RUN_ID.eq(run), IMPORT_VALUE.COL.eq(column))
        .and(IMPORT_VALUE.ANSWER.isNull())
        .and(IMPORT_VALUE.VALUE.eq(field(name("found", "value"), String.class)))
        .execute();
  }

  /** Whether records are to be made for values. */
  boolean anyToCreate(UUID run) {
    return database.fetchExists(
        IMPORT_VALUE, IMPORT_VALUE.RUN_ID.eq(run), IMPORT_VALUE.ANSWER.eq(Meanings.CREATE));
  }

  /** A record that was made because a value names it. */
  record Made(int col, String value, UUID id) {}

  /**
   * Says of values that a record was made for them, and of those that are the same but for case and
   * space. One statement.
   */
  void made(UUID run, List<Made> records) {
    if (records.isEmpty()) {
      return;
    }
    var made =
        table(
            "json_to_recordset({0}) as made(col integer, value text, id text)",
            val(JSON.json(json.writeValueAsString(records))));
    database
        .update(IMPORT_VALUE)
        .set(IMPORT_VALUE.MEANING, field(name("made", "id"), String.class))
        .from(made)
        .where(IMPORT_VALUE.RUN_ID.eq(run), IMPORT_VALUE.PROBLEM.isNotNull())
        .and(IMPORT_VALUE.MEANING.isNull())
        .and(IMPORT_VALUE.ANSWER.isNull().or(IMPORT_VALUE.ANSWER.eq("create")))
        .and(IMPORT_VALUE.COL.eq(field(name("made", "col"), Integer.class)))
        .and(
            ReferenceMatcher.normal(IMPORT_VALUE.VALUE)
                .eq(ReferenceMatcher.normal(field(name("made", "value"), String.class))))
        .execute();
  }

  /** Says what a value means from now on. */
  void mean(UUID run, int column, String value, String answer, @Nullable String meaning) {
    database
        .update(IMPORT_VALUE)
        .set(IMPORT_VALUE.ANSWER, answer)
        .set(IMPORT_VALUE.MEANING, meaning)
        .where(IMPORT_VALUE.RUN_ID.eq(run), IMPORT_VALUE.COL.eq(column))
        .and(IMPORT_VALUE.VALUE.eq(value))
        .execute();
  }

  /** Takes an answer back; the value is a question again. */
  void ask(UUID run, int column, String value) {
    database
        .update(IMPORT_VALUE)
        .set(IMPORT_VALUE.ANSWER, (String) null)
        .set(IMPORT_VALUE.MEANING, (String) null)
        .where(IMPORT_VALUE.RUN_ID.eq(run), IMPORT_VALUE.COL.eq(column))
        .and(IMPORT_VALUE.VALUE.eq(value))
        .execute();
  }

  private Value read(ImportValueRecord row) {
    return new Value(
        row.getCol(),
        row.getValue(),
        row.getRows(),
        row.getProblem(),
        row.getMeaning(),
        row.getCandidates() == null
            ? List.of()
            : Objects.requireNonNull(json.readValue(row.getCandidates().data(), MATCHES)),
        row.getAnswer(),
        row.getInFile());
  }
}
