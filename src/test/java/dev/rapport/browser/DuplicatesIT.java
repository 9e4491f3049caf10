package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.named;
import static java.util.regex.Pattern.compile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is in the book twice, and is made one, or told apart. */
@ApiTest
@OwnDatabase
class DuplicatesIT {

  @RegisterExtension static final Visits visits = new Visits();

  private SampleCompany company;

  @BeforeEach
  void setUp() {
    company = new SampleCompany(visits);
  }

  @Test
  void two_of_one_are_merged_field_by_field_and_old_links_lead_to_the_survivor() {
    var one =
        person(
            Map.of(
                "firstName", "Жанар",
                "lastName", "Ахметова",
                "mobile", "+7 701 555 12 34",
                "jobTitle", "Buyer"));
    var other =
        person(
            Map.of(
                "firstName", "Akhmetova",
                "lastName", "Janar",
                "phone", "+7 701 555 12 34",
                "jobTitle", "Head of purchasing"));
    create("task", Map.of("subject", "Send her the price list", "about", other));
    found("Akhmetova Janar");

    var page = company.at("/duplicates?object=person");
    var pair = pair(page, "Akhmetova Janar");
    assertThat(pair).containsText("same phone and same name");
    button(pair, "Merge…").click();
    var merging = dialog(page, "Make one of two");
    assertThat(merging).containsText("Tasks: 1");
    merging
        .getByRole(
            AriaRole.RADIO, new Locator.GetByRoleOptions().setName("Job title of Akhmetova Janar"))
        .check();
    button(merging, "Merge").click();

    assertThat(page.getByText("Merged into Жанар Ахметова")).isVisible();
    assertThat(pair).isHidden();
    page.navigate("/people/" + other);
    assertThat(page).hasURL(compile("/people/" + one));
    assertThat(heading(page, "Жанар Ахметова")).isVisible();
    assertThat(page.getByText("Head of purchasing").first()).isVisible();
    assertThat(page.getByText("Send her the price list").first()).isVisible();
  }

  @Test
  void a_merge_is_undone_from_the_history_of_the_one_that_stayed() {
    var one = person(Map.of("firstName", "Lea", "lastName", "Golan", "email", "lea@golan.example"));
    var other =
        person(Map.of("firstName", "Lea", "lastName", "Golan", "email", "lea@golan.example"));
    found("Lea Golan");
    var page = company.at("/duplicates?object=person");
    button(pair(page, "Lea Golan"), "Merge…").click();
    button(dialog(page, "Make one of two"), "Merge").click();
    assertThat(page.getByText("Merged into Lea Golan")).isVisible();

    page.navigate("/people/" + other);
    assertThat(page).hasURL(compile("/people/" + one));
    button(page, "Changes").click();
    var merge =
        page.getByRole(AriaRole.LISTITEM)
            .filter(new Locator.FilterOptions().setHasText("merged Lea Golan into this"));
    button(merge, "Undo the merge").click();
    assertThat(page.getByText("Taken back").first()).isVisible();
    assertThat(merge).isHidden();

    for (var id : List.of(one, other)) {
      page.navigate("/people/" + id);
      assertThat(page).hasURL(compile("/people/" + id));
      assertThat(heading(page, "Lea Golan")).isVisible();
    }
  }

  @Test
  void what_was_merged_all_at_once_is_undone_from_the_list_also_after_a_reload() {
    var values =
        Map.of(
            "firstName", "Noa",
            "lastName", "Peled",
            "email", "noa@peled.example",
            "mobile", "+972 52 765 4321",
            "birthday", "1984-03-04");
    person(values);
    var other = person(values);
    found("Noa Peled");
    var page = company.at("/duplicates?object=person");
    button(page, "Merge all that are certain…").click();
    button(page.getByRole(AriaRole.DIALOG), "Merge").click();
    var recent =
        page.getByRole(
            AriaRole.LIST, new Page.GetByRoleOptions().setName("Merged in the last 30 days"));
    assertThat(recent.getByRole(AriaRole.LISTITEM)).containsText("merged");

    page.reload();
    assertThat(recent.getByRole(AriaRole.LISTITEM)).hasCount(1);
    button(recent, "Undo these merges").click();

    assertThat(recent).isHidden();
    page.navigate("/people/" + other);
    assertThat(page).hasURL(compile("/people/" + other));
    assertThat(heading(page, "Noa Peled")).isVisible();
  }

  @Test
  void of_relations_of_which_only_one_can_hold_the_one_that_is_chosen_stays() {
    var one = person(Map.of("firstName", "Mira", "lastName", "Sokol", "email", "mira@sokol.ex"));
    var other = person(Map.of("firstName", "Mira", "lastName", "Sokol", "email", "mira@sokol.ex"));
    var former = create("person", Map.of("lastName", "Formerboss"));
    var now = create("person", Map.of("lastName", "Newboss"));
    reportsTo(one, former, "2015-03-01");
    reportsTo(other, now, "2022-06-01");
    found("Mira Sokol");

    var page = company.at("/duplicates?object=person");
    button(pair(page, "Mira Sokol"), "Merge…").click();
    var merging = dialog(page, "Make one of two");
    assertThat(merging.getByText("Only one of these can hold at a time")).isVisible();
    merging
        .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(compile("Newboss")))
        .check();
    button(merging, "Merge").click();
    assertThat(page.getByText("Merged into Mira Sokol")).isVisible();

    page.navigate("/people/" + one);
    var relations = page.getByRole(AriaRole.LISTITEM);
    assertThat(relations.filter(new Locator.FilterOptions().setHasText("Newboss")).first())
        .containsText("since Jun 1, 2022");
    assertThat(relations.filter(new Locator.FilterOptions().setHasText("Formerboss")).first())
        .containsText("ended Jun 1, 2022");
  }

  private void reportsTo(String who, String whom, String since) {
    for (var type : company.api().get("/api/relation-types").at("types")) {
      if (type.get("name").asString().equals("reports to")) {
        var id = type.get("id").asString();
        create("relation", Map.of("from", who, "type", id, "to", whom, "validFrom", since));
        return;
      }
    }
    throw new AssertionError("'reports to' is not among the types");
  }

  @Test
  void who_was_told_apart_is_not_shown_again_unless_asked_for() {
    for (var i = 0; i < 2; i++) {
      person(
          Map.of(
              "firstName", "Yael",
              "lastName", "Mizrahi",
              "email", "yael@mizrahi.example"));
    }
    found("Yael Mizrahi");
    var page = company.at("/duplicates?object=person");

    button(pair(page, "Yael Mizrahi"), "Not duplicates").click();
    assertThat(pair(page, "Yael Mizrahi")).isHidden();

    page.getByText("Not duplicates", new Page.GetByTextOptions().setExact(true)).first().click();
    assertThat(page).hasURL(compile("show=rejected"));
    button(pair(page, "Yael Mizrahi"), "May be duplicates after all").click();
    assertThat(page.getByRole(AriaRole.HEADING, named("No duplicates"))).isVisible();
  }

  private String person(Map<String, ?> values) {
    return create("person", values);
  }

  private String create(String object, Map<String, ?> values) {
    var answer = company.api().post("/api/records/" + object, values);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.text("id");
  }

  private void found(String name) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            company.api().get("/api/duplicates?object=person").body().toString().contains(name));
  }

  private static Locator pair(Page page, String name) {
    return page.getByRole(AriaRole.LISTITEM)
        .filter(new Locator.FilterOptions().setHasText(name))
        .filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.TABLE)));
  }
}
