package dev.rapport.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps indexes of text true. How texts are ordered comes from ICU or the system's library, and may
 * change with their version: an index in the former order then misses records. PostgreSQL keeps
 * with which version its indexes were made; where that is another one now, they are made anew.
 */
final class Collations {

  private static final Logger log = LoggerFactory.getLogger(Collations.class);

  /** Among the advisory locks: one node does it, others wait for it. */
  private static final long LOCK = 0x52617070_436f6c6cL;

  /** Of our own collations and the database's, those that have changed. */
  private static final String CHANGED =
      """
      select c.oid, c.collversion, pg_collation_actual_version(c.oid),
        format('alter collation %I.%I refresh version', n.nspname, c.collname)
      from pg_collation c join pg_namespace n on n.oid = c.collnamespace
      where n.nspname = current_schema()
        and c.collversion is distinct from pg_collation_actual_version(c.oid)
      union all
      select 'default'::regcollation, d.datcollversion, pg_database_collation_actual_version(d.oid),
        format('alter database %I refresh collation version', d.datname)
      from pg_database d
      where d.datname = current_database()
        and d.datcollversion is distinct from pg_database_collation_actual_version(d.oid)
      """;

  /** In a column of the index, named in an expression, or of a column that its condition is on. */
  private static final String INDEXES =
      """
      select format('reindex index %I.%I', n.nspname, c.relname)
      from pg_index i
        join pg_class c on c.oid = i.indexrelid
        join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = current_schema()
        and (?::oid = any (i.indcollation) or exists (
          select from pg_depend d
          left join pg_attribute a on d.refclassid = 'pg_class'::regclass
            and a.attrelid = d.refobjid and a.attnum = d.refobjsubid
          where d.classid = 'pg_class'::regclass and d.objid = c.oid
            and ?::oid in (a.attcollation,
              case d.refclassid when 'pg_collation'::regclass then d.refobjid end)))
      order by 1
      """;

  private Collations() {}

  /** A collation whose order may have changed, and the statement that takes note of it. */
  private record Changed(long oid, String before, String now, String refresh) {}

  /**
   * Makes the indexes of changed collations anew. Before anything reads or writes by them.
   *
   * @throws DatabaseUnavailableException when one can't be made
   */
  static void renew(String url, String username, String password) {
    try (var connection = DriverManager.getConnection(url, username, password)) {
      if (!changed(connection).isEmpty()) {
        execute(connection, "select pg_advisory_lock(" + LOCK + ")");
        for (var collation : changed(connection)) {
          renew(connection, collation);
        }
      }
    } catch (SQLException e) {
      throw new DatabaseUnavailableException(
          "The order of texts has changed, and not all indexes can be made anew: " + e.getMessage(),
          "Mend what it names, as the owner of the database, and start Rapport again.");
    }
  }

  private static void renew(Connection connection, Changed collation) throws SQLException {
    var indexes = indexes(connection, collation);
    log.warn(
        "The order of texts has changed (ICU or library {}, before {}): making {} indexes anew",
        collation.now(),
        collation.before(),
        indexes.size());
    for (var reindex : indexes) {
      execute(connection, reindex);
    }
    // Last: a start that is cut off begins again.
    execute(connection, collation.refresh());
    log.warn("{} indexes are made anew", indexes.size());
  }

  private static List<Changed> changed(Connection connection) throws SQLException {
    try (var rows = connection.createStatement().executeQuery(CHANGED)) {
      var changed = new ArrayList<Changed>();
      while (rows.next()) {
        changed.add(
            new Changed(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4)));
      }
      return changed;
    }
  }

  private static List<String> indexes(Connection connection, Changed collation)
      throws SQLException {
    try (var query = connection.prepareStatement(INDEXES)) {
      query.setLong(1, collation.oid());
      query.setLong(2, collation.oid());
      var rows = query.executeQuery();
      var statements = new ArrayList<String>();
      while (rows.next()) {
        statements.add(rows.getString(1));
      }
      return statements;
    }
  }

  private static void execute(Connection connection, String statement) throws SQLException {
    try (var executed = connection.createStatement()) {
      executed.execute(statement);
    }
  }
}
