package dev.rapport.benchmark;

import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;

/**
 * What is measured of an organisation that has shaped its book: two fields of its own on the
 * people, a customer with a long past, and one who knows two hundred. What is there already is left
 * as it is.
 */
final class Shapes {

  /** A number that a fifth of the people have, sortable. */
  static final String POINTS = "x_points";

  /** A choice that a fifth of the people have. */
  static final String TIER = "x_tier";

  private static final String FIELDS = "/api/objects/person/fields";
  private static final String LONG_PAST = "A customer with a long past";
  private static final String KNOWS_MANY = "A customer who knows many";
  private static final int PAST = 100_000;
  private static final int KNOWN = 199;
  private static final int CHANGED = 100_000;

  private final World world;
  private final Browser administrator;
  private final Connection database;

  Shapes(World world, int port, Connection database) {
    this.world = world;
    this.administrator = new Browser(port).with(world.session(World.ADMINISTRATOR));
    this.database = database;
  }

  /** Adds what is not there yet, and keeps what that took. */
  void add(Figures figures) throws InterruptedException, SQLException {
    if (shape(POINTS) == null) {
      figures.put("ms to add a field", added("Points", Map.of("name", "number")));
      added("Tier", Map.of("name", "choice", "choices", List.of(tier("Gold"), tier("Silver"))));
      fill();
      figures.put("seconds to build a field's indexes", indexed());
    }
    var owner = id("user", "User 2");
    if (id("company", LONG_PAST) == null) {
      var customer = create("company", Map.of("name", LONG_PAST, "owner", owner));
      world.tasks(Math.min(PAST, world.people()), customer);
    }
    if (id("company", KNOWS_MANY) == null) {
      relate(create("company", Map.of("name", KNOWS_MANY, "owner", owner)));
    }
    execute("vacuum analyze");
  }

  UUID longPast() throws SQLException {
    return id("company", LONG_PAST);
  }

  UUID knowsMany() throws SQLException {
    return id("company", KNOWS_MANY);
  }

  /** Changes many records at once and takes that back, beside one statement that does as much. */
  void changeMany(Figures figures) throws InterruptedException, SQLException {
    var some = Math.min(CHANGED, world.people() / 10);
    var name = text("select name from person order by name, id offset " + some + " limit 1");
    var filter = "name=lt='" + name.replace("'", "\\'") + "'";
    var begun = System.nanoTime();
    var change =
        checked(
            administrator.post(
                "/api/bulk-changes",
                Map.of("object", "person", "filter", filter, "patch", Map.of(TIER, "silver"))),
            202);
    await(change);
    var path = "/api/bulk-changes/" + change.text("id");
    var changed = administrator.get(path).at("total").asInt();
    figures.put("bulk edit, records a second", changed / seconds(begun));
    begun = System.nanoTime();
    await(checked(administrator.post(path + "/reversal", Map.of()), 202));
    figures.put("bulk edit taken back, records a second", changed / seconds(begun));
    begun = System.nanoTime();
    try (var statement =
        database.prepareStatement(
            "update person set x_tier = 'silver', version = version + 1, updated_at = now()"
                + " where name < ?")) {
      statement.setString(1, name);
      var floor = statement.executeUpdate();
      figures.put("bulk edit floor", floor / seconds(begun));
    }
  }

  /** Exports all people as CSV, beside {@code COPY} of the same columns. */
  void export(Figures figures) throws IOException, SQLException {
    var begun = System.nanoTime();
    var export = administrator.open("/api/records/person/export.csv?sort=name");
    if (export.statusCode() != 200) {
      throw new IOException("export: " + export.statusCode());
    }
    var bytes = export.body().transferTo(OutputStream.nullOutputStream());
    var rows = world.people();
    figures.put("export, rows a second", rows / seconds(begun));
    figures.put("export, bytes a row", (double) bytes / rows);
    begun = System.nanoTime();
    var copied =
        database
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut(
                """
                copy (
                  select p.name, p.job_title, c.label, p.email, p.phone, o.label, p.updated_at
                  from person p
                  left join record c on c.id = p.company_id
                  left join record o on o.id = p.owner_id
                  where p.deleted_at is null
                  order by p.name, p.id
                ) to stdout (format csv)
                """,
                OutputStream.nullOutputStream());
    figures.put("export floor", copied / seconds(begun));
  }

  /** How long it took, in milliseconds. */
  private double added(String label, Map<String, Object> type) {
    var begun = System.nanoTime();
    checked(administrator.post(FIELDS, Map.of("labels", Map.of("en", label), "type", type)), 201);
    return seconds(begun) * 1e3;
  }

  private static Map<String, Object> tier(String label) {
    return Map.of("labels", Map.of("en", label), "color", "yellow");
  }

  /** Past the product: what is measured is how such values are read. */
  private void fill() throws SQLException {
    execute(
        """
        update person set x_points = abs(hashtext(name)) % 100000,
          x_tier = case abs(hashtext(id::text)) % 2 when 0 then 'gold' else 'silver' end
        where abs(hashtext(id::text)) % 5 = 0
        """);
  }

  private double indexed() throws InterruptedException {
    var change = new LinkedHashMap<String, Object>();
    change.put("sortable", true);
    change.put("version", shape(POINTS).get("version").asInt());
    var begun = System.nanoTime();
    checked(administrator.patch(FIELDS + "/" + POINTS, change), 200);
    while (!shape(POINTS).get("indexed").asBoolean()) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return seconds(begun);
  }

  private void relate(String customer) throws SQLException {
    var type =
        text(
            "select id from relation_type where deleted_at is null and not from_once and not to_once"
                + " and coalesce(from_kind, 'person') = 'person'"
                + " and coalesce(to_kind, 'company') = 'company' order by id limit 1");
    try (var statement = database.createStatement();
        var people = statement.executeQuery("select id from person order by id limit " + KNOWN)) {
      while (people.next()) {
        create("relation", Map.of("from", people.getString(1), "type", type, "to", customer));
      }
    }
  }

  private JsonNode shape(String field) {
    return StreamSupport.stream(
            checked(administrator.get(FIELDS), 200).at("sections").spliterator(), false)
        .flatMap(section -> StreamSupport.stream(section.get("fields").spliterator(), false))
        .filter(one -> one.get("name").asString().equals(field))
        .findFirst()
        .orElse(null);
  }

  private String create(String object, Map<String, ?> values) {
    return checked(administrator.post("/api/records/" + object, values), 201).text("id");
  }

  private void await(Answer started) throws InterruptedException {
    world.await(started);
  }

  private UUID id(String object, String label) throws SQLException {
    try (var statement =
        database.prepareStatement(
            "select id from record where object = ? and label = ? and not deleted limit 1")) {
      statement.setString(1, object);
      statement.setString(2, label);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? rows.getObject(1, UUID.class) : null;
      }
    }
  }

  private String text(String sql) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static Answer checked(Answer answer, int status) {
    return World.checked(answer, status);
  }
}
