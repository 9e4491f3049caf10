package dev.rapport.benchmark;

import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The organisation that is measured: four divisions of five teams of ten users, who own what there
 * is in equal parts, but for the last, who owns twenty people, four companies and ten deals. All of
 * it comes in through the API, records by imports. What is there already is left as it is.
 */
final class World {

  static final String ADMINISTRATOR = "ada@benchmark.example";
  static final String MANAGER = "user1@benchmark.example";
  static final String SALESPERSON = "user2@benchmark.example";
  static final String BEGINNER = "user200@benchmark.example";

  static final String PASSWORD = "a long word for the benchmark 42";
  private static final int USERS = 200;
  private static final int TEAMS = 20;
  private static final int OF_BEGINNER = 20;
  private static final List<String> OBJECTS =
      List.of("company", "person", "relation", "lead", "opportunity", "task", "note");
  private static final List<String> STAGES =
      List.of("Prospecting", "Qualification", "Proposal", "Negotiation", "Won", "Lost");

  private final int port;
  private final int people;
  private final Browser administrator;

  World(int port, int people) {
    this.port = port;
    this.people = people;
    this.administrator = new Browser(port);
  }

  int people() {
    return people;
  }

  int companies() {
    return people / 5;
  }

  int opportunities() {
    return people / 2;
  }

  /** Rows a second that an import brought in, by object; empty when all of it was there. */
  Map<String, Double> load() throws InterruptedException {
    var rates = loadParties();
    load(
        "opportunity",
        opportunities(),
        "name,company,stage,amount,expectedClose,owner",
        this::opportunity,
        rates);
    return rates;
  }

  /** The users, companies and people alone. */
  Map<String, Double> loadParties() throws InterruptedException {
    if (administrator.get("/api/session").text("state").equals("setUpNeeded")) {
      setUp();
    } else {
      checked(administrator.signIn(ADMINISTRATOR, PASSWORD), 201);
    }
    var rates = new LinkedHashMap<String, Double>();
    if (count("user") < USERS) {
      users();
    }
    load("company", companies(), "name,sector,email,phone,owner,relation", this::company, rates);
    load(
        "person",
        people,
        "firstName,lastName,jobTitle,company,email,phone,owner",
        this::person,
        rates);
    return rates;
  }

  /** The value of the cookie of a new session. */
  String session(String email) {
    var browser = new Browser(port);
    checked(browser.signIn(email, PASSWORD), 201);
    return browser.cookie("rapport_session").orElseThrow().getValue();
  }

  /** Brings in people once more, and takes them back; rows a second. */
  double importAgain(int rows) throws InterruptedException {
    var header = "firstName,lastName,jobTitle,company,email,phone,owner";
    var run = upload("person", rows, header, number -> person(people + number));
    var rate = run(run, rows);
    await(administrator.post("/api/imports/" + run.text("id") + "/reversal", Map.of()));
    return rate;
  }

  private void setUp() {
    var answer =
        administrator.post(
            "/api/set-up",
            Map.of(
                "code", Server.SET_UP_CODE,
                "organisation", "Benchmark",
                "language", "en",
                "currency", "EUR",
                "country", "BG",
                "timeZone", "Europe/Sofia",
                "administrator",
                    Map.of("name", "Ada", "email", ADMINISTRATOR, "password", PASSWORD),
                "sampleData", false));
    checked(answer, 201);
  }

  private void users() {
    var reachTeam = role("Reaches the team", "team");
    var reachOwn = role("Reaches own", "own");
    var divisions = new ArrayList<String>();
    for (var i = 1; i <= 4; i++) {
      divisions.add(create("team", Map.of("name", "Division " + i)));
    }
    var teams = new ArrayList<String>();
    for (var i = 0; i < TEAMS; i++) {
      var of = divisions.get(i / 5);
      teams.add(create("team", Map.of("name", "Team " + (i + 1), "parent", of)));
    }
    for (var i = 1; i <= USERS; i++) {
      var email = "user" + i + "@benchmark.example";
      var values = new LinkedHashMap<String, Object>();
      values.put("name", "User " + i);
      values.put("email", email);
      values.put("role", email.equals(MANAGER) ? reachTeam : reachOwn);
      values.put("team", i == 1 ? divisions.getFirst() : teams.get((i - 1) % TEAMS));
      var user = create("user", values);
      if (List.of(MANAGER, SALESPERSON, BEGINNER).contains(email)) {
        activate(user, email);
      }
    }
  }

  private String role(String name, String scope) {
    var role = create("role", Map.of("name", name));
    var rights =
        OBJECTS.stream()
            .map(object ->
                Map.of(
                    "object", object, "read", scope, "create", "all", "update", scope, "delete",
                    scope, "export", "all"))
            .toList();
    checked(
        administrator.put(
            "/api/roles/" + role + "/access", Map.of("objects", rights, "fields", List.of())),
        200);
    return role;
  }

  private void activate(String user, String email) {
    var link = administrator.post("/api/users/" + user + "/activation", Map.of()).text("link");
    var token = link.substring(link.lastIndexOf('/') + 1);
    var own = new Browser(port);
    checked(
        own.post("/api/activations/" + token, Map.of("email", email, "password", PASSWORD)), 201);
  }

  private String create(String object, Map<String, ?> values) {
    return checked(administrator.post("/api/records/" + object, values), 201).text("id");
  }

  private int count(String object) {
    return administrator
        .get("/api/records/" + object + "?limit=1&fields=id&count=exact")
        .at("count.value")
        .asInt();
  }

  private void load(
      String object, int rows, String header, IntFunction<String> row, Map<String, Double> rates)
      throws InterruptedException {
    if (count(object) < rows) {
      rates.put(object, run(upload(object, rows, header, row), rows));
    }
  }

  /** Brings in tasks about a customer, of everybody's. */
  void tasks(int rows, String customer) throws InterruptedException {
    var header = "subject,dueAt,owner";
    run(upload("task", rows, header, this::task, Map.of("about", customer)), rows);
  }

  private Answer upload(String object, int rows, String header, IntFunction<String> row) {
    return upload(object, rows, header, row, Map.of());
  }

  private Answer upload(
      String object,
      int rows,
      String header,
      IntFunction<String> row,
      Map<String, Object> defaults) {
    var file = new StringBuilder(rows * 110).append(header).append('\n');
    IntStream.range(0, rows).forEach(number -> file.append(row.apply(number)).append('\n'));
    var bytes = file.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var begun = System.nanoTime();
    var uploaded =
        checked(
            administrator.upload("/api/imports", object + ".csv", bytes, "object", object), 201);
    System.out.printf(
        "%s: %,d rows uploaded in %.1f s%n", object, rows, (System.nanoTime() - begun) / 1e9);
    var columns = new ArrayList<Map<String, Object>>();
    var names = header.split(",");
    for (var i = 0; i < names.length; i++) {
      var field = names[i].equals("relation") ? relation(uploaded) : names[i];
      var column = new LinkedHashMap<String, Object>();
      column.put("index", i);
      column.put("field", field);
      column.put("format", uploaded.at("columns." + i + ".format").asString(null));
      columns.add(column);
    }
    var mapping = new LinkedHashMap<String, Object>();
    mapping.put("delimiter", ",");
    mapping.put("encoding", "UTF-8");
    mapping.put("header", true);
    mapping.put("columns", columns);
    mapping.put("defaults", defaults);
    return checked(
        administrator.put("/api/imports/" + uploaded.text("id") + "/mapping", mapping), 200);
  }

  private static String relation(Answer uploaded) {
    return StreamSupport.stream(uploaded.at("targets").spliterator(), false)
        .map(target -> target.path("field").asString(""))
        .filter(field -> field.startsWith("relation:"))
        .findFirst()
        .orElseThrow();
  }

  /** Runs the import and returns rows a second, all of it counted from the click on. */
  private double run(Answer uploaded, int rows) throws InterruptedException {
    var path = "/api/imports/" + uploaded.text("id");
    var begun = System.nanoTime();
    await(administrator.post(path + "/run", Map.of()));
    var seconds = (System.nanoTime() - begun) / 1e9;
    var counts = administrator.get(path).at("counts");
    if (counts.path("create").asInt() != rows) {
      throw new IllegalStateException("Not all rows came in: " + counts);
    }
    System.out.printf(
        "%s: %,d rows in %.1f s, %,.0f a second%n",
        uploaded.text("object"), rows, seconds, rows / seconds);
    return rows / seconds;
  }

  void await(Answer started) throws InterruptedException {
    var job = checked(started, 202).text("job");
    for (var state = state(job);
        !state.path("state").asString().equals("done");
        state = state(job)) {
      if (List.of("failed", "cancelled").contains(state.path("state").asString())) {
        throw new IllegalStateException(state.toString());
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  private JsonNode state(String job) {
    return administrator.get("/api/jobs/" + job).body();
  }

  static Answer checked(Answer answer, int status) {
    if (answer.status() != status) {
      throw new IllegalStateException(
          answer.response().request().uri() + ": " + answer.status() + " " + answer.body());
    }
    return answer;
  }

  private String company(int number) {
    var of = number % 10 == 0 && number > 0 ? Names.company(number / 2) : "";
    return String.join(
        ",",
        Names.company(number),
        "sector " + Names.at(number, 7, 12),
        "office@c" + number + ".example",
        "+3592" + (3_000_000 + number),
        owner(number, 4),
        of);
  }

  private String person(int number) {
    var digits = "%07d".formatted(number * 7_368_787L % 10_000_000);
    return String.join(
        ",",
        Names.first(number),
        Names.last(number),
        Names.at(number, 8, 3) == 0 ? "" : "Position " + Names.at(number, 9, 40),
        Names.company(number % people / 5),
        "p" + number + "@c" + number / 5 + ".example",
        "+35988" + digits,
        owner(number, OF_BEGINNER));
  }

  private String opportunity(int number) {
    var day = java.time.LocalDate.of(2026, 1, 1).plusDays(Names.at(number, 10, 700));
    return String.join(
        ",",
        "Deal " + number + " " + Names.last(number),
        Names.company(number % companies()),
        STAGES.get(Names.at(number, 11, STAGES.size())),
        String.valueOf(100 + Names.at(number, 12, 500_000)),
        day.toString(),
        owner(number, 10));
  }

  private String task(int number) {
    var due = java.time.LocalDateTime.of(2024, 1, 1, 8, 0).plusMinutes(10L * number);
    return String.join(",", "Task " + number, due.toString(), "User " + (1 + number % USERS));
  }

  /** The beginner's records lie all over the file. */
  private String owner(int number, int ofBeginner) {
    var step = Math.max(1, people / 5 / ofBeginner);
    return number % step == 0 && number / step < ofBeginner
        ? "User " + USERS
        : "User " + (1 + Names.at(number, 13, USERS - 1));
  }
}
