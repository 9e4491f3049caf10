package dev.rapport.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.RECORD;
import static rapport.db.Tables.ROLE_ACCESS;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.FirstStart;
import dev.rapport.testing.OwnDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jooq.DSLContext;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
@OwnDatabase
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetUpTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  static Map<String, Object> start(String code, String language, boolean sampleData) {
    return Map.of(
        "code",
        code,
        "organisation",
        "Bean & Crema",
        "language",
        language,
        "currency",
        "EUR",
        "country",
        "BG",
        "timeZone",
        "Europe/Sofia",
        "administrator",
        Map.of("name", "Ada", "email", "Ada@Example.com", "password", "violet-harbour-42"),
        "sampleData",
        sampleData);
  }

  @Test
  @Order(1)
  void an_empty_rapport_says_that_it_needs_a_set_up_and_lets_nobody_in() {
    var browser = new Browser(port);

    assertThat(browser.get("/api/session").text("state")).isEqualTo("setUpNeeded");
    assertThat(browser.signIn("ada@example.com", "violet-harbour-42").status()).isEqualTo(401);
  }

  @Test
  @Order(2)
  void what_can_not_be_taken_is_named_field_by_field_and_nothing_is_set_up() {
    var browser = new Browser(port);
    var wrong =
        Map.of(
            "code", code(),
            "organisation", " ".repeat(3) + "x".repeat(201),
            "language", "fr",
            "currency", "XYZ",
            "country", "Bulgaria",
            "timeZone", "Sofia",
            "administrator", Map.of("name", "Ada", "email", "a@b.example", "password", "violet"));
    var organisation = browser.post("/api/set-up", wrong);
    var missing = browser.post("/api/set-up", Map.of("organisation", "Acme"));
    var weak = new java.util.HashMap<>(start(code(), "en", false));
    weak.put("administrator", Map.of("name", "Ada", "email", "ada", "password", "password123"));
    var email = browser.post("/api/set-up", weak);
    weak.put(
        "administrator",
        Map.of("name", "Ada", "email", "ada@example.com", "password", "password123"));
    var password = browser.post("/api/set-up", weak, "Accept-Language", "kk");

    assertThat(organisation.status()).isEqualTo(422);
    assertThat(organisation.at("errors").findValuesAsString("field"))
        .containsExactly("organisation", "language", "currency", "country", "timeZone");
    assertThat(missing.status()).isEqualTo(422);
    assertThat(missing.at("errors").findValuesAsString("field"))
        .contains("administrator", "currency");
    assertThat(email.text("errors.0.field")).isEqualTo("administrator.email");
    assertThat(password.text("errors.0.field")).isEqualTo("administrator.password");
    assertThat(password.text("errors.0.message")).startsWith("Бұл құпиясөзді көп адам қолданады");
    assertThat(db.fetchCount(APP_USER)).isZero();
    assertThat(browser.get("/api/session").text("state")).isEqualTo("setUpNeeded");
  }

  @Test
  @Order(3)
  void nobody_sets_up_without_the_code_of_the_log() {
    var browser = new Browser(port);
    var wrong = browser.post("/api/set-up", start("abcde-fghjk", "en", false));
    var without = new java.util.HashMap<>(start(code(), "en", false));
    without.remove("code");

    assertThat(code()).matches("([a-z2-9]{5}-){4}[a-z2-9]{5}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text("errors.0.field")).isEqualTo("code");
    assertThat(wrong.body().toString()).doesNotContain(code());
    assertThat(browser.post("/api/set-up", without).text("errors.0.field")).isEqualTo("code");
    assertThat(db.fetchCount(APP_USER)).isZero();
  }

  @Test
  @Order(4)
  void of_two_who_set_up_at_the_same_time_one_does_and_the_other_is_told() {
    var browsers = List.of(new Browser(port), new Browser(port));
    var code = code();
    var answers =
        browsers.stream()
            .map(it ->
                CompletableFuture.supplyAsync(
                    () -> it.post("/api/set-up", start(code, "bg", false))))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).extracting(Browser.Answer::status).containsExactlyInAnyOrder(201, 409);
    var first = answers.stream().filter(it -> it.status() == 201).findFirst().orElseThrow();
    assertThat(first.text("state")).isEqualTo("signedIn");
    assertThat(first.text("user.email")).isEqualTo("Ada@example.com");
    assertThat(first.text("user.role.label")).isEqualTo("Администратор");
    assertThat(first.text("user.team.label")).isEqualTo("Bean & Crema");
    assertThat(first.at("user.administrator").asBoolean()).isTrue();
    assertThat(first.text("organisation.currency")).isEqualTo("EUR");
    var second = answers.stream().filter(it -> it.status() == 409).findFirst().orElseThrow();
    assertThat(second.text("title")).isEqualTo("This Rapport is set up already");
    assertThat(db.fetchCount(APP_USER)).isEqualTo(1);
  }

  @Test
  @Order(5)
  void the_code_is_used_up() {
    assertThat(settings.get("setUpCode", String.class)).isEmpty();
  }

  @Test
  @Order(6)
  void the_organisation_starts_with_roles_stages_and_relation_types_in_its_language() {
    assertThat(labels("role"))
        .containsExactlyInAnyOrder(
            "Администратор", "Ръководител продажби", "Търговец", "Наблюдател");
    assertThat(labels("pipeline")).hasSize(1);
    assertThat(labels("stage")).hasSizeGreaterThan(4).contains("Преговори");
    assertThat(labels("relationType")).isNotEmpty();
    assertThat(db.fetchCount(ROLE_ACCESS, ROLE_ACCESS.OBJECT.eq("opportunity"))).isEqualTo(3);
    assertThat(new Browser(port).signIn("ada@example.com", "violet-harbour-42").status())
        .isEqualTo(201);
  }

  private String code() {
    return FirstStart.code(settings);
  }

  private List<String> labels(String object) {
    return db.select(RECORD.LABEL).from(RECORD).where(RECORD.OBJECT.eq(object)).fetch(RECORD.LABEL);
  }
}
