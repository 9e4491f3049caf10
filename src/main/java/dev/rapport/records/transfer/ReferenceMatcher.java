package dev.rapport.records.transfer;

import static org.jooq.impl.DSL.arrayGet;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.jsonbArrayAgg;
import static org.jooq.impl.DSL.jsonbObject;
import static org.jooq.impl.DSL.key;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;
import static rapport.db.Tables.IMPORT_ROW;
import static rapport.db.Tables.IMPORT_VALUE;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.ContactType;
import dev.rapport.records.query.RegistryAccess;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/**
 * Finds the records that a column's values name, among those that the actor may see: by what people
 * call them, whatever the case and the spaces, or by a field that only one record can have. Two
 * statements a column, however many values.
 */
@Component
class ReferenceMatcher {

  private static final int MAX_CANDIDATES = 10;

  private final DSLContext database;
  private final Catalog catalog;
  private final RegistryAccess access;

  ReferenceMatcher(DSLContext database, Catalog catalog, RegistryAccess access) {
    this.database = database;
    this.catalog = catalog;
    this.access = access;
  }

  /** Looks for those values of a column that nobody has answered. */
  void match(UUID run, int column, Target target, Surroundings within, Actor actor) {
    database
        .update(IMPORT_VALUE)
        .set(IMPORT_VALUE.MEANING, (String) null)
        .set(IMPORT_VALUE.PROBLEM, "unknown")
        .set(IMPORT_VALUE.CANDIDATES, (JSONB) null)
        .set(IMPORT_VALUE.IN_FILE, false)
        .where(open(run, column))
        .execute();
    // The values have just been written: without knowing how many there are, PostgreSQL would
    // compare each of them with each record.
    nestedLoops(false);
    var names = names(found(run, column, target, within, actor).asTable("found"));
    var records = field(name("names", "records"), Integer.class);
    // In different surroundings the same name is no question: the row says which one it is.
    var clear =
        within.column() == null
            ? records.eq(1)
            : records.eq(field(name("names", "places"), Integer.class));
    database
        .update(IMPORT_VALUE)
        .set(IMPORT_VALUE.MEANING, when(records.eq(1), field(name("names", "id"), String.class)))
        .set(IMPORT_VALUE.PROBLEM, when(clear, (String) null).otherwise(inline("ambiguous")))
        .set(IMPORT_VALUE.CANDIDATES, field(name("names", "candidates"), JSONB.class))
        .from(names)
        .where(open(run, column))
        .and(IMPORT_VALUE.VALUE.eq(field(name("names", "value"), String.class)))
        .execute();
    nestedLoops(true);
  }

  /** Within the running transaction. */
  private void nestedLoops(boolean allowed) {
    database.setLocal(name("enable_nestloop"), inline(allowed ? "on" : "off")).execute();
  }

  /** Each value with how many records it names, in how many surroundings, and the first of them. */
  private static Table<?> names(Table<?> found) {
    var value = field(name("n", "value"), String.class);
    var id = field(name("n", "id"), UUID.class);
    var place = field(name("n", "place"), UUID.class);
    var label = field(name("n", "label"), String.class);
    var numbered =
        select(
                found.asterisk(),
                rowNumber()
                    .over()
                    .partitionBy(field(name("found", "value")))
                    .orderBy(field(name("found", "label")), field(name("found", "id")))
                    .as("number"))
            .from(found)
            .asTable("n");
    return select(
            value.as("value"),
            countDistinct(id).as("records"),
            countDistinct(place).as("places"),
            DSL.min(id.cast(SQLDataType.CLOB)).as("id"),
            jsonbArrayAgg(
                    jsonbObject(
                        key("id").value(id),
                        key("label").value(label),
                        key("detail").value(field(name("n", "detail"), String.class)),
                        key("within").value(place)))
                .filterWhere(field(name("n", "number"), Integer.class).le(MAX_CANDIDATES))
                .as("candidates"))
        .from(numbered)
        .groupBy(value)
        .asTable("names");
  }

  /**
   * Values that are unknown, but which a row of this very file brings: its label stands in column
   * {@code labels}.
   */
  void matchInFile(UUID run, int column, int labels) {
    nestedLoops(false);
    database
        .update(IMPORT_VALUE)
        .set(IMPORT_VALUE.IN_FILE, true)
        .set(IMPORT_VALUE.PROBLEM, (String) null)
        .where(open(run, column), IMPORT_VALUE.PROBLEM.eq("unknown"))
        .and(
            normal(IMPORT_VALUE.VALUE)
                .in(
                    select(normal(arrayGet(IMPORT_ROW.CELLS, labels + 1)))
                        .from(IMPORT_ROW)
                        .where(IMPORT_ROW.RUN_ID.eq(run), IMPORT_ROW.FAULT.isNull())))
        .execute();
    nestedLoops(true);
  }

  private static Condition open(UUID run, int column) {
    return IMPORT_VALUE
        .RUN_ID
        .eq(run)
        .and(IMPORT_VALUE.COL.eq(column))
        .and(IMPORT_VALUE.ANSWER.isNull());
  }

  /** Value, id, label, detail and surroundings of every record that a value names. */
  private Select<Record5<String, UUID, String, String, UUID>> found(
      UUID run, int column, Target target, Surroundings within, Actor actor) {
    var visible = access.visible(RECORD, target.matches(), actor);
    var detail = access.detail(RECORD, target.matches(), actor);
    Select<Record5<String, UUID, String, String, UUID>> found =
        named(
            run,
            column,
            within,
            visible,
            detail,
            RECORD,
            normal(RECORD.LABEL),
            normal(IMPORT_VALUE.VALUE));
    for (var name : target.matches()) {
      var object = catalog.object(name);
      for (var known : object.fields().values()) {
        if (tellsApart(known) && actor.field(name, known.name()) != FieldAccess.HIDDEN) {
          @SuppressWarnings("unchecked")
          var text = (Field<String>) known.column();
          var joined = RECORD.join(object.table()).on(object.id().eq(RECORD.ID));
          found =
              found.union(
                  named(
                      run,
                      column,
                      within,
                      visible,
                      detail,
                      joined,
                      lower(text),
                      lower(IMPORT_VALUE.VALUE)));
        }
      }
    }
    return found;
  }

  private static boolean tellsApart(FieldDefinition field) {
    return field.is(Trait.UNIQUE)
        || field.name().equals(Target.EXTERNAL_ID)
        || field.type() instanceof ContactType(var kind) && kind == ContactType.Kind.EMAIL;
  }

  private static Select<Record5<String, UUID, String, String, UUID>> named(
      UUID run,
      int column,
      Surroundings within,
      Condition visible,
      Field<String> detail,
      Table<?> records,
      Field<String> known,
      Field<String> asked) {
    return select(
            IMPORT_VALUE.VALUE.as("value"),
            RECORD.ID.as("id"),
            RECORD.LABEL.as("label"),
            detail.as("detail"),
            within.of(RECORD.ID).as("place"))
        .from(IMPORT_VALUE)
        .join(records)
        .on(known.eq(asked))
        .where(open(run, column), visible, within.holds(RECORD.ID));
  }

  private static Field<String> lower(Field<String> text) {
    return field("lower({0} collate rapport)", SQLDataType.CLOB, text);
  }

  /**
   * Without the difference of case and space. The collation's case, since a database's own may know
   * ASCII only.
   */
  static Field<String> normal(Field<String> text) {
    return field(
        "lower(regexp_replace(btrim({0}), {1}, {2}, {3}) collate rapport)",
        SQLDataType.CLOB, text, inline("\\s+"), inline(" "), inline("g"));
  }
}
