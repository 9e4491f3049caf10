package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People put words on records, find records by them, and put the words in order. */
@ApiTest
@OwnDatabase
class TagsIT {

  @RegisterExtension static final Visits visits = new Visits();

  @Test
  void words_are_typed_on_a_record_found_by_and_put_on_all_that_match() {
    var company = new SampleCompany(visits);
    for (var i = 0; i < 120; i++) {
      company
          .api()
          .post("/api/records/company", Map.of("name", "Stand " + i, "sector", "Trade fair"));
    }
    var mara = company.at("/companies");
    Find.link(mara, "Harbour & Finch").click();
    assertThat(heading(mara, "Harbour & Finch")).isVisible();
    button(mara, "Change Tags").first().click();
    var tags = input(mara, "Tags");
    tags.fill("VIP");
    tags.press("Enter");
    tags.fill("да се обади");
    tags.press("Tab");
    assertThat(tag(mara, "VIP")).isVisible();
    assertThat(tag(mara, "да се обади")).isVisible();
    mara.reload();
    assertThat(tag(mara, "да се обади")).isVisible();

    mara.navigate("/companies?filter=sector=='Trade fair'");
    assertThat(count(mara, 120)).isVisible();
    check(mara, "Select all");
    button(mara, "Select all 120 that match").click();
    button(mara, "Tag").click();
    input(mara, "Tags").fill("Messe 2026");
    input(mara, "Tags").press("Enter");
    input(mara, "Tags").fill("vip");
    input(mara, "Tags").press("Enter");
    button(mara, "Add to 120 records").click();
    assertThat(mara.getByText("Done").first()).isVisible();

    mara.navigate("/companies?columns=name,tags");
    button(mara, "Filter").click();
    option(mara, "Tags").click();
    check(mara, "VIP");
    assertThat(count(mara, 121)).isVisible();
    assertThat(button(mara, "Tags has VIP").first()).isVisible();
    assertThat(tag(mara, "Messe 2026").first()).isVisible();
    mara.keyboard().press("Escape");

    mara.navigate("/companies?group=tags");
    assertThat(mara.getByText("Messe 2026").first()).isVisible();
  }

  @Test
  void administrators_rename_recolour_merge_and_delete_them_and_take_it_back() {
    var company = new SampleCompany(visits);
    company
        .api()
        .post(
            "/api/records/company",
            Map.of("name", "Acme", "tags", new String[] {"Gold", "Golden"}));
    var mara = company.at("/administration/tags");
    var gold = input(mara, "Name of Gold");
    gold.fill("Best customers");
    gold.press("Enter");
    assertThat(input(mara, "Name of Best customers")).isVisible();

    button(mara, "Merge Golden into another tag").click();
    Find.choose(mara, input(mara, "Into which tag?"), "Best customers");
    assertThat(mara.getByText("also Golden")).isVisible();
    assertThat(input(mara, "Name of Golden")).hasCount(0);
    undo(mara, "Golden is Best customers from now on");
    assertThat(input(mara, "Name of Golden")).isVisible();

    button(mara, "Delete Golden").click();
    assertThat(input(mara, "Name of Golden")).hasCount(0);
    undo(mara, "deleted");
    assertThat(input(mara, "Name of Golden")).isVisible();
  }

  private static void undo(Page page, String what) {
    var notice = new Locator.FilterOptions().setHasText(what);
    button(page.getByRole(AriaRole.ALERT).filter(notice), "Undo").click();
  }

  private static Locator tag(Page page, String word) {
    return page.getByText(word, new Page.GetByTextOptions().setExact(true));
  }

  private static Locator option(Page page, String name) {
    return page.getByRole(
        AriaRole.OPTION, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void check(Page page, String label) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first().check();
  }

  private static Locator count(Page page, int records) {
    return page.getByLabel(
        records + (records == 1 ? " record" : " records"),
        new Page.GetByLabelOptions().setExact(true));
  }
}
