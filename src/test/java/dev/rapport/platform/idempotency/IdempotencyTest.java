package dev.rapport.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.COMPANY;
import static rapport.db.Tables.IDEMPOTENT_REQUEST;
import static rapport.db.Tables.IMPORT_RUN;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** A POST sent again. */
@ApiTest
class IdempotencyTest {

  private static final String COMPANIES = "/api/records/company";

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private KeptAnswers answers;

  private Office office;
  private Browser ann;
  private String key;
  private String name;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    ann = office.browser(office.ann);
    key = UUID.randomUUID().toString();
    name = "Once " + key;
  }

  @Test
  void the_same_request_again_gets_the_same_answer_and_does_nothing() {
    var first = send(ann, Map.of("name", name));
    var again = send(ann, Map.of("name", name));

    assertThat(first.status()).as(first.body().toString()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(again.header("Change-Set")).isEqualTo(first.header("Change-Set"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(companies()).isEqualTo(1);
  }

  @Test
  void a_key_with_another_body_or_at_another_address_is_refused() {
    send(ann, Map.of("name", name));

    assertThat(send(ann, Map.of("name", name + " too")).status()).isEqualTo(422);
    assertThat(ann.post("/api/records/lead", Map.of("name", name), "Idempotency-Key", key).status())
        .isEqualTo(422);
    assertThat(companies()).isEqualTo(1);
  }

  @Test
  void a_key_belongs_to_its_user() {
    send(ann, Map.of("name", name));

    assertThat(send(office.browser(office.bob), Map.of("name", name)).status()).isEqualTo(201);
    assertThat(companies()).isEqualTo(2);
  }

  @Test
  void a_refusal_changes_nothing_and_is_not_kept() {
    assertThat(send(ann, Map.of("name", "")).status()).isEqualTo(422);
    assertThat(send(ann, Map.of("name", name)).status()).isEqualTo(201);
    assertThat(companies()).isEqualTo(1);
  }

  @Test
  void sent_many_times_at_once_it_happens_once() throws Exception {
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> tries = new ArrayList<>();
      for (var i = 0; i < 8; i++) {
        var browser = office.browser(office.ann);
        tries.add(() -> send(browser, Map.of("name", name)));
      }
      for (var done : threads.invokeAll(tries)) {
        statuses.add(done.get().status());
      }
    }
    assertThat(statuses).contains(201).isSubsetOf(201, 409);
    assertThat(companies()).isEqualTo(1);
    assertThat(send(ann, Map.of("name", name)).header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  void while_the_first_one_runs_the_second_is_told_to_wait() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          db.transactionResult(tx -> {
            new KeptAnswers(
                    tx.dsl(),
                    tools.jackson.databind.json.JsonMapper.shared(),
                    java.time.Clock.systemUTC())
                .take(office.ann, key);
            return threads.submit(() -> send(ann, Map.of("name", name))).get();
          });
      assertThat(running.status()).isEqualTo(409);
    }
    assertThat(companies()).isZero();
    assertThat(send(ann, Map.of("name", name)).status()).isEqualTo(201);
  }

  @Test
  void a_file_sent_again_is_one_import() {
    var file = "name\nAcme\n".getBytes(StandardCharsets.UTF_8);
    var first =
        ann.upload("/api/imports", "c.csv", file, "object", "company", "Idempotency-Key", key);
    var again =
        ann.upload("/api/imports", "c.csv", file, "object", "company", "Idempotency-Key", key);
    var other =
        ann.upload(
            "/api/imports",
            "c.csv",
            "name\nAcmi\n".getBytes(StandardCharsets.UTF_8),
            "object",
            "company",
            "Idempotency-Key",
            key);

    assertThat(first.status()).as(first.body().toString()).isEqualTo(201);
    assertThat(again.text("id")).isEqualTo(first.text("id"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(db.fetchCount(IMPORT_RUN, IMPORT_RUN.OWNER_ID.eq(office.ann))).isEqualTo(1);
  }

  @Test
  void an_answer_is_kept_for_a_day() {
    send(ann, Map.of("name", name));
    db.update(IDEMPOTENT_REQUEST)
        .set(IDEMPOTENT_REQUEST.CREATED_AT, OffsetDateTime.now().minusHours(25))
        .where(IDEMPOTENT_REQUEST.KEY.eq(key))
        .execute();

    assertThat(send(ann, Map.of("name", name)).header("Idempotency-Replayed")).isEmpty();
    assertThat(companies()).isEqualTo(2);
    db.update(IDEMPOTENT_REQUEST)
        .set(IDEMPOTENT_REQUEST.CREATED_AT, OffsetDateTime.now().minusHours(25))
        .where(IDEMPOTENT_REQUEST.KEY.eq(key))
        .execute();
    answers.purge();
    assertThat(db.fetchCount(IDEMPOTENT_REQUEST, IDEMPOTENT_REQUEST.KEY.eq(key))).isZero();
  }

  @Test
  void a_key_that_is_none_is_refused() {
    assertThat(ann.post(COMPANIES, Map.of("name", name), "Idempotency-Key", "a b").status())
        .isEqualTo(400);
    assertThat(
            ann.post(COMPANIES, Map.of("name", name), "Idempotency-Key", "k".repeat(201)).status())
        .isEqualTo(400);
  }

  @Test
  void secrets_are_not_kept() {
    var admin = office.browser(office.administrator);
    var link = admin.post("/api/users/" + office.bob + "/activation", "", "Idempotency-Key", key);

    assertThat(link.status()).as(link.body().toString()).isEqualTo(200);
    assertThat(db.fetchCount(IDEMPOTENT_REQUEST, IDEMPOTENT_REQUEST.KEY.eq(key))).isZero();
  }

  @Test
  void a_key_counts_at_every_post_but_those_that_the_documents_name() throws IOException {
    var document = JsonMapper.shared().readTree(Path.of("docs/openapi.json").toFile());
    var apart =
        document
            .at("/paths")
            .propertyStream()
            .filter(path -> path.getValue().has("post"))
            .map(Map.Entry::getKey)
            .filter(IdempotencyFilter::isApart)
            .map(path -> path.replaceFirst("/api/(session|account)/.*", "/api/$1/…"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(apart)
        .containsExactlyInAnyOrder(
            "/api/account/…",
            "/api/activations/{token}",
            "/api/duplicates/{object}",
            "/api/offers/{token}/acceptance",
            "/api/offers/{token}/questions",
            "/api/offers/{token}/refusal",
            "/api/offers/{token}/sums",
            "/api/quotes/{id}/links",
            "/api/quotes/{id}/sending",
            "/api/session",
            "/api/session/…",
            "/api/set-up",
            "/api/users/{id}/activation");
  }

  private Answer send(Browser browser, Map<String, ?> company) {
    return browser.post(COMPANIES, company, "Idempotency-Key", key);
  }

  private int companies() {
    return db.fetchCount(COMPANY, COMPANY.NAME.eq(name));
  }
}
