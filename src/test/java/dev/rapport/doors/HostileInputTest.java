package dev.rapport.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.RELATION_TYPE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Sends every door what nobody means well with, as an administrator, who gets furthest. It answers
 * with a problem or takes it as the text that it is; never does it fail.
 */
@ApiTest
@OwnDatabase
class HostileInputTest {

  private static final String INJECTION = "'; drop table company; --";

  /** Bodies that are not what any door asks for. */
  private static final List<Object> BODIES =
      List.of(
          "",
          "null",
          "42",
          "\"text\"",
          "[]",
          "{",
          "{\"a\": 1, \"a\": 2}",
          "[".repeat(5_000),
          "{\"a\":".repeat(5_000),
          "{\"\\u0000\": \"\\u0000\"}",
          "{\"name\": \"\\ud800\"}",
          "{\"ids\": [null], \"patch\": {\"name\": null}}",
          new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'},
          "{\"ids\": \"x\", \"patch\": 1, \"columns\": 7, \"objects\": {}, \"company\": 3}");

  /** Values for every field of every record. */
  private static final List<String> VALUES =
      List.of(
          "\"" + INJECTION + "\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\u202e" + "a".repeat(100_000) + "\"",
          "\"<script>alert(1)</script>\"",
          "true",
          "-1",
          "1e400",
          "1e-400",
          "9".repeat(400),
          "\"+999999999-12-31\"",
          "\"0000-00-00\"",
          "\"-4713-01-01T00:00:00Z\"",
          "[]",
          "[[[]]]",
          "{}",
          "{\"id\": {\"id\": null}}",
          "{\"amount\": \"1e999999999\", \"currency\": \"EUR\"}",
          "{\"amount\": \"NaN\", \"currency\": \"XXX\"}",
          "{\"street\": [1], \"country\": \"\\u0000\"}");

  private static final List<String> FILTERS =
      List.of(
          "name==" + INJECTION,
          "name=='" + INJECTION.replace("'", "\\'") + "'",
          "(".repeat(2_000) + "name==a" + ")".repeat(2_000),
          "name==a;".repeat(500) + "name==a",
          "name=contains='%_%\\\\'",
          "name=starts='\u0000'",
          "createdAt>'+999999999-01-01T00:00:00Z'",
          "createdAt>today+99999999999d",
          "createdAt=within=99999-Q9",
          "expectedClose>'+999999999-01-01'",
          "expectedClose=within=9999999",
          "id==x",
          "owner.owner.owner==me",
          "version==99999999999999999999",
          "name=~=a",
          "\u202ename==a",
          ";;;");

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private final List<String> faults = new ArrayList<>();
  private Office office;
  private Browser administrator;
  private Attempts attempts;
  private List<String> objects;

  @BeforeEach
  void everyDoor() {
    office = new Office(port, db, settings);
    if (db.fetchCount(RELATION_TYPE) == 0) {
      Office.setUp(events, "en");
    }
    administrator = office.browser(office.administrator);
    objects = Door.objects(Door.all(administrator));
    attempts = new Attempts(new Secrets(office), objects);
  }

  @AfterEach
  void nothingFailed() {
    assertThat(faults).isEmpty();
  }

  @Test
  void bodies_that_no_door_asks_for() {
    for (var attempt : attempts.all()) {
      if (attempt.door().changes() && !attempt.open()) {
        for (var body : BODIES) {
          check(attempt.door() + " ← " + start(body), attempt.with(body).by(administrator));
        }
      }
    }
  }

  @Test
  void paths_that_lead_elsewhere() {
    var names = List.of("%00", "%2e%2e%2f", "..%5c", "a".repeat(3_000), "%C3%28", "1%20or%201=1");
    for (var attempt : attempts.all()) {
      for (var name : names) {
        var path = attempt.door().path().replaceAll("\\{[^}]+}", name);
        if (!path.equals(attempt.door().path()) && !attempt.open()) {
          check(attempt.door() + " at " + start(name), attempt.at(path).by(administrator));
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
    for (var attempt : attempts.all()) {
      if (!attempt.door().changes()) {
        queries.forEach((name, values) ->
            values.forEach(value -> {
              var path = attempt.path().replaceAll("\\?.*", "") + "?" + name + "=" + encoded(value);
              check(
                  attempt.door() + " ? " + name + "=" + start(value),
                  attempt.at(path).by(administrator));
            }));
      }
    }
  }

  @Test
  void values_of_every_kind_in_every_field() {
    for (var object : administrator.get("/api/catalog").at("objects")) {
      var path = "/api/records/" + object.get("name").asString();
      for (var field : object.get("fields")) {
        for (var value : VALUES) {
          var name = field.get("name").asString();
          var body = "{\"%s\": %s}".formatted(name, value);
          check(path + " ← " + start(body), administrator.post(path, body));
        }
      }
    }
    assertThat(db.fetchExists(rapport.db.Tables.COMPANY)).isTrue();
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

  @Test
  void kinds_of_body_that_no_door_reads() {
    for (var attempt : attempts.all()) {
      if (attempt.door().changes() && !attempt.open()) {
        var token = "0b7f3c1e-6a51-4d0e-9f0e-2f4c8f6b7a11";
        for (var type :
            Set.of("application/xml", "text/plain", "x", "application/json;charset=x")) {
          check(
              attempt.door() + " as " + type,
              administrator.sendBare(
                  attempt.door().method(),
                  attempt.path(),
                  "<a/>".getBytes(StandardCharsets.UTF_8),
                  "Content-Type",
                  type,
                  "Cookie",
                  "",
                  "X-XSRF-TOKEN",
                  token));
        }
      }
    }
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
    return text.substring(0, Math.min(text.length(), 60));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
