package dev.rapport.doors;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.RELATION_TYPE;

import dev.rapport.doors.Attempts.Attempt;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every operation that the API's own document describes, and knows what each must answer. */
@ApiTest
@OwnDatabase
class EveryDoorTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  /** Whatever the status: the answer must tell nothing. */
  private static final Set<Integer> ANY = Set.of();

  private Office office;
  private Secrets secrets;
  private Attempts attempts;
  private List<Door> doors;

  @BeforeEach
  void somebodyHasSecrets() {
    office = new Office(port, db, settings);
    if (db.fetchCount(RELATION_TYPE) == 0) {
      Office.setUp(events, "en");
    }
    secrets = new Secrets(office);
    var administrator = office.browser(office.administrator);
    doors = Door.all(administrator);
    attempts = new Attempts(secrets, Door.objects(doors));
  }

  @Test
  void no_door_is_left_out() {
    assertThat(doors)
        .hasSizeGreaterThan(100)
        .allSatisfy(door -> {
          assertThat(attempts.on(door)).as("a row in Attempts for %s", door).isNotNull();
        });
  }

  /**
   * What the document passes over is walked by its general form, or is no part of the API: the
   * document itself, the pages of forms on others' sites, and what answers for failures.
   */
  @Test
  void the_document_describes_every_mapping() {
    var described = doors.stream().map(Door::toString).toList();
    assertThat(mappings.getHandlerMethods().keySet().stream().flatMap(EveryDoorTest::operations))
        .filteredOn(operation -> !described.contains(operation))
        .containsExactlyInAnyOrder(
            "GET /api/records/{object}",
            "POST /api/records/{object}",
            "GET /api/records/{object}/{id}",
            "PATCH /api/records/{object}/{id}",
            "DELETE /api/records/{object}/{id}",
            "GET /api/openapi",
            "GET /api/openapi.yaml",
            "GET /f/{address}",
            "POST /f/{address}",
            "GET /f/{address}/confirmation/{token}",
            "POST /f/{address}/confirmation/{token}",
            "ANY /error");
  }

  private static Stream<String> operations(RequestMappingInfo mapping) {
    var methods =
        mapping.getMethodsCondition().getMethods().stream().map(RequestMethod::name).toList();
    return mapping.getPatternValues().stream()
        .flatMap(path ->
            (methods.isEmpty() ? List.of("ANY") : methods)
                .stream().map(method -> method + " " + path));
  }

  @Test
  void who_is_not_signed_in_gets_nothing() {
    walk(_ -> new Browser(port), attempt -> attempt.open() ? attempt.nobody() : Set.of(401));
  }

  @Test
  void whose_role_allows_nothing_gets_nothing_of_anybodys() {
    var nobody = office.people().user("Nobody", office.people().role("Nothing"), office.team);
    walk(_ -> office.browser(nobody), Attempt::nobody);
  }

  @Test
  void a_colleague_who_reaches_only_own_records_gets_nothing_of_anothers() {
    walk(_ -> office.browser(office.carl), Attempt::colleague);
  }

  /**
   * Whatever shows Bob something of his records shows it to Carl while they are shared with him,
   * and afterwards no more than before.
   */
  @Test
  void what_is_shared_with_a_colleague_shows_at_every_door_until_it_is_withdrawn() {
    var bobs = office.browser(office.bob);
    var asking =
        attempts.all().stream()
            .filter(attempt -> asks(attempt) && !attempt.open() && !attempt.ofOnesOwn())
            .filter(attempt -> shows(attempt.by(bobs)))
            .toList();
    assertThat(asking).hasSizeGreaterThan(25);

    secrets.share(office.carl);
    var carls = office.browser(office.carl);
    assertThat(asking)
        .allSatisfy(attempt -> {
          var answer = attempt.by(carls);
          assertThat(answer.status()).as("%s: %s", attempt.door(), answer.body()).isEqualTo(200);
          assertThat(shows(answer)).as("%s: %s", attempt.door(), answer.body()).isTrue();
        });
    var before = secrets.contents();
    for (var attempt : attempts.all()) {
      if (!asks(attempt) && secrets.isAbout(attempt.path())) {
        assertThat(attempt.by(carls).status()).as("%s", attempt.door()).isBetween(400, 499);
      }
    }
    assertThat(secrets.contents()).isEqualTo(before);

    secrets.withdraw(office.carl);
    walk(_ -> office.browser(office.carl), Attempt::colleague);
  }

  /** An administrator who sees the product as Bob does looks at what he sees, and does nothing. */
  @Test
  void who_looks_as_somebody_else_changes_nothing_at_any_door_and_sees_nothing_of_their_own() {
    var viewer = office.browser(office.administrator);
    var began = viewer.post("/api/session/view", Map.of("user", office.bob.toString()));
    assertThat(began.status()).isEqualTo(204);
    var bob = office.browser(office.bob);
    var before = secrets.contents();
    for (var attempt : attempts.all()) {
      if (attempt.open() || attempt.path().equals("/api/session/view")) {
        continue;
      }
      var answer = attempt.by(viewer);
      if (!asks(attempt) || attempt.ofOnesOwnAlone()) {
        assertThat(answer.status()).as("%s: %s", attempt.door(), answer.body()).isEqualTo(403);
        assertThat(answer.text("title")).isEqualTo("You are looking as somebody else");
      } else if (!attempt.path().startsWith("/api/jobs")) {
        assertThat(answer.status())
            .as("%s: %s", attempt.door(), answer.body())
            .isEqualTo(attempt.by(bob).status());
      }
    }
    assertThat(secrets.contents()).isEqualTo(before);
    // The administrator's own reach is out of the way, too.
    assertThat(viewer.get("/api/security-events").status()).isEqualTo(403);
    var carls = office.id(office.carl, "company", Map.of("name", "Carl's"));
    assertThat(viewer.get("/api/records/company/" + carls).status()).isEqualTo(404);

    assertThat(viewer.delete("/api/session/view").status()).isEqualTo(204);
    assertThat(viewer.get("/api/records/company/" + carls).status()).isEqualTo(200);
  }

  private boolean shows(Browser.Answer answer) {
    var body = answer.response().body();
    return secrets.traces().stream().anyMatch(body::contains);
  }

  @Test
  void a_program_gets_no_further_than_its_token_reaches() {
    var bob = secrets.browser();
    var secret = Secrets.token(bob, "read", List.of("product")).text("secret");
    assertThat(secret).isNotEmpty();
    var program = new Browser(port).bearing(secret);
    assertThat(program.get("/api/records/product").status()).isEqualTo(200);
    // Whoever made it answers for the jobs that it sees: they are that user's own.
    walk(
        attempts.all().stream().filter(attempt -> !attempt.path().startsWith("/api/jobs")).toList(),
        _ -> program,
        attempt -> asks(attempt) ? ANY : Set.of(401, 403, 404));
  }

  @Test
  void a_request_that_another_site_made_the_browser_send_changes_nothing() {
    var faults = new ArrayList<String>();
    for (var attempt : attempts.all()) {
      if (attempt.door().changes()) {
        var answer = attempt.forgedIn(office.browser(office.administrator));
        if (answer.status() != 403) {
          faults.add(attempt.door() + " answered " + answer.status());
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  /** Neither the status nor a word of the answer tells that there is something. */
  @Test
  void a_record_that_one_may_not_see_answers_as_one_that_never_was() {
    var faults = new ArrayList<String>();
    var ids = new ArrayList<>(secrets.records.values());
    ids.addAll(
        List.of(
            secrets.twin,
            secrets.pair,
            secrets.changeSet,
            secrets.importId,
            secrets.job,
            secrets.view,
            secrets.bulkChange,
            secrets.session,
            secrets.token));
    for (var attempt : attempts.all()) {
      for (var id : ids) {
        var other = attempt.elsewhere(id);
        if (!other.path().equals(attempt.path())) {
          var is = attempt.by(office.browser(office.carl));
          var never = other.by(office.browser(office.carl));
          if (is.status() != never.status()
              || !is.response()
                  .body()
                  .replace(withoutQuery(attempt.path()), withoutQuery(other.path()))
                  .equals(never.response().body())) {
            faults.add(attempt.door() + ": " + is.body() + " is not " + never.body());
          }
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  private static String withoutQuery(String path) {
    return path.split("[?]", 2)[0];
  }

  /** Some ask by a POST, for what is asked about comes with it. */
  private static boolean asks(Attempt attempt) {
    return attempt.open()
        || !attempt.door().changes()
        || (attempt.door().method().equals("POST")
            && attempt.path().matches("/api/duplicates/.*|.*/calculation"));
  }

  private void walk(Function<Attempt, Browser> visitor, Function<Attempt, Set<Integer>> expected) {
    walk(attempts.all(), visitor, expected);
  }

  private void walk(
      List<Attempt> attempts,
      Function<Attempt, Browser> visitor,
      Function<Attempt, Set<Integer>> expected) {
    var before = secrets.contents();
    var faults = new ArrayList<String>();
    for (var attempt : attempts) {
      var answer = attempt.by(visitor.apply(attempt));
      var allowed = expected.apply(attempt);
      if (!allowed.isEmpty() && !allowed.contains(answer.status())) {
        faults.add(
            "%s answered %d instead of %s: %s"
                .formatted(attempt.door(), answer.status(), allowed, answer.body()));
      }
      var body = answer.response().body();
      var seen =
          secrets.traces().stream()
              // What one sent oneself tells nothing.
              .filter(trace -> body.contains(trace) && !attempt.toString().contains(trace))
              .collect(joining(", "));
      if (!seen.isEmpty()) {
        faults.add(attempt.door() + " gave away " + seen + ": " + body);
      }
    }
    assertThat(faults).isEmpty();
    assertThat(secrets.contents()).isEqualTo(before);
  }
}
