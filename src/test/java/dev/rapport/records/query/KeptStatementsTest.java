package dev.rapport.records.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.People;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A statement that is used again answers what is asked this time, and the one who asks. */
@ApiTest
class KeptStatementsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private Browser anna;
  private Browser boris;

  @BeforeEach
  void twoSalespeople() {
    settings.save(new Organisation("Acme", "en", "EUR", "BG", ZoneId.of("Europe/Sofia")));
    var people = new People(db);
    var north = people.team("North", null);
    var own = people.role("Salesperson");
    people.allow(own, "company", "own");
    anna = new Browser(port).with(people.session(people.user("Anna", own, north)));
    boris = new Browser(port).with(people.session(people.user("Boris", own, north)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name==%1$s",
        "name=in=(%1$s,%1$sx)",
        "name=contains=%2$s",
        "name=starts=%1$s",
        "name>=%1$s;name<=%1$s",
        "employees==%3$d",
        "employees=lt=%4$d;employees=ge=%3$d",
        "email==%1$s@a.example",
        "sector=contains=%2$s,name==%1$s",
        "(name==%1$s,name==%1$sx);employees==%3$d"
      })
  void the_same_question_with_another_value_gets_its_own_answer(String filter) {
    company(anna, "1001", 11);
    company(anna, "2002", 22);

    for (var round = 0; round < 2; round++) {
      assertThat(names(anna, filter.formatted("1001", "01", 11, 12))).containsExactly("1001");
      assertThat(names(anna, filter.formatted("2002", "02", 22, 23))).containsExactly("2002");
      assertThat(names(anna, filter.formatted("3003", "03", 33, 3))).isEmpty();
    }
  }

  @Test
  void the_same_question_of_somebody_else_gets_theirs() {
    company(anna, "Annas", 1);
    company(boris, "Boriss", 1);

    for (var round = 0; round < 2; round++) {
      assertThat(names(anna, "employees==1")).containsExactly("Annas");
      assertThat(names(boris, "employees==1")).containsExactly("Boriss");
      assertThat(names(anna, "owner==me")).containsExactly("Annas");
      assertThat(names(boris, "owner==me")).containsExactly("Boriss");
    }
  }

  @Test
  void a_record_is_answered_by_its_own_id() {
    var one = company(anna, "One", 1);
    var two = company(anna, "Two", 2);

    assertThat(anna.get(one).text("name")).isEqualTo("One");
    assertThat(anna.get(two).text("name")).isEqualTo("Two");
    assertThat(boris.get(one).status()).isEqualTo(404);
    assertThat(anna.get(one).text("name")).isEqualTo("One");
  }

  private static String company(Browser browser, String name, int employees) {
    var values = Map.of("name", name, "employees", employees, "email", name + "@a.example");
    var answer = browser.post("/api/records/company", values);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.header("Location");
  }

  private static List<String> names(Browser browser, String filter) {
    var query = "?sort=name&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    var answer = browser.get("/api/records/company" + query);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.at("records").findValuesAsString("name");
  }
}
