package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;
import static dev.rapport.browser.Find.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator shapes the companies, and a colleague works with what comes of it. */
@ApiTest
@OwnDatabase
class FieldsIT {

  @RegisterExtension static final Visits visits = new Visits();

  @Test
  void a_field_is_added_used_renamed_taken_away_and_brought_back() {
    var company = new SampleCompany(visits);
    var mara = company.at("/administration/fields");
    assertThat(heading(mara, "Companies")).isVisible();
    button(mara, "Add a field").click();
    var adding = dialog(mara, "New field");
    input(adding, "Name").fill("Loyalty tier");
    Find.choose(mara, input(adding, "Type"), "One of several choices");
    for (var choice : List.of("Gold", "Silver")) {
      button(adding, "Add a choice").click();
      input(adding, "Choice " + (choice.equals("Gold") ? 1 : 2)).fill(choice);
    }
    button(adding, "Add a field").click();
    assertThat(row(mara, "Loyalty tier")).containsText("One of several choices");

    var tom = company.at("/companies", "Tom Okafor");
    Find.link(tom, "Harbour & Finch").click();
    assertThat(tom.getByText("Loyalty tier").first()).isVisible();

    button(mara, "Change Loyalty tier").click();
    var changing = dialog(mara, "Change Loyalty tier");
    input(changing, "Name").fill("Standing");
    button(changing, "Save").click();
    assertThat(row(mara, "Standing")).isVisible();
    button(mara, "Take away: Standing").click();
    assertThat(row(mara, "Standing")).hasCount(1);
    button(mara, "Bring back Standing").click();
    assertThat(button(mara, "Take away: Standing")).isVisible();
  }

  @Test
  void a_kind_of_record_is_added_and_has_its_place_in_the_navigation() {
    var company = new SampleCompany(visits);
    var mara = company.at("/administration/fields");
    button(mara, "Add a kind of record").click();
    var adding = dialog(mara, "New kind of record");
    input(adding, "One is called").fill("Vessel");
    input(adding, "Many are called").fill("Vessels");
    button(adding, "ship").click();
    button(adding, "Add a kind of record").click();
    assertThat(heading(mara, "Vessels")).isVisible();
    button(mara, "Add a field").click();
    var field = dialog(mara, "New field");
    input(field, "Name").fill("Berths");
    Find.choose(mara, input(field, "Type"), "Number");
    button(field, "Add a field").click();
    assertThat(row(mara, "Berths")).isVisible();

    Find.go(mara, "Vessels");
    assertThat(heading(mara, "Vessels")).isVisible();
    button(mara, "New vessel").first().click();
    var creating = dialog(mara, "New vessel");
    input(creating, "Name").fill("Aurora");
    input(creating, "Berths").fill("12");
    button(creating, "Create").click();
    assertThat(mara.getByText("Aurora").first()).isVisible();
  }

  @Test
  void a_card_that_lacks_what_its_stage_needs_is_asked_for_it_on_the_way() {
    var company = new SampleCompany(visits);
    var mara = company.at("/administration/fields?object=opportunity");
    button(mara, "Add a field").click();
    var adding = dialog(mara, "New field");
    input(adding, "Name").fill("Decision maker");
    input(adding, "Pattern").fill("[^0-9]+");
    input(adding, "What is said when it doesn't match").fill("A name has no digits");
    Find.choose(mara, input(adding, "Needed from a stage on"), "Stage");
    Find.choose(mara, input(adding, "From"), "Qualification");
    mara.keyboard().press("Escape");
    button(adding, "Add a field").click();
    assertThat(row(mara, "Decision maker")).containsText("Required later");
    var deal = company.api().post("/api/records/opportunity", Map.of("name", "Grand deal"));

    mara.navigate("/opportunities?view=board");
    var card = mara.locator("[data-card='" + deal.text("id") + "'] [data-card-link]");
    card.focus();
    for (var key : List.of("m", "ArrowRight", "ArrowRight", "Enter")) {
      mara.keyboard().press(key);
    }
    var asking = dialog(mara, "This is needed to go on");
    input(asking, "Decision maker").fill("Mrs Ivanova");
    button(asking, "Save").click();

    assertThat(mara.getByRole(AriaRole.REGION, named("Proposal")).getByText("Grand deal"))
        .isVisible();
    assertThat(asking).hasCount(0);
  }

  @Test
  void records_are_numbered_and_show_figures_of_others() {
    var company = new SampleCompany(visits);
    var mara = company.at("/administration/fields?object=company");
    button(mara, "Add a field").click();
    var numbering = dialog(mara, "New field");
    input(numbering, "Name").fill("Customer number");
    Find.choose(mara, input(numbering, "Type"), "Number in a sequence");
    input(numbering, "In front of the number").fill("C-");
    assertThat(numbering.getByText("The first one is C-000001.")).isVisible();
    button(numbering, "Add a field").click();
    assertThat(row(mara, "Customer number")).isVisible();
    button(mara, "Add a field").click();
    var figure = dialog(mara, "New field");
    input(figure, "Name").fill("Won so far");
    Find.choose(mara, input(figure, "Type"), "Figure of other records");
    Find.choose(mara, input(figure, "Of records that point here"), "Deals · Company");
    button(figure, "Filter").click();
    option(mara, "Status").click();
    mara.getByLabel("Won", new Page.GetByLabelOptions().setExact(true)).first().check();
    mara.keyboard().press("Escape");
    assertThat(button(figure, "Status is Won").first()).isVisible();
    button(figure, "Add a field").click();
    assertThat(row(mara, "Won so far")).not().containsText("Getting ready");
    assertThat(row(mara, "Customer number")).not().containsText("Getting ready");

    mara.navigate("/companies");
    Find.link(mara, "Harbour & Finch").click();
    assertThat(mara.getByText(Pattern.compile("C-0000\\d\\d")).first()).isVisible();
    assertThat(mara.getByText("Won so far").first()).isVisible();
    // One deal is won, another one is open.
    var harbour = "/api/records/company?filter=name=starts=Harbour&fields=x_won_so_far";
    await().until(() -> company.api().get(harbour).text("records.0.x_won_so_far").equals("1"));
  }

  @Test
  void what_one_wants_to_know_is_chosen_and_named_where_it_is_missing() {
    var company = new SampleCompany(visits);
    var bare = company.api().post("/api/records/company", Map.of("name", "Bare"));
    var mara = company.at("/administration/fields?object=company");
    var wanted = input(mara, "What one wants to know");
    Find.choose(mara, wanted, "Employees");
    mara.keyboard().press("Escape");
    var path = "/api/wanted-fields/company";
    await().until(() -> company.api().get(path).at("fields").toString().contains("employees"));

    mara.navigate("/companies/" + bare.text("id"));
    var what = heading(mara, "What is known");
    var known = mara.locator("section").filter(new Locator.FilterOptions().setHas(what));
    assertThat(known).containsText("Employees");
    mara.navigate("/administration/fields?object=lead");
    assertThat(heading(mara, "Leads")).isVisible();
    assertThat(input(mara, "What one wants to know")).hasCount(0);
  }

  @Test
  void who_chooses_what_is_wanted_after_somebody_else_did_is_told_and_sees_theirs() {
    var company = new SampleCompany(visits);
    var mara = company.at("/administration/fields?object=person");
    var wanted = input(mara, "What one wants to know");
    assertThat(wanted).isVisible();
    var path = "/api/wanted-fields/person";
    var theirs =
        company
            .api()
            .put(
                path,
                Map.of(
                    "version",
                    company.api().get(path).at("version").asInt(),
                    "fields",
                    List.of("email", "phone")));
    assertThat(theirs.status()).isEqualTo(200);

    Find.choose(mara, wanted, "Mobile");
    assertThat(mara.getByText("Somebody chose other fields meanwhile")).isVisible();
    assertThat(mara.locator(".mantine-Pill-label")).hasText(new String[] {"E-mail", "Phone"});
    assertThat(company.api().get(path).body()).isEqualTo(theirs.body());

    // Two at a time are no conflict.
    Find.choose(mara, wanted, "Mobile");
    Find.choose(mara, wanted, "Birthday");
    await()
        .until(() ->
            company.api().get(path).at("fields").toString().contains("\"mobile\",\"birthday\""));
    assertThat(mara.locator(".mantine-Pill-label")).hasCount(4);
  }

  @Test
  void fields_are_put_in_order_by_keys_alone() {
    var mara = new SampleCompany(visits).at("/administration/fields?object=company");
    var rows = mara.getByRole(AriaRole.LISTITEM);
    assertThat(row(mara, "Sector")).isVisible();
    var names = rows.allInnerTexts();
    var sector = place(names, "Sector");
    var next = names.get(sector + 1).lines().findFirst().orElseThrow();

    button(mara, "Move Sector").focus();
    for (var key : List.of("Space", "ArrowDown", "Space")) {
      mara.keyboard().press(key);
      mara.waitForTimeout(300);
    }
    assertThat(rows.nth(sector)).containsText(next);
    assertThat(rows.nth(sector + 1)).containsText("Sector");
    mara.reload();
    assertThat(rows.nth(sector + 1)).containsText("Sector");
  }

  private static int place(List<String> rows, String field) {
    return IntStream.range(0, rows.size())
        .filter(i -> rows.get(i).lines().findFirst().orElse("").equals(field))
        .findFirst()
        .orElseThrow();
  }

  private static Locator option(Page page, String name) {
    return page.getByRole(
        AriaRole.OPTION, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void what_can_not_be_is_said_at_its_place() {
    var mara = new SampleCompany(visits).at("/administration/fields?object=lead");
    button(mara, "Add a field").click();
    var adding = dialog(mara, "New field");
    button(adding, "Add a field").click();
    assertThat(adding.getByText("Give it a name.")).isVisible();
    input(adding, "Name").fill("Status");
    button(adding, "Add a field").click();
    assertThat(adding.getByText("Another field is called Status already.")).isVisible();
  }

  private static Locator row(Page page, String field) {
    return page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(field));
  }
}
