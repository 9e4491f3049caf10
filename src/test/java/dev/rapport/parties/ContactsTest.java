package dev.rapport.parties;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.CONTACT_POINT;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Several ways to reach somebody, and whether they want to be reached. */
@ApiTest
class ContactsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private Office office;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
  }

  @Test
  void phones_come_in_one_form_by_country_and_mails_are_checked() {
    var person = person(Map.of("lastName", "Ilieva"));
    var saved =
        office.update(
            office.ann,
            "person",
            person,
            contacts(point("phone", "home", "0888 123 456"), point("email", "work", "I@ACME.BG")));
    assertThat(saved.at("/contacts/0/value").asString()).isEqualTo("+359 88 812 3456");
    assertThat(saved.at("/contacts/1/value").asString()).isEqualTo("I@acme.bg");

    assertThat(refusal(person, point("phone", "home", "12"))).isEqualTo("phone.unreadable");
    assertThat(refusal(person, point("email", "home", "nobody"))).isEqualTo("email.unreadable");
    assertThat(refusal(person, point("email", "nowhere", "a@b.bg"))).isEqualTo("choice.unknown");
    assertThat(refusal(person, main("email", "a@b.bg"), main("email", "c@d.bg")))
        .isEqualTo("contacts.twoMain");
    assertThat(refusal(person, point("email", "home", "a@b.bg"), point("email", "work", "a@b.bg")))
        .isEqualTo("contacts.twice");
  }

  @Test
  void the_main_one_is_the_fields_value_whichever_of_the_two_is_changed() {
    var person = person(Map.of("lastName", "Ilieva", "email", "first@acme.bg"));
    var promoted =
        office.update(
            office.ann,
            "person",
            person,
            contacts(main("email", "second@acme.bg"), point("email", "home", "third@acme.bg")));
    assertThat(promoted.at("/email").asString()).isEqualTo("second@acme.bg");
    // The former one stays as one of them.
    assertThat(values(promoted))
        .containsExactly("second@acme.bg", "third@acme.bg", "first@acme.bg");

    var typed = office.update(office.ann, "person", person, Map.of("email", "fourth@acme.bg"));
    assertThat(values(typed)).containsExactly("fourth@acme.bg", "third@acme.bg", "first@acme.bg");
    assertThat(typed.at("/contacts/0/main").asBoolean()).isTrue();

    var back = office.update(office.ann, "person", person, Map.of("email", "third@acme.bg"));
    assertThat(values(back)).containsExactly("third@acme.bg", "first@acme.bg");

    var emptied = new HashMap<String, Object>();
    emptied.put("email", null);
    assertThat(values(office.update(office.ann, "person", person, emptied)))
        .containsExactly("first@acme.bg");
  }

  @Test
  void every_one_of_them_is_found_like_the_main_one() {
    var mark = UUID.randomUUID().toString().substring(0, 8);
    var person = person(Map.of("lastName", "Found"));
    var address =
        Map.of("channel", "address", "use", "billing", "address", Map.of("street", "Road " + mark));
    office.update(
        office.ann,
        "person",
        person,
        contacts(
            point("email", "home", mark + "@further.example"),
            point("phone", "mobile", "+359 88 765 4321"),
            address));
    for (var word : List.of(mark, mark + "@further", "7654321")) {
      var found = office.browser(office.ann).get("/api/search?q=" + word).at("results");
      assertThat(found.toString()).as(word).contains(person);
    }
    assertThat(
            db.fetchCount(
                CONTACT_POINT,
                CONTACT_POINT.RECORD_ID.eq(UUID.fromString(person)),
                CONTACT_POINT.NORMAL.in(mark + "@further.example", "+359887654321")))
        .isEqualTo(2);
    var filter =
        URLEncoder.encode("contacts=has='" + mark + "@further.example'", StandardCharsets.UTF_8);
    assertThat(office.browser(office.ann).get("/api/records/person?filter=" + filter).at("records"))
        .hasSize(1);

    // What is gone is no longer found.
    var none = new HashMap<String, Object>();
    none.put("contacts", null);
    office.update(office.ann, "person", person, none);
    assertThat(office.browser(office.ann).get("/api/search?q=" + mark).at("results")).isEmpty();
  }

  @Test
  void a_change_of_them_stands_in_the_history_and_is_taken_back() {
    var person = person(Map.of("lastName", "Undone"));
    var ann = office.browser(office.ann);
    var set =
        office
            .patch(office.ann, "person", person, contacts(main("phone", "+359 2 987 0000")))
            .header("Change-Set");
    assertThat(ann.post("/api/change-sets/" + set + "/reversal", Map.of()).status()).isEqualTo(200);
    var back = office.read(office.ann, "person", person);
    assertThat(back.at("/contacts").isNull()).isTrue();
    assertThat(back.at("/phone").isNull()).isTrue();
  }

  @Test
  void what_was_said_of_a_channel_is_kept_and_never_changed() {
    var person = person(Map.of("lastName", "Consents"));
    var consent =
        office.create(
            office.ann,
            "consent",
            Map.of("party", person, "channel", "email", "status", "given", "source", "form"));
    assertThat(consent.at("/saidOn").asString()).isNotEmpty();
    assertThat(consent.at("/name").asString()).isEqualTo("E-mail · Yes");
    office.create(
        office.ann,
        "consent",
        Map.of("party", person, "channel", "email", "status", "refused", "source", "phone"));

    var changed =
        office.patch(
            office.ann, "consent", consent.get("id").asString(), Map.of("status", "refused"));
    assertThat(changed.text("errors.0.code")).isEqualTo("readOnly");
    var all = office.browser(office.ann).get("/api/records/consent?filter=party==" + person);
    assertThat(all.at("records")).hasSize(2);
    var tomorrow =
        office
            .browser(office.ann)
            .post(
                "/api/records/consent",
                Map.of(
                    "party",
                    person,
                    "channel",
                    "sms",
                    "status",
                    "given",
                    "source",
                    "form",
                    "saidOn",
                    "2999-01-01"));
    assertThat(tomorrow.text("errors.0.message"))
        .isEqualTo("Nobody can have said so on a day that is still to come.");
  }

  @Test
  void a_consent_is_seen_by_those_who_see_the_party() {
    var person = person(Map.of("lastName", "Private"));
    var consent =
        office.id(
            office.ann,
            "consent",
            Map.of("party", person, "channel", "post", "status", "given", "source", "form"));
    var path = "/api/records/consent/" + consent;
    assertThat(office.browser(office.manager).get(path).status()).isEqualTo(200);
    assertThat(office.browser(office.carl).get(path).status()).isEqualTo(404);
  }

  private String person(Map<String, ?> values) {
    return office.id(office.ann, "person", values);
  }

  private static Map<String, Object> point(String channel, String use, String value) {
    return Map.of("channel", channel, "use", use, "value", value);
  }

  private static Map<String, Object> main(String channel, String value) {
    return Map.of("channel", channel, "use", "work", "value", value, "main", true);
  }

  @SafeVarargs
  private static Map<String, Object> contacts(Map<String, Object>... points) {
    return Map.of("contacts", List.of(points));
  }

  @SafeVarargs
  private String refusal(String person, Map<String, Object>... points) {
    Answer answer = office.patch(office.ann, "person", person, contacts(points));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("errors.0.field")).isEqualTo("contacts");
    return answer.text("errors.0.code");
  }

  private static List<String> values(JsonNode person) {
    return person
        .get("contacts")
        .valueStream()
        .map(point -> point.get("value").asString())
        .toList();
  }
}
