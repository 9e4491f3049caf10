package dev.rapport.records.transfer;

import static org.jooq.impl.DSL.arrayGet;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.IMPORT_ROW;
import static rapport.db.Tables.IMPORT_RUN;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.ImportRowRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The staged rows of files, and what becomes of each. */
@Component
class ImportRows {

  private static final TypeReference<List<RowError>> ERRORS = new TypeReference<>() {};

  private final DSLContext database;
  private final JsonMapper json;

  ImportRows(DSLContext database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** What happens to a row. */
  enum Outcome {
    CREATE,
    UPDATE,
    /** The record is there and is just so. */
    SKIP,
    REFUSE;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * A row of a file.
   *
   * @param number as a spreadsheet counts
   * @param fault what is wrong with the row as it stands in the file; null when nothing is
   * @param twin an earlier row with the same key, or that is the same; null when there is none
   * @param record null while it is not in
   */
  record Row(
      int number,
      List<String> cells,
      @Nullable RowError fault,
      @Nullable Integer twin,
      @Nullable Outcome outcome,
      @Nullable UUID record,
      List<RowError> errors) {}

  /** What became of a row. */
  record Result(int number, Outcome outcome, @Nullable UUID record, List<RowError> errors) {}

  /** How far a run has come. */
  record Position(String phase, int row) {}

  /** The next rows behind {@code after}. */
  List<Row> next(UUID run, int after, int limit) {
    return list(run, IMPORT_ROW.ROW.gt(after), limit);
  }

  /** The next rows behind {@code after} that are in. */
  List<Row> nextTaken(UUID run, int after, int limit) {
    return list(run, IMPORT_ROW.ROW.gt(after).and(IMPORT_ROW.RECORD_ID.isNotNull()), limit);
  }

  /** The next rows behind {@code after} with an outcome; null for all. */
  List<Row> withOutcome(UUID run, @Nullable Outcome outcome, int after, int limit) {
    return list(
        run,
        IMPORT_ROW
            .ROW
            .gt(after)
            .and(outcome == null ? noCondition() : IMPORT_ROW.OUTCOME.eq(outcome.stored())),
        limit);
  }

  private List<Row> list(UUID run, Condition condition, int limit) {
    return database
        .selectFrom(IMPORT_ROW)
        .where(IMPORT_ROW.RUN_ID.eq(run), condition)
        .orderBy(IMPORT_ROW.ROW)
        .limit(limit)
        .fetch(this::read);
  }

  /** Keeps what became of rows. One statement. */
  void save(UUID run, List<Result> results) {
    if (results.isEmpty()) {
      return;
    }
    var rows =
        results.stream()
            .map(result ->
                new Saved(
                    result.number(),
                    result.outcome().stored(),
                    result.record(),
                    result.errors().isEmpty() ? null : result.errors()))
            .toList();
    var result =
        table(
            "json_to_recordset({0}) as result(number integer, outcome text, record uuid, errors jsonb)",
            val(JSON.json(json.writeValueAsString(rows))));
    database
        .update(IMPORT_ROW)
        .set(IMPORT_ROW.OUTCOME, field(name("result", "outcome"), String.class))
        .set(IMPORT_ROW.RECORD_ID, field(name("result", "record"), UUID.class))
        .set(IMPORT_ROW.ERRORS, field(name("result", "errors"), JSONB.class))
        .from(result)
        .where(IMPORT_ROW.RUN_ID.eq(run))
        .and(IMPORT_ROW.ROW.eq(field(name("result", "number"), Integer.class)))
        .execute();
  }

  private record Saved(
      int number, String outcome, @Nullable UUID record, @Nullable List<RowError> errors) {}

  /** Says of a row that is in what of it is missing. */
  void incomplete(UUID run, int number, List<RowError> errors) {
    database
        .update(IMPORT_ROW)
        .set(IMPORT_ROW.ERRORS, JSONB.valueOf(json.writeValueAsString(errors)))
        .where(IMPORT_ROW.RUN_ID.eq(run), IMPORT_ROW.ROW.eq(number))
        .execute();
  }

  /**
   * Finds the rows whose key an earlier row has, or all whose cells; {@code column} is the key's,
   * null when there is none.
   */
  void findTwins(UUID run, @Nullable Integer column) {
    database
        .update(IMPORT_ROW)
        .setNull(IMPORT_ROW.TWIN)
        .where(IMPORT_ROW.RUN_ID.eq(run), IMPORT_ROW.TWIN.isNotNull())
        .execute();
    var cell = column == null ? null : arrayGet(IMPORT_ROW.CELLS, column + 1);
    Field<?> key =
        cell == null
            ? field("hash_array_extended({0}, 0)", Long.class, IMPORT_ROW.CELLS)
            : field("lower({0} collate rapport)", String.class, cell);
    var first =
        select(IMPORT_ROW.ROW.as("number"), min(IMPORT_ROW.ROW).over().partitionBy(key).as("first"))
            .from(IMPORT_ROW)
            .where(IMPORT_ROW.RUN_ID.eq(run), IMPORT_ROW.FAULT.isNull())
            .and(cell == null ? noCondition() : cell.ne(""))
            .asTable("f");
    var number = field(name("f", "number"), Integer.class);
    var earlier = field(name("f", "first"), Integer.class);
    database
        .update(IMPORT_ROW)
        .set(IMPORT_ROW.TWIN, earlier)
        .from(first)
        .where(IMPORT_ROW.RUN_ID.eq(run), IMPORT_ROW.ROW.eq(number), number.gt(earlier))
        .execute();
  }

  /** How many rows have each outcome, among those up to row {@code last}. */
  Map<Outcome, Integer> counts(UUID run, int last) {
    return database
        .select(IMPORT_ROW.OUTCOME, count())
        .from(IMPORT_ROW)
        .where(IMPORT_ROW.RUN_ID.eq(run), IMPORT_ROW.OUTCOME.isNotNull())
        .and(last == Integer.MAX_VALUE ? noCondition() : IMPORT_ROW.ROW.le(last))
        .groupBy(IMPORT_ROW.OUTCOME)
        .fetchMap(
            row -> Outcome.of(Objects.requireNonNull(row.value1())),
            row -> Objects.requireNonNull(row.value2()));
  }

  /** How many rows are the same as an earlier one. */
  int repeated(UUID run) {
    return database.fetchCount(
        IMPORT_ROW, IMPORT_ROW.RUN_ID.eq(run).and(IMPORT_ROW.TWIN.isNotNull()));
  }

  /** How many rows there are up to row {@code last}. */
  int countTo(UUID run, int last) {
    return database.fetchCount(IMPORT_ROW, IMPORT_ROW.RUN_ID.eq(run).and(IMPORT_ROW.ROW.le(last)));
  }

  Position position(UUID run) {
    return Objects.requireNonNull(
        database
            .select(IMPORT_RUN.PHASE, IMPORT_RUN.POSITION)
            .from(IMPORT_RUN)
            .where(IMPORT_RUN.ID.eq(run))
            .fetchOne(row -> new Position(row.value1(), row.value2())));
  }

  void move(UUID run, Position to) {
    database
        .update(IMPORT_RUN)
        .set(IMPORT_RUN.PHASE, to.phase())
        .set(IMPORT_RUN.POSITION, to.row())
        .where(IMPORT_RUN.ID.eq(run))
        .execute();
  }

  private Row read(ImportRowRecord row) {
    var outcome = row.getOutcome();
    return new Row(
        row.getRow(),
        List.of(row.getCells()),
        row.getFault() == null ? null : json.readValue(row.getFault().data(), RowError.class),
        row.getTwin(),
        outcome == null ? null : Outcome.of(outcome),
        row.getRecordId(),
        row.getErrors() == null ? List.of() : json.readValue(row.getErrors().data(), ERRORS));
  }
}
