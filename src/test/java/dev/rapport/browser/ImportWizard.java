package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** The import wizard as a person goes through it, from the file to the report. */
final class ImportWizard {

  // Thousands of rows on a busy machine.
  private static final int LONG = 300_000;

  private final Page page;

  ImportWizard(Page page) {
    this.page = page;
  }

  /**
   * Chooses what the file holds, and the file.
   *
   * @param what as the card says it, such as {@code Deals}
   */
  ImportWizard begin(String what, Path file) {
    Find.go(page, "Imports");
    var card =
        page.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName(Pattern.compile("^" + what)));
    var first = page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("New import"));
    var offered =
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Choose what to import"));
    first.or(offered).click();
    card.click();
    // The words lie on the area that takes the click.
    var area = page.getByText("Drop a CSV, Excel");
    page.waitForFileChooser(() -> area.click(new Locator.ClickOptions().setForce(true)))
        .setFiles(file);
    return this;
  }

  /** Sees into which fields the wizard would put the columns. */
  ImportWizard expectColumns(Map<String, String> fields) {
    fields.forEach((column, field) -> assertThat(field(column)).hasValue(field));
    return this;
  }

  /** The choice of the field that a column fills. */
  Locator field(String column) {
    return Find.input(page, "Field for the column " + column);
  }

  /** From the columns on to the questions or, without any, to the check. */
  ImportWizard goOn() {
    button("Continue").click();
    return this;
  }

  /** The question about a value of the file, with its number of rows and its answers. */
  Locator question(String value) {
    return page.getByRole(AriaRole.LISTITEM)
        .filter(new Locator.FilterOptions().setHas(page.getByText(value, exactly())));
  }

  /** From the questions on to the check. */
  ImportWizard check() {
    button("Check").click();
    return this;
  }

  /** Sees what the dry run says, row counts as they stand on screen: {@code 8,800}. */
  ImportWizard expectOutcome(String fresh, String refused) {
    var outcomes =
        page.getByRole(AriaRole.NAVIGATION, new GetByRoleOptions().setName("Rows by outcome"));
    assertThat(
            outcomes.getByRole(
                AriaRole.LINK,
                new Locator.GetByRoleOptions().setName(Pattern.compile("^" + fresh + "\\s*New$"))))
        .isVisible(new IsVisibleOptions().setTimeout(LONG));
    assertThat(
            outcomes.getByRole(
                AriaRole.LINK,
                new Locator.GetByRoleOptions()
                    .setName(Pattern.compile("^" + refused + "\\s*Not taken$"))))
        .isVisible();
    return this;
  }

  /** Starts the import and doesn't wait for its end. */
  ImportWizard run(String rows) {
    page.getByRole(
            AriaRole.BUTTON,
            new GetByRoleOptions().setName(Pattern.compile("^Import " + rows + " rows?$")))
        .click();
    return this;
  }

  ImportWizard expectDone() {
    assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Import done")))
        .isVisible(new IsVisibleOptions().setTimeout(LONG));
    return this;
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }
}
