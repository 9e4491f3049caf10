package dev.rapport.records.scores;

import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.RECORD;
import static rapport.db.Tables.RECORD_SCORE;
import static rapport.db.Tables.SCORE_VERSION;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.records.query.ScopeBranches;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The scores of records, beside them. */
@Component
public class RecordScores {

  /**
   * @param version of the record, as it was scored
   * @param probability 0 to 1
   */
  public record Scored(UUID record, int version, double probability) {}

  /** A record that somebody sees, with its score. */
  public record Ranked(Reference record, double probability) {}

  private final DSLContext sql;
  private final ScopeBranches scopes;

  RecordScores(DSLContext sql, ScopeBranches scopes) {
    this.sql = sql;
    this.scopes = scopes;
  }

  /**
   * Keeps scores, but for those of records that were scored later, and those by a version that is
   * in use no longer: whoever comes late changes nothing. One statement.
   */
  public void save(UUID version, List<Scored> scores) {
    if (scores.isEmpty()) {
      return;
    }
    var given =
        table(
                "unnest({0}, {1}, {2})",
                val(scores.stream().map(Scored::record).toArray(UUID[]::new)),
                val(scores.stream().map(Scored::version).toArray(Integer[]::new)),
                val(scores.stream().map(Scored::probability).toArray(Double[]::new)))
            .as("given", "id", "version", "probability");
    sql.insertInto(
            RECORD_SCORE,
            RECORD_SCORE.RECORD_ID,
            RECORD_SCORE.VERSION_ID,
            RECORD_SCORE.RECORD_VERSION,
            RECORD_SCORE.PROBABILITY)
        .select(
            select(
                    field(name("given", "id"), UUID.class),
                    SCORE_VERSION.ID,
                    field(name("given", "version"), Integer.class),
                    field(name("given", "probability"), Double.class))
                .from(given)
                .join(SCORE_VERSION)
                .on(SCORE_VERSION.ID.eq(version), SCORE_VERSION.IN_USE.isTrue()))
        .onConflict(RECORD_SCORE.RECORD_ID)
        .doUpdate()
        .set(RECORD_SCORE.VERSION_ID, excluded(RECORD_SCORE.VERSION_ID))
        .set(RECORD_SCORE.RECORD_VERSION, excluded(RECORD_SCORE.RECORD_VERSION))
        .set(RECORD_SCORE.PROBABILITY, excluded(RECORD_SCORE.PROBABILITY))
        .where(RECORD_SCORE.VERSION_ID.ne(excluded(RECORD_SCORE.VERSION_ID)))
        .or(RECORD_SCORE.RECORD_VERSION.le(excluded(RECORD_SCORE.RECORD_VERSION)))
        .execute();
  }

  /** Takes away the scores of records that are gone. */
  public void forget(Collection<UUID> records) {
    if (!records.isEmpty()) {
      sql.deleteFrom(RECORD_SCORE).where(RECORD_SCORE.RECORD_ID.in(records)).execute();
    }
  }

  /**
   * The records with the highest scores of those that the actor sees, the highest first. One
   * statement.
   *
   * @param outcome the field that the score is about, {@code decided} its values that are an end
   */
  public List<Ranked> best(
      ObjectDefinition object,
      FieldDefinition outcome,
      Collection<String> decided,
      int limit,
      Actor actor) {
    var value = outcome.column().coerce(String.class);
    Condition open = value.isNull().or(value.notIn(decided));
    return sql.select(RECORD.ID, RECORD.LABEL, RECORD_SCORE.PROBABILITY)
        .from(RECORD_SCORE)
        .join(SCORE_VERSION)
        .on(SCORE_VERSION.ID.eq(RECORD_SCORE.VERSION_ID), SCORE_VERSION.IN_USE.isTrue())
        .join(object.table())
        .on(object.id().eq(RECORD_SCORE.RECORD_ID))
        .join(RECORD)
        .on(RECORD.ID.eq(RECORD_SCORE.RECORD_ID))
        .where(SCORE_VERSION.OBJECT.eq(object.name()), open)
        .and(object.column("deleted_at", OffsetDateTime.class).isNull())
        .and(scopes.whole(object, actor, Operation.READ))
        .orderBy(RECORD_SCORE.PROBABILITY.desc(), RECORD_SCORE.RECORD_ID)
        .limit(limit)
        .fetch(row ->
            new Ranked(new Reference(row.value1(), object.name(), row.value2()), row.value3()));
  }
}
