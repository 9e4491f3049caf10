package dev.rapport.records.forecasts;

import static rapport.db.Tables.FORECAST_SNAPSHOT;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps forecasts, each week's once. */
@Component
public class KeptForecasts {

  /** What a row says, in this order. */
  private static final List<Field<?>> COLUMNS =
      List.of(
          FORECAST_SNAPSHOT.WEEK,
          FORECAST_SNAPSHOT.MONTH,
          FORECAST_SNAPSHOT.OWNER_ID,
          FORECAST_SNAPSHOT.TEAM_ID,
          FORECAST_SNAPSHOT.PRODUCT_ID,
          FORECAST_SNAPSHOT.PIPELINE_ID,
          FORECAST_SNAPSHOT.TAKEN_AT,
          FORECAST_SNAPSHOT.DEALS,
          FORECAST_SNAPSHOT.WON,
          FORECAST_SNAPSHOT.COMMITTED,
          FORECAST_SNAPSHOT.LIKELY,
          FORECAST_SNAPSHOT.BEST,
          FORECAST_SNAPSHOT.WEIGHTED,
          FORECAST_SNAPSHOT.VARIANCE);

  private final DSLContext sql;

  KeptForecasts(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * Keeps the rows as those of the week, unless it is kept.
   *
   * @param rows with the table's columns in their order
   * @return how many were written
   */
  @Transactional
  public int keep(LocalDate week, Select<?> rows) {
    return sql.fetchExists(FORECAST_SNAPSHOT, FORECAST_SNAPSHOT.WEEK.eq(week))
        ? 0
        : sql.insertInto(FORECAST_SNAPSHOT, COLUMNS).select(rows).onConflictDoNothing().execute();
  }
}
