package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;
import static dev.rapport.browser.Find.link;
import static dev.rapport.browser.Find.named;
import static java.util.regex.Pattern.compile;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody does on the first day, in a company of sample data. */
@ApiTest
@OwnDatabase
class FirstStepsIT {

  @RegisterExtension static final Visits visits = new Visits();

  private SampleCompany company;

  @BeforeEach
  void setUp() {
    company = new SampleCompany(visits);
  }

  @Test
  void one_signs_in_and_out() {
    var page = visits.open();
    page.navigate("/companies");
    assertThat(heading(page, "Sign in")).isVisible();
    input(page, "E-mail").fill(SampleCompany.EMAIL);
    input(page, "Password").fill("something else");
    button(page, "Sign in").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("password");

    input(page, "Password").fill(SampleCompany.PASSWORD);
    button(page, "Sign in").click();
    // Where one wanted to go.
    assertThat(heading(page, "Companies")).isVisible();

    button(page, SampleCompany.NAME + ": settings and sign out").click();
    page.getByRole(AriaRole.MENUITEM, named("Sign out")).click();
    assertThat(heading(page, "Sign in")).isVisible();
  }

  @Test
  void a_list_is_sorted_and_filtered() {
    var page = company.at("/companies");
    // Latin, Cyrillic, Hebrew, Chinese: each script together, in its own order.
    assertThat(columnHead(page, "Name")).hasAttribute("aria-sort", "ascending");
    assertThat(rows(page).first()).containsText("Brewline Systems");
    button(columnHead(page, "Name"), "Name").click();
    assertThat(columnHead(page, "Name")).hasAttribute("aria-sort", "descending");
    assertThat(rows(page).first()).containsText("云溪酒店集团");

    button(page, "Filter").click();
    page.getByRole(AriaRole.OPTION, named("^Sector$")).click();
    input(page, "Value").fill("Hotels");
    assertThat(page.getByRole(AriaRole.BUTTON, named("^Sector .*Hotels$"))).isVisible();
    page.keyboard().press("Escape");
    assertThat(page).hasURL(compile("sector.*Hotels"));
    assertThat(cell(page, "Dawson Hotels")).isVisible();
    assertThat(cell(page, "Kestrel Legal LLP")).isHidden();
  }

  @Test
  void a_value_is_changed_in_the_list_and_the_change_undone() {
    var page = company.at("/companies?sort=name");
    var cell =
        row(page, "Dawson Hotels")
            .getByText("Hotels", new Locator.GetByTextOptions().setExact(true));
    cell.dblclick();
    input(page, "Sector").fill("Inns");
    page.keyboard().press("Enter");
    assertThat(row(page, "Dawson Hotels")).containsText("Inns");
    button(page, "Undo").click();
    assertThat(page.getByText("Taken back")).isVisible();
    assertThat(row(page, "Dawson Hotels")).not().containsText("Inns");
  }

  @Test
  void a_form_says_at_the_field_what_is_wrong() {
    var page = company.at("/people");
    button(page, "New person").click();
    var form = dialog(page, "^New person$");
    input(form, "Last name").fill("Hansen");
    input(form, "E-mail").fill("hansen at home");
    button(form, "Create").click();
    assertThat(input(form, "E-mail")).hasAttribute("aria-invalid", "true");
    assertThat(input(form, "E-mail")).isFocused();
    input(form, "E-mail").fill("hansen@home.example");
    button(form, "Create").click();
    assertThat(heading(page, "Hansen")).isVisible();
  }

  @ParameterizedTest
  @CsvSource({"надежда, Надежда Илиева", "תמר, תמר אלוני", "漫步, 漫步咖啡"})
  void ctrl_k_finds_names_in_every_script(String typed, String found) {
    var page = company.at("/");
    assertThat(heading(page, "My day")).isVisible();
    page.keyboard().press("Control+k");
    page.getByRole(AriaRole.COMBOBOX, named("Search and commands")).fill(typed);
    var option = page.getByRole(AriaRole.OPTION, named(found)).first();
    assertThat(option).isVisible();
    option.click();
    assertThat(heading(page, found)).isVisible();
  }

  @Test
  void a_record_is_changed_written_on_and_its_changes_told() {
    var page = company.at("/companies");
    link(page, "Harbour & Finch").click();
    assertThat(heading(page, "Harbour & Finch")).isVisible();
    button(page, "Change Employees").first().click();
    input(page, "Employees").fill("71");
    page.keyboard().press("Enter");
    assertThat(page.getByText("71", new Page.GetByTextOptions().setExact(true)).first())
        .isVisible();

    input(page, "Write a note").fill("They open a second house in May.");
    button(page, "Save note").click();
    assertThat(page.getByText("They open a second house in May.").first()).isVisible();

    page.getByText("Task", new Page.GetByTextOptions().setExact(true)).first().click();
    input(page, "Add a task").fill("Visit the new house");
    button(page, "Tomorrow").click();
    button(page, "Add task").click();
    assertThat(page.getByText("Visit the new house").first()).isVisible();

    button(page, "Changes").click();
    var changes = page.getByRole(AriaRole.LISTITEM).filter(having("Employees"));
    assertThat(changes.first()).containsText("Mara Lind changed it");
    assertThat(changes.first()).containsText("64");
    assertThat(changes.first()).containsText("71");
  }

  @Test
  void in_hebrew_the_whole_page_is_mirrored() {
    var page = company.at("/companies");
    button(page, SampleCompany.NAME + ": settings and sign out").click();
    page.getByRole(AriaRole.MENUITEM, named("עברית")).click();
    assertThat(page.locator("html")).hasAttribute("dir", "rtl");
    assertThat(page.locator("html")).hasAttribute("lang", compile("^he"));
    var navigation = page.getByRole(AriaRole.NAVIGATION).first().boundingBox();
    assertThat(navigation.x).isGreaterThan(page.viewportSize().width / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/companies", "/opportunities?view=board", "/dashboard", "/imports"})
  void on_a_phone_no_page_scrolls_sideways(String path) {
    var page = company.at(path, phone());
    assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
    assertFits(page);
  }

  @Test
  void on_a_phone_a_record_is_read_in_parts() {
    var page = company.at("/companies", phone());
    link(page, "Dawson Hotels").click();
    assertThat(heading(page, "Dawson Hotels")).isVisible();
    assertFits(page);
    for (var part : new String[] {"Time line", "Related", "Changes"}) {
      button(page, part).first().click();
      assertFits(page);
    }
  }

  @Test
  void the_dark_theme_stays() {
    var page = company.at("/");
    button(page, SampleCompany.NAME + ": settings and sign out").click();
    page.getByRole(AriaRole.MENUITEM, named("^Dark$")).click();
    assertThat(page.locator("html")).hasAttribute("data-mantine-color-scheme", "dark");
    page.reload();
    assertThat(page.locator("html")).hasAttribute("data-mantine-color-scheme", "dark");
  }

  @Test
  void a_record_is_opened_by_the_keyboard_alone() {
    var page = company.at("/");
    assertThat(heading(page, "My day")).isVisible();
    page.keyboard().press("g");
    page.keyboard().press("c");
    assertThat(heading(page, "Companies")).isVisible();
    assertThat(rows(page).nth(1)).isVisible();
    var second = rows(page).nth(1).getByRole(AriaRole.LINK).first().textContent();
    page.keyboard().press("j");
    page.keyboard().press("j");
    page.keyboard().press("Enter");
    assertThat(heading(page, second)).isVisible();
  }

  @Test
  void rows_that_are_not_taken_come_back_with_their_reason(@TempDir Path folder)
      throws IOException {
    var file = folder.resolve("customers.csv");
    Files.writeString(
        file,
        """
        Name;Employees;E-mail
        Yellow Heron;12;info@heron.example
        Red Kite;many;info@kite.example
        Grey Owl;7;owl at night
        """);
    var page = company.at("/");
    new ImportWizard(page)
        .begin("Companies", file)
        .goOn()
        .expectOutcome("1", "2")
        .run("1")
        .expectDone();
    Download report = page.waitForDownload(() -> link(page, "Rows not taken (CSV)").click());
    var rows = Files.readString(report.path()).lines().toList();
    assertThat(rows).hasSize(3);
    assertThat(rows.get(1)).startsWith("Red Kite;many;info@kite.example;");
    assertThat(rows.get(2)).startsWith("Grey Owl;7;owl at night;");
    link(page, "Show what came in").click();
    assertThat(cell(page, "Yellow Heron")).isVisible();
  }

  private static NewContextOptions phone() {
    return new NewContextOptions().setViewportSize(375, 740).setHasTouch(true).setIsMobile(true);
  }

  private static void assertFits(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
        .as("what sticks out of " + page.url())
        .isEqualTo(0);
  }

  private static Locator columnHead(Page page, String name) {
    return page.getByRole(
        AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator rows(Page page) {
    return page.getByRole(AriaRole.ROW)
        .filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.GRIDCELL)));
  }

  private static Locator row(Page page, String name) {
    return rows(page).filter(having(name));
  }

  private static Locator cell(Page page, String name) {
    return link(page, name);
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
