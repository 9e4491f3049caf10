package dev.rapport.records;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.Source.Numbering;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Gives records their numbers. No number is given twice; a write that comes to nothing leaves a
 * gap, so that nobody has to wait for anybody.
 */
@Component
public class NumberSequences {

  private final DSLContext sql;

  NumberSequences(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * What the database calls the sequence of a field. Begins as all that administrators add does.
   */
  public static String name(String object, String field) {
    return "x_" + object.toLowerCase(Locale.ROOT) + "_" + field;
  }

  /** The next {@code count} numbers, as people see them. */
  public List<String> next(Numbering numbering, int count) {
    return sql.select(field("nextval({0}::regclass)", Long.class, val(numbering.sequence())))
        .from(table("generate_series(1, {0})", val(count)).as("g"))
        .fetch(row -> numbering.text(row.value1()));
  }

  /** What the next number will be, unless somebody else takes it first. */
  public long following(String sequence) {
    return sql.select(
            field("case when is_called then last_value + 1 else last_value end", Long.class))
        .from(table(DSL.name(sequence)))
        .fetchSingle()
        .value1();
  }

  /** Lets nobody have a number until the transaction ends; who has one has written it by then. */
  public void hold(String sequence) {
    sql.execute("alter sequence {0} increment by 1", DSL.name(sequence));
  }

  /** Goes on with another number than the one that follows; {@link #hold} comes before. */
  public void goOnWith(String sequence, long next) {
    sql.alterSequence(DSL.name(sequence)).restartWith(next).execute();
  }

  /** Numbers those that are about to be made. One statement for each field that has a sequence. */
  void assign(List<RecordDraft> drafts) {
    var numbered = new LinkedHashMap<FieldDefinition, List<RecordDraft>>();
    for (var draft : drafts) {
      if (draft.kind() == Kind.CREATE) {
        for (var field : draft.object().fields().values()) {
          if (field.source() instanceof Numbering) {
            numbered.computeIfAbsent(field, _ -> new ArrayList<>()).add(draft);
          }
        }
      }
    }
    numbered.forEach((field, some) -> {
      if (field.source() instanceof Numbering numbering) {
        var numbers = next(numbering, some.size()).iterator();
        some.forEach(draft -> draft.put(field, numbers.next()));
      }
    });
  }
}
