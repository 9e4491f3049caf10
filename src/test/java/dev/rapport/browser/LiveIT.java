package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two people at work on the same records, each in a browser of their own. */
@ApiTest
@OwnDatabase
class LiveIT {

  @RegisterExtension static final Visits visits = new Visits();

  @Test
  void what_a_colleague_changes_appears_by_itself() {
    var company = new SampleCompany(visits);
    var tom = company.at("/companies?sort=name&filter=owner%3D%3Dme", "Tom Okafor");
    assertThat(row(tom, "Dawson Hotels")).isVisible();
    var mara = company.at("/companies?sort=name");
    assertThat(row(mara, "Dawson Hotels")).isVisible();

    change(mara, "Dawson Hotels", "Hotels", "Sector", "Inns");
    assertThat(row(tom, "Dawson Hotels")).containsText("Inns");

    // What Tom is writing stays, whatever comes in around it.
    cell(tom, "Dawson Hotels", "Inns").dblclick();
    input(tom, "Sector").fill("Guest houses");
    change(mara, "Brightdesk Coworking", "Offices", "Sector", "Rooms");
    assertThat(row(tom, "Brightdesk Coworking")).containsText("Rooms");
    assertThat(input(tom, "Sector")).hasValue("Guest houses");
    tom.keyboard().press("Enter");
    assertThat(row(mara, "Dawson Hotels")).containsText("Guest houses");

    // It is somebody else's now, and gone from Tom's own.
    cell(mara, "Dawson Hotels", "Tom Okafor").dblclick();
    input(mara, "Owner").fill("Grace");
    mara.getByRole(AriaRole.OPTION).filter(having("Grace Whitfield")).click();
    assertThat(row(tom, "Dawson Hotels")).isHidden();
    assertThat(row(tom, "Brightdesk Coworking")).isVisible();
  }

  @Test
  void a_record_that_is_looked_at_shows_a_colleagues_change() {
    var company = new SampleCompany(visits);
    var first = company.at("/companies");
    Find.link(first, "Harbour & Finch").click();
    assertThat(heading(first, "Harbour & Finch")).isVisible();
    var second = company.at("/companies?sort=name");
    change(second, "Harbour & Finch", "Restaurants", "Sector", "Taverns");
    assertThat(first.getByText("Taverns").first()).isVisible();
  }

  private static void change(Page page, String name, String from, String field, String to) {
    cell(page, name, from).dblclick();
    input(page, field).fill(to);
    page.keyboard().press("Enter");
    assertThat(row(page, name)).containsText(to);
  }

  private static Locator cell(Page page, String name, String text) {
    return row(page, name).getByText(text, new Locator.GetByTextOptions().setExact(true));
  }

  private static Locator row(Page page, String name) {
    return page.getByRole(AriaRole.ROW).filter(having(name));
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
