package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.input;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An administrator lays out the companies' page and form, and a colleague sees what comes of it.
 */
@ApiTest
@OwnDatabase
class LayoutsIT {

  @RegisterExtension static final Visits visits = new Visits();

  @Test
  void a_page_is_laid_out_seen_and_taken_back() {
    var company = new SampleCompany(visits);
    var mara = company.at("/administration/layouts");
    input(mara, "Title of Company").fill("Who they are");
    place(mara, "Phone", "Not shown");
    button(mara, "Add a section").click();
    input(mara, "Title of New section").fill("What they bring");
    place(mara, "Annual revenue", "What they bring");
    var preview = mara.getByRole(AriaRole.COMPLEMENTARY, named("Preview"));
    assertThat(preview.getByText("What they bring")).isVisible();
    assertThat(preview.getByText("Phone", exactly())).hasCount(0);
    button(mara, "Save").click();
    var toast = mara.getByRole(AriaRole.ALERT).filter(having("look otherwise now"));
    // It stays for as long as the mouse is over it.
    toast.hover();

    var tom = company.at("/companies", "Tom Okafor");
    Find.link(tom, "Harbour & Finch").click();
    assertThat(Find.heading(tom, "What they bring")).isVisible();
    assertThat(tom.locator("dt").getByText("Phone", exactly())).hasCount(0);

    button(toast, "Undo").click();
    assertThat(input(mara, "Title of What they bring")).hasCount(0);
    tom.reload();
    assertThat(tom.locator("dt").getByText("Phone", exactly()).first()).isVisible();
  }

  @Test
  void choosing_the_type_in_the_form_switches_the_layout() {
    var company = new SampleCompany(visits);
    var mara = company.at("/administration/layouts");
    Find.choose(mara, input(mara, "What type a record is says"), "Roles");
    button(mara, "Add a layout").click();
    input(mara, "Name").fill("Suppliers");
    Find.choose(mara, input(mara, "For which types"), "Supplier");
    mara.keyboard().press("Escape");
    mara.getByRole(AriaRole.CHECKBOX, boxed("Ask for Tax number at once")).check();
    button(mara, "Save").click();
    assertThat(mara.getByText("look otherwise now")).isVisible();

    var tom = company.at("/companies?create=true", "Tom Okafor");
    var form = dialog(tom, "New company");
    assertThat(input(form, "Tax number")).hasCount(0);
    Find.choose(tom, input(form, "Roles"), "Supplier");
    assertThat(input(form, "Tax number")).isVisible();
  }

  @Test
  void what_no_record_can_do_without_can_not_be_left_out() {
    var mara = new SampleCompany(visits).at("/administration/layouts");
    place(mara, "Name", "Not shown");
    button(mara, "Save").click();
    assertThat(mara.getByText("No record can be made without Name")).isVisible();
    button(mara, "Undo").click();
    assertThat(button(mara, "Save")).isDisabled();
  }

  private static void place(Page page, String field, String section) {
    button(page, "Place of " + field).click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(section).setExact(true))
        .click();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions boxed(String name) {
    return named(name).setExact(true);
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
