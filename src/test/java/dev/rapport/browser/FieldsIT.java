package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.util.List;
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
