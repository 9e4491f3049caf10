package dev.rapport.parties.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.Statements;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import rapport.db.Tables;

@ApiTest
class DuplicatesTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private Statements statements;

  private Office office;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
  }

  @Test
  void a_company_is_found_by_name_web_address_and_tax_number_however_written() {
    var company =
        office.id(
            office.ann,
            "company",
            Map.of(
                "name", "Zlatna Panega AD",
                "website", "https://www.panega.example/en/about",
                "phone", "02 951 12 34",
                "taxNumber", "BG 200 300 400"));

    var answer =
        find(
            office.ann,
            "company",
            Map.of(
                "name", "zlatna panega",
                "website", "panega.example",
                "phone", "+359 29511234",
                "taxNumber", "bg200300400"));

    assertThat(answer.text("candidates.0.id")).isEqualTo(company);
    assertThat(answer.text("candidates.0.label")).isEqualTo("Zlatna Panega AD");
    assertThat(answer.at("candidates.0.reasons").valueStream().map(r -> r.asString()))
        .containsExactlyInAnyOrder("name", "website", "phone", "taxNumber");
  }

  @Test
  void a_person_is_found_by_mobile_phone_mail_and_name_in_any_script() {
    var person =
        office.id(
            office.ann,
            "person",
            Map.of(
                "firstName",
                "小龙",
                "lastName",
                "李",
                "mobile",
                "+86 138 0013 8000",
                "email",
                "Xiaolong@Example.org"));

    assertThat(reasons(Map.of("firstName", "小龙", "lastName", "李"), person)).isEqualTo("[\"name\"]");
    assertThat(reasons(Map.of("name", "李小龙"), person)).isEqualTo("[\"name\"]");
    assertThat(reasons(Map.of("phone", "+8613800138000"), person)).isEqualTo("[\"phone\"]");
    assertThat(reasons(Map.of("email", "xiaolong@example.org"), person)).isEqualTo("[\"email\"]");
    assertThat(find(office.ann, "person", Map.of("email", "half@typed")).at("candidates"))
        .isEmpty();
  }

  @Test
  void only_those_are_shown_that_the_one_who_asks_may_see() {
    var email = "secret" + UUID.randomUUID() + "@example.com";
    office.id(office.ann, "person", Map.of("lastName", "Hidden", "email", email));

    assertThat(find(office.ann, "person", Map.of("email", email)).at("candidates")).hasSize(1);
    assertThat(find(office.manager, "person", Map.of("email", email)).at("candidates")).hasSize(1);
    assertThat(find(office.carl, "person", Map.of("email", email)).at("candidates")).isEmpty();
    assertThat(find(office.carl, "person", Map.of("lastName", "Hidden")).at("candidates"))
        .isEmpty();
  }

  @Test
  void what_one_may_not_read_can_not_be_found_by() {
    var email = "veiled" + UUID.randomUUID() + "@example.com";
    db.insertInto(Tables.ROLE_FIELD)
        .set(Tables.ROLE_FIELD.ROLE_ID, office.salesRole)
        .set(Tables.ROLE_FIELD.OBJECT, "person")
        .set(Tables.ROLE_FIELD.FIELD, "email")
        .set(Tables.ROLE_FIELD.ACCESS, "hidden")
        .execute();
    office.id(
        office.administrator,
        "person",
        Map.of("lastName", "Veiled", "email", email, "owner", office.bob));

    assertThat(find(office.administrator, "person", Map.of("email", email)).at("candidates"))
        .hasSize(1);
    assertThat(find(office.bob, "person", Map.of("email", email)).at("candidates")).isEmpty();
  }

  @Test
  void a_lead_is_also_compared_with_people_and_companies() {
    var email = "twin" + UUID.randomUUID() + "@example.com";
    var company = office.id(office.ann, "company", Map.of("name", "Twin Peaks Lumber"));
    var person = office.id(office.ann, "person", Map.of("lastName", "Cooper", "email", email));
    var lead = office.id(office.ann, "lead", Map.of("name", "Dale Cooper", "email", email));

    var answer =
        find(
            office.ann,
            "lead",
            Map.of("name", "Dale Cooper", "email", email, "companyName", "Twin Peaks Lumber"));

    assertThat(answer.at("candidates").valueStream().map(c -> c.get("id").asString()))
        .containsExactly(lead, person, company);
    assertThat(answer.at("candidates").valueStream().map(c -> c.get("object").asString()))
        .containsExactly("lead", "person", "company");
  }

  @Test
  void a_record_is_no_twin_of_itself() {
    var id = office.id(office.ann, "company", Map.of("name", "Narcissus Mirrors"));

    var answer = find(office.ann, "company", Map.of("id", id, "name", "Narcissus Mirrors"));

    assertThat(answer.at("candidates")).isEmpty();
  }

  @Test
  void five_are_shown_at_the_most_in_two_statements() {
    for (var i = 0; i < 7; i++) {
      office.id(
          office.ann, "company", Map.of("name", "Hydra Heads", "website", "hydra.example/" + i));
    }
    var browser = office.browser(office.ann);
    browser.get("/api/session");

    var sent =
        statements.during(() ->
            assertThat(
                    browser
                        .post(
                            "/api/duplicates/company",
                            Map.of("name", "Hydra Heads", "website", "hydra.example"))
                        .at("candidates"))
                .hasSize(5));

    assertThat(
            sent.stream()
                .filter(statement ->
                    statement.contains("duplicate_key") || statement.contains("\"company\"")))
        .hasSize(2);
  }

  @Test
  void names_are_known_in_other_letters_with_typing_errors_and_swapped() {
    var person =
        office.id(
            office.ann,
            "person",
            Map.of(
                "firstName", "Жанар",
                "lastName", "Құнанбаева",
                "birthday", "1984-03-02"));
    var company = office.id(office.ann, "company", Map.of("name", "Үлбі Құрылыс ЖШС"));

    var swapped = Map.of("firstName", "Kunanbaeva", "lastName", "Zhanar", "birthday", "1984-03-02");
    var other = Map.of("firstName", "Janar", "lastName", "Kunanbayeva", "birthday", "1990-03-02");

    assertThat(reasons(swapped, person)).isEqualTo("[\"birthday\",\"name\"]");
    assertThat(find(office.ann, "person", swapped).at("candidates.0.score").asDouble())
        .isBetween(0.8, 1.0);
    assertThat(find(office.ann, "person", other).at("candidates")).isEmpty();
    assertThat(
            find(office.ann, "company", Map.of("name", "Ulbi Kurylys Ltd")).text("candidates.0.id"))
        .isEqualTo(company);
  }

  @Test
  void a_record_is_found_by_what_it_is_called_now() {
    var id = office.id(office.ann, "company", Map.of("name", "Proteus Shapes"));
    office.update(office.ann, "company", id, Map.of("name", "Menelaus Sails"));

    assertThat(find(office.ann, "company", Map.of("name", "Proteus Shapes")).at("candidates"))
        .isEmpty();
    assertThat(
            find(office.ann, "company", Map.of("name", "Menelaus Sails")).text("candidates.0.id"))
        .isEqualTo(id);
  }

  @Test
  void twins_of_other_records_are_not_looked_for() {
    assertThat(find(office.ann, "task", Map.of("subject", "Call")).status()).isEqualTo(404);
  }

  private String reasons(Map<String, ?> values, String expected) {
    var answer = find(office.ann, "person", values);
    assertThat(answer.text("candidates.0.id")).isEqualTo(expected);
    return answer.at("candidates.0.reasons").toString();
  }

  private Browser.Answer find(UUID user, String object, Map<String, ?> values) {
    return office.browser(user).post("/api/duplicates/" + object, values);
  }
}
