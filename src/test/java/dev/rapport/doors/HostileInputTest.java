package dev.rapport.doors;

import static dev.rapport.doors.HostileInput.BODIES;
import static dev.rapport.doors.HostileInput.FILTERS;
import static dev.rapport.doors.HostileInput.INJECTION;
import static dev.rapport.doors.HostileInput.VALUES;
import static dev.rapport.doors.HostileInput.variations;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.RELATION_TYPE;

import dev.rapport.doors.Attempts.Attempt;
import dev.rapport.doors.Attempts.Upload;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends every door what nobody means well with, as an administrator, who gets furthest. It answers
 * with a problem or takes it as the text that it is; never does it fail.
 */
@ApiTest
@OwnDatabase
class HostileInputTest {

  /** Of a body that can't be read; too many tries are refused before anybody looks at it. */
  private static final Set<Integer> REFUSALS = Set.of(400, 415, 429);

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private final List<String> faults = new ArrayList<>();
  private Office office;
  private Browser administrator;
  private Browser stranger;
  private Secrets secrets;
  private Attempts attempts;

  @BeforeEach
  void everyDoor() {
    office = new Office(port, db, settings);
    if (db.fetchCount(RELATION_TYPE) == 0) {
      Office.setUp(events, "en");
    }
    administrator = office.browser(office.administrator);
    stranger = new Browser(port);
    secrets = new Secrets(office);
    attempts = new Attempts(secrets, Door.objects(Door.all(administrator)));
  }

  @AfterEach
  void nothingFailed() {
    assertThat(faults).isEmpty();
  }

  @Test
  void bodies_that_no_door_asks_for() {
    for (var attempt : withBodies()) {
      for (var body : BODIES) {
        check(attempt.door() + " ← " + start(body), attempt.with(body).by(visitor(attempt)));
      }
    }
  }

  @Test
  void paths_that_lead_elsewhere() {
    var names = List.of("%00", "%2e%2e%2f", "..%5c", "a".repeat(3_000), "%C3%28", "1%20or%201=1");
    for (var attempt : attempts.all()) {
      for (var name : names) {
        var path = attempt.door().path().replaceAll("\\{[^}]+}", name);
        if (!path.equals(attempt.door().path())) {
          check(attempt.door() + " at " + start(name), attempt.at(path).by(visitor(attempt)));
        }
      }
    }
  }

  @Test
  void questions_that_have_no_answer() {
    var queries = new LinkedHashMap<String, List<String>>();
    queries.put("filter", FILTERS);
    queries.put("sort", List.of("name,id", "-", "--name", INJECTION, "company.name", "\u0000"));
    queries.put("fields", List.of(",,,", INJECTION, "name,".repeat(2_000), "*"));
    queries.put("limit", List.of("0", "-1", "201", "99999999999999", "x", ""));
    queries.put("cursor", List.of("x", "AAAA", "e30", INJECTION, "A".repeat(5_000)));
    queries.put("count", List.of("maybe", INJECTION));
    queries.put("group", List.of("name,name,name,name", INJECTION, "createdAt:century"));
    queries.put("measures", List.of("sum(name)", "count,".repeat(200), "max(" + INJECTION + ")"));
    queries.put("within", List.of("x", INJECTION, "2017-Q9"));
    queries.put("q", List.of("\u0000", "%", "a".repeat(10_000), INJECTION, "' | & ! :*"));
    queries.put("objects", List.of("x", ",", INJECTION));
    var read = Door.parameters(administrator);
    for (var attempt : attempts.all()) {
      if (!attempt.door().changes()) {
        var path = attempt.path().replaceAll("\\?.*", "");
        var passedOver = new TreeSet<>(queries.keySet());
        passedOver.removeAll(read.getOrDefault(attempt.door(), Set.of()));
        // Any text will do for these: that they are refused nowhere doesn't say that nobody reads
        // them.
        passedOver.removeAll(Set.of("q", "objects"));
        passesOver(attempt.at(path), passedOver);
        queries.forEach((name, values) -> {
          if (!passedOver.contains(name)) {
            values.forEach(value ->
                check(
                    attempt.door() + " ? " + name + "=" + start(value),
                    attempt.at(path + "?" + name + "=" + encoded(value)).by(administrator)));
          }
        });
      }
    }
  }

  /** What a door's description doesn't name is never looked at, so one try has to do. */
  private void passesOver(Attempt attempt, Set<String> names) {
    var query = names.stream().map(name -> name + "=" + encoded(INJECTION)).collect(joining("&"));
    var answer = attempt.at(attempt.path() + "?" + query).by(administrator);
    check(attempt.door() + " ? " + query, answer);
    var without = attempt.by(administrator);
    if (answer.status() != without.status()) {
      faults.add(attempt.door() + " reads what it doesn't name: " + query + answer.body());
    }
  }

  /** A new record stops at what it lacks, so one field of each type has to do there. */
  @Test
  void values_of_every_kind_in_every_field() {
    for (var object : administrator.get("/api/catalog").at("objects")) {
      var path = "/api/records/" + object.get("name").asString();
      var id = secrets.id(object.get("name").asString());
      var types = new HashSet<JsonNode>();
      for (var field : object.get("fields")) {
        var isFirst = types.add(field.get("type"));
        for (var value : VALUES) {
          var body = "{\"%s\": %s}".formatted(field.get("name").asString(), value);
          if (id == null || isFirst) {
            check(path + " ← " + start(body), administrator.post(path, body));
          }
          if (id != null) {
            var answer = administrator.patch(path + "/" + id, body, "If-Match", "*");
            check(path + "/{id} ← " + start(body), answer);
          }
        }
      }
    }
    assertThat(db.fetchExists(rapport.db.Tables.COMPANY)).isTrue();
  }

  @Test
  void values_of_every_kind_in_every_command() {
    var sent = secrets.id("quote");
    var deal = Map.of("opportunity", secrets.id("opportunity"));
    var draft = office.id(office.bob, "quote", deal);
    for (var attempt : withBodies()) {
      if (attempt.body() != null
          && !(attempt.body() instanceof Upload)
          && !attempt.path().matches("/api/records/\\w+(/[^/]+)?")) {
        var door = attempt.at(attempt.path().replace(sent, draft));
        for (var body : variations(attempt.body())) {
          check(attempt.door() + " ← " + start(body), door.with(body).by(visitor(attempt)));
        }
      }
    }
  }

  @Test
  void values_of_every_kind_in_a_file_of_the_shape() {
    var file = (ObjectNode) administrator.get("/api/shape").body();
    for (var part : file) {
      if (part instanceof ObjectNode entries) {
        entries.retain(entries.propertyNames().stream().limit(1).toList());
      }
    }
    for (var body : variations(Map.of("file", file))) {
      check("/api/shape ← " + start(body), administrator.post("/api/shape/comparison", body));
    }
  }

  @Test
  void a_text_stays_the_text_that_it_is() {
    for (var text :
        List.of(INJECTION, "<img src=x onerror=alert(1)>", "=1+1", "\u202eevil", "%s%n{0}")) {
      var made = administrator.post("/api/records/company", Map.of("name", text));
      assertThat(made.status()).as(text).isEqualTo(201);
      assertThat(made.text("name")).isEqualTo(text);
    }
  }

  @Test
  void bodies_too_large_to_be_meant() {
    var answer =
        administrator.post("/api/records/note", "{\"body\": \"" + "a".repeat(20_000_000) + "\"}");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text("title")).isNotEmpty();
  }

  /** A door that reads none pays no heed to it. */
  @Test
  void kinds_of_body_that_no_door_reads() {
    var types = List.of("application/xml", "text/plain", "x", "application/json;charset=x");
    var statuses = new TreeSet<Integer>();
    for (var attempt : withBodies()) {
      for (var type : types) {
        var answer = attempt.with("<a/>").by(visitor(attempt), "Content-Type", type);
        var what = attempt.door() + " as " + type;
        check(what, answer);
        if (attempt.body() != null && !REFUSALS.contains(answer.status())) {
          faults.add(what + " answered " + answer.status());
        }
        statuses.add(answer.status());
      }
    }
    assertThat(statuses).contains(400, 415);
  }

  /** Who is not signed in, at the doors that are open to everybody; else the administrator. */
  private Browser visitor(Attempt attempt) {
    return attempt.open() ? stranger : administrator;
  }

  private List<Attempt> withBodies() {
    return attempts.all().stream()
        .filter(attempt -> Set.of("POST", "PUT", "PATCH").contains(attempt.door().method()))
        .toList();
  }

  private void check(String what, Answer answer) {
    var type = answer.header("Content-Type");
    if (answer.status() >= 500) {
      faults.add(what + " failed: " + answer.status() + " " + answer.body());
    } else if (answer.status() >= 400 && !type.startsWith("application/problem+json")) {
      faults.add(what + " answered " + answer.status() + " without a problem: " + type);
    }
  }

  private static String start(Object body) {
    var text = body instanceof byte[] ? "bytes" : body.toString();
    return text.substring(0, Math.min(text.length(), 400));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
