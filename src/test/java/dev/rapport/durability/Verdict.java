package dev.rapport.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.durability.Writer.Known;
import dev.rapport.durability.Writer.Made;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds what writers were told against what is in the database. */
final class Verdict {

  private final Connection db;
  private final List<Writer> writers;

  Verdict(Connection db, List<Writer> writers) {
    this.db = db;
    this.writers = writers;
  }

  /** A company as it is, with what belongs to it. */
  private record Found(
      String name,
      String sector,
      boolean customer,
      boolean deleted,
      int version,
      int changes,
      int lastVersion,
      boolean searchable,
      boolean registered) {}

  /** Nothing acknowledged is missing, and nothing is there in halves. */
  void check() throws SQLException {
    settle();
    var companies = companies();
    var names = new HashMap<String, Integer>();
    companies.values().forEach(found -> names.merge(found.name(), 1, Integer::sum));
    for (var writer : writers) {
      writer.made().forEach(made -> check(made, companies.get(made.id)));
      for (var doubtful : writer.doubtful()) {
        assertThat(names.getOrDefault(doubtful, 0)).as(doubtful).isLessThanOrEqualTo(1);
      }
      for (var each : writer.imports()) {
        var rows = 0;
        for (var row = 1; row <= Writer.ROWS; row++) {
          rows += names.getOrDefault(each.prefix() + row, 0);
        }
        if (each.job() != null || rows > 0) {
          assertThat(rows).as(each.prefix()).isEqualTo(Writer.ROWS);
        }
      }
    }
    // And nothing else, that nobody asked for.
    assertThat(names).allSatisfy((name, times) -> assertThat(times).as(name).isEqualTo(1));
  }

  /** Waits until jobs and reactors have gone on with what was left. */
  private void settle() {
    var atWork = "select count(*) from job where state in ('waiting', 'running', 'cancelling')";
    await().atMost(Duration.ofMinutes(2)).until(() -> number(atWork) == 0);
    var unseen =
        """
        select count(*) from reactor join change_set
        on (change_set.transaction, id) > (position_transaction, position)
        """;
    await().atMost(Duration.ofMinutes(1)).until(() -> number(unseen) == 0);
    try {
      assertThat(number("select count(*) from job where state <> 'done'")).isZero();
      assertThat(number("select count(*) from scheduled_tasks where task_name = 'job'")).isZero();
      assertThat(number("select count(*) from import_run where state = 'running'")).isZero();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void check(Made made, Found found) {
    assertThat(found).as(made.name).isNotNull();
    assertThat(found.name()).isEqualTo(made.name);
    if (!made.maybeSector.equals(found.sector())) {
      assertThat(found.sector()).as(made.name).isEqualTo(made.sector);
    }
    if (made.deleted != Known.MAYBE) {
      assertThat(found.deleted()).as(made.name).isEqualTo(made.deleted == Known.YES);
    }
    if (!found.deleted() && made.customer != Known.MAYBE) {
      assertThat(found.customer())
          .as("%s: its event", made.name)
          .isEqualTo(made.customer == Known.YES);
    }
    assertThat(found.changes()).as("%s: its audit trail", made.name).isEqualTo(found.version());
    assertThat(found.lastVersion()).as("%s: its audit trail", made.name).isEqualTo(found.version());
    assertThat(found.changes()).as(made.name).isGreaterThanOrEqualTo(made.changes);
    assertThat(found.registered()).as("%s: its registry row", made.name).isTrue();
    assertThat(found.searchable()).as("%s: its search entry", made.name).isTrue();
  }

  private Map<String, Found> companies() throws SQLException {
    var query =
        """
        select c.id, c.name, coalesce(c.sector, ''), coalesce('customer' = any (c.roles), false),
          c.deleted_at is not null, c.version, count(h), max(h.version),
          r.tokens is not null and r.label = c.name, r.deleted = (c.deleted_at is not null)
        from company c join record r using (id) left join change h on h.record_id = c.id
        group by c.id, r.id
        """;
    var companies = new HashMap<String, Found>();
    try (var rows = db.createStatement().executeQuery(query)) {
      while (rows.next()) {
        companies.put(
            rows.getString(1),
            new Found(
                rows.getString(2),
                rows.getString(3),
                rows.getBoolean(4),
                rows.getBoolean(5),
                rows.getInt(6),
                rows.getInt(7),
                rows.getInt(8),
                rows.getBoolean(9),
                rows.getBoolean(10)));
      }
    }
    return companies;
  }

  private long number(String query) throws SQLException {
    try (var row = db.createStatement().executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
