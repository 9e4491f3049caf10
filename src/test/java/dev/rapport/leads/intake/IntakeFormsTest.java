package dev.rapport.leads.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.platform.Ids;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ApiTest
class IntakeFormsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private Tickets tickets;

  private Office office;
  private Browser admin;
  private Stranger stranger;
  private String address;
  private UUID form;

  @BeforeEach
  void aForm() {
    office = new Office(port, db, settings);
    admin = office.browser(office.administrator);
    stranger = new Stranger(port);
    address = "contact-" + Ids.next().toString().substring(24);
    var made = admin.post("/api/intake/forms", form(Map.of()));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    form = UUID.fromString(made.text("id"));
    assertThat(made.text("link")).endsWith("/f/" + address);
  }

  @Test
  void what_a_stranger_sends_is_a_lead_that_says_where_they_came_from() {
    var page =
        stranger.open(
            "/f/" + address + "?lang=en&utm_source=letter&utm_medium=email&utm_campaign=spring",
            "Referer",
            "https://search.example/results?q=crm");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Your wish").doesNotContain("<script>");

    var sent =
        send(
            "Aigerim",
            "agreed",
            "email",
            "visit.landing",
            Stranger.hidden(page, "visit.landing"),
            "visit.referrer",
            Stranger.hidden(page, "visit.referrer"),
            "visit.first",
            Stranger.hidden(page, "visit.first"),
            "visit.firstAt",
            Stranger.hidden(page, "visit.firstAt"),
            "visit.campaign",
            Stranger.hidden(page, "visit.campaign"));

    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
    assertThat(sent.body()).contains("We will call you.");
    var lead = lead("Aigerim");
    assertThat(lead.get("need").asString()).isEqualTo("Two of them");
    assertThat(lead.get("channel").asString()).isEqualTo("webForm");
    assertThat(lead.get("source").asString()).isEqualTo("website");
    assertThat(lead.get("form").asString()).isEqualTo("Contact us");
    assertThat(lead.get("language").asString()).isEqualTo("en");
    assertThat(lead.get("campaign").asString()).isEqualTo("spring");
    assertThat(lead.get("firstTouch").asString()).isEqualTo("letter / email / spring");
    assertThat(lead.get("firstTouchAt").isNull()).isFalse();
    assertThat(lead.get("referrer").asString()).isEqualTo("https://search.example/results");
    assertThat(lead.get("landingPage").asString()).endsWith("/f/" + address);
    assertThat(lead.at("/owner/id").asString()).isEqualTo(office.ann.toString());

    var arrivals =
        office.browser(office.ann).get("/api/leads/" + lead.get("id").asString() + "/arrivals");
    assertThat(arrivals.text("arrivals.0.form")).isEqualTo("Contact us");
    assertThat(arrivals.text("arrivals.0.agreed.0.text")).isEqualTo("Write to me.");
    var other =
        office.browser(office.carl).get("/api/leads/" + lead.get("id").asString() + "/arrivals");
    assertThat(other.status()).isEqualTo(404);
  }

  @Test
  void what_is_sent_twice_is_one_lead() {
    var ticket = ticket();
    var name = "Twice " + Ids.next();
    var fields = new String[] {"ticket", ticket, "name", name, "need", "Two of them"};

    assertThat(stranger.submit("/f/" + address, fields).statusCode()).isEqualTo(200);
    assertThat(stranger.submit("/f/" + address, fields).statusCode()).isEqualTo(200);

    assertThat(leads(name)).hasSize(1);
  }

  @Test
  void what_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost() {
    var ticket = ticket();

    var sent =
        stranger.submit(
            "/f/" + address, "ticket", ticket, "email", "nobody", "need", "<b>Two</b> \"of\" them");

    assertThat(sent.statusCode()).isEqualTo(422);
    assertThat(sent.body())
        .contains("id=\"error-name\"")
        .contains("id=\"error-email\"")
        .contains("&lt;b&gt;Two&lt;/b&gt; &quot;of&quot; them")
        .doesNotContain("<b>Two");
    assertThat(submissions(false)).isEmpty();
  }

  @Test
  void a_consent_that_must_be_given_is_asked_for() {
    change(
        Map.of(
            "consents",
            List.of(
                Map.of(
                    "channel",
                    "phone",
                    "required",
                    true,
                    "texts",
                    Map.of("en", "Call me.", "he", "התקשרו אליי.")))));

    assertThat(send("Without").body()).contains("id=\"error-consent-phone\"");
    assertThat(send("With", "agreed", "phone").statusCode()).isEqualTo(200);
    assertThat(lead("With").get("name").asString()).isEqualTo("With");
  }

  @Test
  void what_a_machine_may_have_sent_waits_until_somebody_looks() {
    assertThat(send("Trapped", "homepage", "https://buy.example").statusCode()).isEqualTo(200);
    var quick = Stranger.hidden(stranger.open("/f/" + address), "ticket");
    assertThat(stranger.submit("/f/" + address, "ticket", quick, "name", "Hasty").statusCode())
        .isEqualTo(200);
    send("Linked", "need", "http://a http://b http://c https://d");

    assertThat(leads("Trapped")).isEmpty();
    assertThat(leads("Hasty")).isEmpty();
    var waiting = submissions(true);
    assertThat(waiting)
        .extracting(each -> each.get("suspicion").asString())
        .containsExactlyInAnyOrder("trap", "quick", "links");
    var hasty =
        waiting.stream()
            .filter(each -> each.get("suspicion").asString().equals("quick"))
            .findFirst()
            .orElseThrow()
            .get("id")
            .asString();

    assertThat(admin.delete("/api/intake/submissions/" + hasty).status()).isEqualTo(204);
    assertThat(submissions(true)).hasSize(2);
    assertThat(accept(hasty)).isEqualTo(204);
    assertThat(leads("Hasty")).hasSize(1);
    assertThat(accept(hasty)).isEqualTo(409);
    assertThat(leads("Hasty")).hasSize(1);
  }

  @Test
  void a_page_of_another_form_or_of_the_day_before_is_asked_for_again() {
    var old = tickets.text(form, Ids.next(), Instant.now().minus(Tickets.GOOD_FOR).minusSeconds(1));
    var foreign = tickets.text(Ids.next(), Ids.next(), Instant.now().minusSeconds(10));

    for (var ticket : List.of(old, foreign, "forged", "")) {
      var sent = stranger.submit("/f/" + address, "ticket", ticket, "name", "Late");
      assertThat(sent.statusCode()).isEqualTo(409);
      assertThat(sent.body()).contains("value=\"Late\"");
      assertThat(Stranger.hidden(sent, "ticket")).isNotEmpty().isNotEqualTo(ticket);
    }
    assertThat(leads("Late")).isEmpty();
  }

  @Test
  void the_page_speaks_the_visitors_language_if_the_form_does() {
    assertThat(stranger.open("/f/" + address, "Accept-Language", "he").body())
        .contains("dir=\"rtl\"")
        .contains("דברו איתנו");
    assertThat(stranger.open("/f/" + address, "Accept-Language", "kk,bg").body())
        .contains("lang=\"en\"");
    assertThat(stranger.open("/f/" + address + "?lang=he").body()).contains("דוא״ל");
  }

  @Test
  void a_form_that_is_closed_or_gone_is_not_there() {
    change(Map.of("active", false));
    assertThat(stranger.open("/f/" + address).statusCode()).isEqualTo(404);
    assertThat(send("Closed").statusCode()).isEqualTo(404);
    change(Map.of("active", true));
    assertThat(stranger.open("/f/" + address).statusCode()).isEqualTo(200);

    assertThat(admin.delete("/api/intake/forms/" + form).status()).isEqualTo(204);
    assertThat(stranger.open("/f/" + address).statusCode()).isEqualTo(404);
    assertThat(admin.post("/api/intake/forms/" + form + "/restoration", Map.of()).status())
        .isEqualTo(204);
    assertThat(stranger.open("/f/" + address).statusCode()).isEqualTo(200);
  }

  @Test
  void the_page_may_stand_in_a_frame_and_runs_no_script_but_its_own() {
    var page = stranger.open("/f/" + address);

    assertThat(page.headers().firstValue("X-Frame-Options")).isEmpty();
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors *")
        .contains("script-src 'self'")
        .contains("default-src 'none'");
  }

  @Test
  void what_strangers_make_up_is_refused_and_never_breaks_anything() {
    var many = Stream.generate(() -> Stream.of("name", "x")).limit(300).flatMap(each -> each);
    assertThat(
            stranger
                .submit(
                    "/f/" + address,
                    Stream.concat(Stream.of("ticket", ticket()), many).toArray(String[]::new))
                .statusCode())
        .isEqualTo(413);
    for (var text :
        List.of("'; drop table lead; --", "\u0000", "\uD800", "=cmd()", "x".repeat(100_000))) {
      var sent = send(text);
      assertThat(sent.statusCode()).isIn(200, 422);
    }
    assertThat(send("Landed", "visit.landing", "javascript:alert(1)").statusCode()).isEqualTo(200);
    assertThat(lead("Landed").get("landingPage").isNull()).isTrue();
    assertThat(send("Owned", "status", "converted", "owner", office.carl.toString()).statusCode())
        .isEqualTo(200);
    assertThat(lead("Owned").get("status").asString()).isEqualTo("new");
    assertThat(stranger.open("/f/..%2f..%2fetc").statusCode()).isIn(400, 404);
    assertThat(stranger.submit("/f/" + address + "?lang=%3Cscript%3E").body())
        .doesNotContain("lang=<script>");
  }

  @Test
  void who_sends_without_end_is_told_to_wait_and_keeps_what_they_typed() {
    var last =
        IntStream.range(0, 60)
            .mapToObj(_ -> stranger.submit("/f/" + address, "ticket", "none", "name", "Again"))
            .toList()
            .getLast();

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    assertThat(last.body()).contains("value=\"Again\"");
  }

  @Test
  void a_form_that_cannot_work_is_refused_with_all_that_is_wrong() {
    var answer =
        admin.post(
            "/api/intake/forms",
            form(
                Map.of(
                    "address", "Über uns",
                    "languages", List.of("xx"),
                    "source", "moon",
                    "owner", Ids.next().toString(),
                    "fields", List.of(Map.of("field", "status", "required", true)))));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("errors"))
        .extracting(each -> each.get("field").asString())
        .contains("address", "languages", "source", "owner", "fields");
    var taken = admin.post("/api/intake/forms", form(Map.of()));
    assertThat(taken.text("errors.0.code")).isEqualTo("intake.addressTaken");
    assertThat(admin.post("/api/intake/forms", Map.of()).status()).isIn(400, 422);
  }

  @Test
  void of_two_who_change_a_form_the_second_one_is_told() {
    change(Map.of("name", "Changed"));

    var late = admin.put("/api/intake/forms/" + form, Map.of("version", 1, "form", form(Map.of())));

    assertThat(late.status()).isEqualTo(409);
  }

  @Test
  void nobody_but_administrators_sees_forms_and_what_was_sent() {
    var ann = office.browser(office.ann);

    assertThat(ann.get("/api/intake/forms").status()).isEqualTo(403);
    assertThat(ann.get("/api/intake/forms/" + form + "/submissions").status()).isEqualTo(403);
    assertThat(ann.post("/api/intake/forms", form(Map.of())).status()).isEqualTo(403);
  }

  @Test
  void what_somebody_agreed_to_holds_for_the_person_they_become() {
    send("Agreeing", "agreed", "email");
    var lead = lead("Agreeing").get("id").asString();
    var ann = office.browser(office.ann);

    var converted =
        ann.post(
            "/api/leads/" + lead + "/conversion", Map.of("person", Map.of("create", Map.of())));

    assertThat(converted.status()).as(converted.body().toString()).isEqualTo(201);
    var consents =
        ann.get("/api/records/consent?filter=party==" + converted.text("person.id")).at("records");
    assertThat(consents).hasSize(1);
    assertThat(consents.get(0).get("channel").asString()).isEqualTo("email");
    assertThat(consents.get(0).get("source").asString()).isEqualTo("form");
    assertThat(consents.get(0).get("evidence").asString()).startsWith("Write to me. · ");
  }

  @Test
  void a_field_that_leads_must_have_by_now_holds_what_is_sent_until_it_can_be_a_lead() {
    var field =
        admin.post(
            "/api/objects/lead/fields",
            Map.of(
                "labels", Map.of("en", "Must " + Ids.next()),
                "type", Map.of("name", "text"),
                "required", true));
    assertThat(field.status()).as(field.body().toString()).isEqualTo(201);
    try {
      assertThat(send("Held").statusCode()).isEqualTo(200);
      var held = submissions(true).getFirst();
      assertThat(held.get("state").asString()).isEqualTo("held");
      assertThat(held.at("/reasons/0/field").asString()).isEqualTo(field.text("name"));
      assertThat(accept(held.get("id").asString())).isEqualTo(422);
    } finally {
      admin.delete("/api/objects/lead/fields/" + field.text("name"));
    }
    assertThat(accept(submissions(true).getFirst().get("id").asString())).isEqualTo(204);
    assertThat(leads("Held")).hasSize(1);
  }

  @Test
  void a_lead_of_a_form_that_names_nobody_is_given_away_by_the_rules() {
    var nobody = new HashMap<String, Object>();
    nobody.put("owner", null);
    change(nobody);
    var rule = new HashMap<String, Object>();
    rule.putAll(Map.of("id", Ids.next(), "name", "Forms", "on", true, "by", "TURN"));
    rule.putAll(Map.of("filter", "form==\"Contact us\"", "historyMonths", 24, "returns", 1));
    rule.putAll(Map.of("people", List.of(office.bob), "teams", List.of()));
    rule.putAll(Map.of("byLanguage", false, "byTerritory", false, "bySkill", false));
    rules(List.of(rule));
    try {
      send("Given away");
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThat(lead("Given away").at("/owner/id").asString(""))
                  .isEqualTo(office.bob.toString()));
    } finally {
      rules(List.of());
    }
  }

  private void rules(List<?> rules) {
    var version = admin.get("/api/assignment").at("version").asInt();
    var answer = admin.put("/api/assignment", Map.of("version", version, "rules", rules));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private HttpResponse<String> send(String name, String... more) {
    var fields = Stream.of("ticket", ticket(), "name", name, "need", "Two of them");
    return stranger.submit(
        "/f/" + address + "?lang=en",
        Stream.concat(fields, Arrays.stream(more)).toArray(String[]::new));
  }

  private String ticket() {
    return tickets.text(form, Ids.next(), Instant.now().minus(Duration.ofSeconds(10)));
  }

  private int accept(String submission) {
    return admin.post("/api/intake/submissions/" + submission + "/acceptance", Map.of()).status();
  }

  private List<JsonNode> submissions(boolean waiting) {
    var answer = admin.get("/api/intake/forms/" + form + "/submissions?waiting=" + waiting);
    assertThat(answer.status()).isEqualTo(200);
    return answer.at("submissions").valueStream().toList();
  }

  private List<JsonNode> leads(String name) {
    var path = "/api/records/lead?filter=name==\"" + name + "\"";
    return admin
        .get(path.replace(" ", "%20").replace("\"", "%22"))
        .at("records")
        .valueStream()
        .toList();
  }

  private JsonNode lead(String name) {
    var found = leads(name);
    assertThat(found).as(name).hasSize(1);
    return office.read(office.administrator, "lead", found.getFirst().get("id").asString());
  }

  private void change(Map<String, ?> changes) {
    var version = new HashMap<String, Object>();
    for (var each : admin.get("/api/intake/forms").at("forms")) {
      if (each.get("id").asString().equals(form.toString())) {
        version.put("version", each.get("version").asInt());
      }
    }
    version.put("form", form(changes));
    var answer = admin.put("/api/intake/forms/" + form, version);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private Map<String, Object> form(Map<String, ?> changes) {
    var made = new HashMap<String, Object>();
    made.put("name", "Contact us");
    made.put("address", address);
    made.put("active", true);
    made.put("languages", List.of("en", "he"));
    made.put(
        "fields",
        List.of(
            Map.of("field", "name", "required", true),
            Map.of("field", "email", "required", false),
            Map.of("field", "need", "required", false, "labels", Map.of("en", "Your wish"))));
    made.put(
        "words",
        Map.of(
            "en", Map.of("title", "Talk to us", "thanks", "We will call you."),
            "he", Map.of("title", "דברו איתנו")));
    made.put(
        "consents",
        List.of(
            Map.of(
                "channel",
                "email",
                "required",
                false,
                "texts",
                Map.of("en", "Write to me.", "he", "כתבו לי."))));
    made.put("source", "website");
    made.put("owner", office.ann.toString());
    made.putAll(changes);
    return made;
  }
}
