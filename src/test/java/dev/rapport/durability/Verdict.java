package dev.rapport.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.durability.Writer.Made;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds what writers were told against what is in the database. */
final class Verdict {

  private static final String HALF_DEALS =
      """
      select count(*) from opportunity o left join record r using (id)
      where (r.object, r.label, r.deleted) is distinct from
          ('opportunity', o.name, o.deleted_at is not null)
        or r.tokens is null
        or (select count(*) from change h where h.record_id = o.id and h.kind = 'create') <> 1
      """;

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
      int deals,
      int madeCustomer,
      boolean searchable,
      boolean registered) {}

  /** Nothing acknowledged is missing, and nothing is there in halves. */
  void check() throws SQLException {
    settle();
    var companies = companies();
    var names = new HashMap<String, Integer>();
    for (var found : companies.values()) {
      names.merge(found.name(), 1, Integer::sum);
      checkKept(found);
    }
    assertThat(number(HALF_DEALS)).as("deals without their trail or their search entry").isZero();
    var expected = new HashMap<String, Integer>();
    for (var writer : writers) {
      for (var made : writer.made()) {
        check(made, companies.get(made.id));
        expected.put(made.name, 1);
      }
      for (var each : writer.imports()) {
        for (var row = 1; row <= Writer.ROWS; row++) {
          expected.put(each.prefix() + row, 1);
        }
      }
    }
    // Each once, and nothing else that nobody asked for.
    assertThat(difference(expected, names)).as("missing or doubled").isEmpty();
    assertThat(difference(names, expected)).as("never asked for, or doubled").isEmpty();
  }

  private static Map<String, Integer> difference(
      Map<String, Integer> these, Map<String, Integer> others) {
    var difference = new TreeMap<>(these);
    difference.entrySet().removeAll(others.entrySet());
    return difference;
  }

  /** However slow the machine is, as long as it goes on. */
  private void awaitNone(String work) throws SQLException {
    for (var left = number(work); left != 0; left = number(work)) {
      var before = left;
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> assertThat(number(work)).as(work).isNotEqualTo(before));
    }
  }

  /** Waits until jobs and reactors have gone on with what was left. */
  private void settle() throws SQLException {
    var atWork =
        """
        select coalesce(sum(1000000000 - done), 0) from job
        where state in ('waiting', 'running', 'cancelling')
        """;
    var unseen =
        """
        select count(*) from reactor join change_set
        on (change_set.transaction, id) > (position_transaction, position)
        """;
    do { // what jobs write, reactors see, and some of it they have jobs for
      awaitNone(atWork);
      awaitNone(unseen);
    } while (number(atWork) != 0);
    awaitNone("select count(*) from scheduled_tasks where task_name = 'job'"); // behind the work
    assertThat(number("select count(*) from job where state <> 'done'")).isZero();
    assertThat(number("select count(*) from import_run where state = 'running'")).isZero();
  }

  private static void check(Made made, Found found) {
    assertThat(found).as(made.name).isNotNull();
    assertThat(found.name()).isEqualTo(made.name);
    assertThat(found.sector()).as(made.name).isEqualTo(made.sector);
    assertThat(found.deleted()).as(made.name).isEqualTo(made.deleted);
    assertThat(found.deals()).as("%s: its deals", made.name).isEqualTo(made.deals);
    if (!found.deleted()) {
      assertThat(found.customer()).as("%s: its event", made.name).isEqualTo(made.deals > 0);
      assertThat(found.madeCustomer())
          .as("%s: its event, once", made.name)
          .isEqualTo(made.deals > 0 ? 1 : 0);
    }
    assertThat(found.changes())
        .as("%s: each change once", made.name)
        .isEqualTo(made.changes + (made.deleted ? 1 : 0) + found.madeCustomer());
  }

  /** What every company has beside itself, imported or made one by one. */
  private static void checkKept(Found found) {
    var name = found.name();
    assertThat(found.changes()).as("%s: its audit trail", name).isEqualTo(found.version());
    assertThat(found.lastVersion()).as("%s: its audit trail", name).isEqualTo(found.version());
    assertThat(found.registered()).as("%s: its registry row", name).isTrue();
    assertThat(found.searchable()).as("%s: its search entry", name).isTrue();
  }

  private Map<String, Found> companies() throws SQLException {
    var query =
        """
        select c.id, c.name, coalesce(c.sector, ''), coalesce('customer' = any (c.roles), false),
          c.deleted_at is not null, c.version, count(h), max(h.version),
          (select count(*) from opportunity o where o.company_id = c.id),
          count(h) filter (where h.kind = 'update' and h.after -> 'roles' ? 'customer'),
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
                rows.getInt(9),
                rows.getInt(10),
                rows.getBoolean(11),
                rows.getBoolean(12)));
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
