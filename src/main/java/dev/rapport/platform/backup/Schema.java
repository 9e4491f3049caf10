package dev.rapport.platform.backup;

import dev.rapport.platform.backup.Manifest.Column;
import dev.rapport.platform.backup.Manifest.Sequence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the database consists of, as its own catalog says; names come quoted from there. */
final class Schema {

  private static final String TABLES =
      """
      select c.relname, quote_ident(c.relname),
        array_agg(a.attname order by a.attnum),
        array_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum),
        array_agg(quote_ident(a.attname) order by a.attnum),
        string_agg(
          case a.atttypid
            -- Transactions are numbered anew in every cluster: there, all of these came before.
            when 'xid8'::regtype then format('''0''::xid8 as %I', a.attname)
            else quote_ident(a.attname)
          end, ', ' order by a.attnum)
      from pg_class c
        join pg_attribute a on a.attrelid = c.oid
          and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relnamespace = current_schema()::regnamespace
        and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> 'flyway_schema_history'
      group by c.oid, c.relname
      order by c.relname
      """;

  private static final String SEQUENCES =
      """
      select quote_ident(c.relname), c.relname from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'S'
      order by c.relname
      """;

  /** What slows the loading of rows down, or asks for them in an order: as pairs of statements. */
  private static final String HINDRANCES =
      """
      select format('alter table %s drop constraint %I', conrelid::regclass, conname),
        format('alter table %s add constraint %I %s',
          conrelid::regclass, conname, pg_get_constraintdef(oid))
      from pg_constraint
      where connamespace = current_schema()::regnamespace and contype = 'f' and conparentid = 0
      union all
      select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
      from pg_index i join pg_class c on c.oid = i.indexrelid
      where c.relnamespace = current_schema()::regnamespace and not c.relispartition
        and not exists (select from pg_constraint where conindid = i.indexrelid)
      union all
      select format('alter table %s disable trigger %I', tgrelid::regclass, tgname),
        format('alter table %s enable %s trigger %I', tgrelid::regclass,
          case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname)
      from pg_trigger join pg_class c on c.oid = tgrelid
      where c.relnamespace = current_schema()::regnamespace
        and not tgisinternal and tgenabled <> 'D'
      """;

  private Schema() {}

  /**
   * @param quoted its name, as SQL writes it
   * @param names of its columns, likewise
   * @param values what is copied of its rows
   */
  record Table(
      String name, String quoted, List<Column> columns, List<String> names, String values) {}

  /** A statement that takes something away, and the one that brings it back. */
  record Hindrance(String drop, String create) {}

  static List<Table> tables(Connection connection) throws SQLException {
    return list(
        connection,
        TABLES,
        row -> {
          var names = (String[]) row.getArray(3).getArray();
          var types = (String[]) row.getArray(4).getArray();
          var columns = new ArrayList<Column>();
          for (var i = 0; i < names.length; i++) {
            columns.add(new Column(names[i], types[i]));
          }
          var quoted = List.of((String[]) row.getArray(5).getArray());
          return new Table(row.getString(1), row.getString(2), columns, quoted, row.getString(6));
        });
  }

  static List<Hindrance> hindrances(Connection connection) throws SQLException {
    return list(connection, HINDRANCES, row -> new Hindrance(row.getString(1), row.getString(2)));
  }

  static List<Sequence> sequences(Connection connection) throws SQLException {
    var sequences = new ArrayList<Sequence>();
    for (var names :
        list(connection, SEQUENCES, row -> List.of(row.getString(1), row.getString(2)))) {
      sequences.addAll(
          list(
              connection,
              "select last_value, is_called from " + names.getFirst(),
              row -> new Sequence(names.getLast(), row.getLong(1), row.getBoolean(2))));
    }
    return sequences;
  }

  /** The version of the last migration; "" of a database without any. */
  static String version(Connection connection) throws SQLException {
    var history = "select to_regclass('flyway_schema_history') is not null";
    if (!list(connection, history, row -> row.getBoolean(1)).getFirst()) {
      return "";
    }
    var last =
        "select version from flyway_schema_history where success and version is not null"
            + " order by string_to_array(version, '.')::int[] desc limit 1";
    return list(connection, last, row -> row.getString(1)).stream().findFirst().orElse("");
  }

  static void execute(Connection connection, String statement) throws SQLException {
    try (var executed = connection.createStatement()) {
      executed.execute(statement);
    }
  }

  static <T> List<T> list(Connection connection, String query, RowReader<T> reader)
      throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var list = new ArrayList<T>();
      while (rows.next()) {
        list.add(reader.read(rows));
      }
      return list;
    }
  }

  /** Reads one row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
