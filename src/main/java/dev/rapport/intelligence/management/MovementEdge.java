package dev.rapport.intelligence.management;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.CHANGE_SET;

import dev.rapport.intelligence.management.MovementSql.Asked;
import dev.rapport.sales.Opportunity;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * What was changed of deals since a period began and since it ended, by the audit trail: a row for
 * each deal that changed. A value is null where nothing was changed, JSON's null where there was
 * none before.
 */
final class MovementEdge {

  private static final String NAME = "edge";

  static final Table<?> TABLE = table(name(NAME));
  static final Field<UUID> DEAL = field(name(NAME, "id"), UUID.class);
  static final Field<JSONB> AMOUNT_FROM = field(name(NAME, "amount_from"), JSONB.class);
  static final Field<JSONB> AMOUNT_TO = field(name(NAME, "amount_to"), JSONB.class);
  static final Field<JSONB> EXPECTED_FROM = field(name(NAME, "expected_from"), JSONB.class);
  static final Field<JSONB> EXPECTED_TO = field(name(NAME, "expected_to"), JSONB.class);

  private static final String AMOUNT = "amount";
  private static final String EXPECTED = "expectedClose";

  private MovementEdge() {}

  /** What the deals' first changes found, since the period began and since it ended. */
  static CommonTableExpression<?> of(Asked asked) {
    var from = instant(asked.period().from(), asked.zone());
    var to = instant(asked.period().to(), asked.zone());
    var ended = CHANGE_SET.AT.ge(to);
    return name(NAME)
        .as(
            select(
                    CHANGE.RECORD_ID.as(DEAL),
                    found(AMOUNT, null).as(AMOUNT_FROM),
                    found(AMOUNT, ended).as(AMOUNT_TO),
                    found(EXPECTED, null).as(EXPECTED_FROM),
                    found(EXPECTED, ended).as(EXPECTED_TO))
                .from(CHANGE)
                .join(CHANGE_SET)
                .on(CHANGE_SET.ID.eq(CHANGE.CHANGE_SET_ID))
                .where(CHANGE.OBJECT.eq(inline(Opportunity.OBJECT)))
                .and(CHANGE.KIND.eq(inline("update")))
                .and(CHANGE_SET.AT.ge(from))
                .and(
                    condition(
                        "jsonb_exists_any({0}, {1})",
                        CHANGE.BEFORE, val(new String[] {AMOUNT, EXPECTED})))
                .groupBy(CHANGE.RECORD_ID));
  }

  /** What is collected are bare columns, so that one sorting serves all four of them. */
  private static Field<JSONB> found(String field, @Nullable Condition since) {
    var changed = condition("jsonb_exists({0}, {1})", CHANGE.BEFORE, val(field));
    return field(
        "(array_agg({0} order by {1}) filter (where {2}))[1] -> {3}",
        JSONB.class,
        CHANGE.BEFORE,
        CHANGE.CHANGE_SET_ID,
        since == null ? changed : changed.and(since),
        val(field));
  }

  private static OffsetDateTime instant(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toOffsetDateTime();
  }
}
