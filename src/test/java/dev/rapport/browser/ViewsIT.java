package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody asks for what they need, keeps the question, and changes all that it finds. */
@ApiTest
@OwnDatabase
class ViewsIT {

  @RegisterExtension static final Visits visits = new Visits();

  @Test
  void a_filter_becomes_a_view_that_a_link_opens_and_all_it_finds_are_changed_and_taken_back() {
    var company = new SampleCompany(visits);
    for (var i = 0; i < 120; i++) {
      company
          .api()
          .post("/api/records/company", Map.of("name", "Stand " + i, "sector", "Trade fair"));
    }
    var mara = company.at("/companies");
    button(mara, "Filter").click();
    option(mara, "Any of several conditions…").click();
    option(mara, "Sector").click();
    input(mara, "Value").fill("Trade fair");
    assertThat(button(mara, "Sector contains Trade fair").first()).isVisible();
    button(mara, "Add a condition").click();
    option(mara, "Name").click();
    input(mara, "Value").fill("Harbour");
    var words = "Sector contains Trade fair or Name contains Harbour";
    assertThat(button(mara, words)).isVisible();
    mara.keyboard().press("Escape");
    assertThat(count(mara, 121)).isVisible();

    button(mara, "View: All").click();
    button(mara, "Save as a view…").click();
    var saving = dialog(mara, "Save as a view");
    input(saving, "Name").fill("Fairs");
    button(saving, "Save").click();
    assertThat(button(mara, "View: Fairs")).isVisible();
    var link = mara.url();

    var again = company.at(link.substring(link.indexOf("/companies")));
    assertThat(button(again, "View: Fairs")).isVisible();
    assertThat(button(again, words)).isVisible();
    assertThat(count(again, 121)).isVisible();

    check(again, "Select all");
    button(again, "Select all 121 that match").click();
    button(again, "Edit a field").click();
    Find.choose(again, input(again, "Field"), "Sector");
    input(again, "Sector").fill("Closed");
    button(again, "Set for 121 records").click();
    assertThat(count(again, 1)).isVisible();

    Find.link(again, "See the result").first().click();
    assertThat(heading(again, "Companies: Sector changed")).isVisible();
    button(again, "Take it back").click();
    assertThat(again.getByText("taken back").first()).isVisible();
    again.navigate(link);
    assertThat(count(again, 121)).isVisible();
  }

  @Test
  void a_view_is_changed_renamed_deleted_and_brought_back() {
    var company = new SampleCompany(visits);
    var mara = company.at("/opportunities?sort=amount");
    button(mara, "View: All").click();
    button(mara, "Save as a view…").click();
    var saving = dialog(mara, "Save as a view");
    input(saving, "Name").fill("By amount");
    saving.getByText("Everybody").click();
    button(saving, "Save").click();
    assertThat(button(mara, "View: By amount")).isVisible();

    button(mara, "Display").click();
    Find.button(mara.locator("body"), "Keep Stage in sight").click();
    mara.keyboard().press("Escape");
    assertThat(mara.getByText("Changed, not saved")).isAttached();
    button(mara, "View: By amount").click();
    button(mara, "Save the changes").click();
    assertThat(mara.getByText("Changed, not saved")).not().isAttached();

    button(mara, "View: By amount").click();
    button(mara, "Rename or share…").click();
    var renaming = dialog(mara, "Rename or share");
    input(renaming, "Name").fill("Largest");
    button(renaming, "Save").click();
    assertThat(button(mara, "View: Largest")).isVisible();

    var tom = company.at("/opportunities", "Tom Okafor");
    button(tom, "View: All").click();
    tom.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Largest")).click();
    assertThat(button(tom, "View: Largest")).isVisible();
    button(tom, "View: Largest").click();
    assertThat(button(tom, "Delete the view")).hasCount(0);

    button(mara, "View: Largest").click();
    button(mara, "Delete the view").click();
    assertThat(button(mara, "View: All")).isVisible();
    button(mara, "Undo").click();
    assertThat(button(mara, "View: Largest")).isVisible();
  }

  @Test
  void records_stand_in_groups_on_a_board_by_a_choice_and_on_a_calendar() {
    var company = new SampleCompany(visits);
    var mara = company.at("/opportunities?group=status");
    assertThat(mara.getByRole(AriaRole.TREEGRID)).isVisible();
    assertThat(mara.getByRole(AriaRole.BUTTON, named("^Won"))).isVisible();
    assertThat(mara.getByText("In all")).isVisible();

    mara.navigate("/opportunities?as=board&group=status");
    assertThat(mara.getByRole(AriaRole.HEADING, named("^Won")).first()).isVisible();

    mara.navigate("/opportunities?as=calendar&date=createdAt");
    assertThat(mara.getByRole(AriaRole.GRID)).isVisible();
    button(mara, "Previous month").click();
    button(mara, "Today").click();
  }

  @Test
  void a_column_drawn_wider_by_its_edge_is_kept_in_the_view_and_after_a_reload() {
    var company = new SampleCompany(visits);
    var mara = company.at("/companies");
    assertThat(head(mara, "Sector")).isVisible();
    var before = width(mara, "Sector");
    var edge = head(mara, "Sector").locator("div[aria-hidden]").boundingBox();
    var y = edge.y + edge.height / 2;
    mara.mouse().move(edge.x + edge.width / 2, y);
    mara.mouse().down();
    mara.mouse().move(edge.x + 60, y);
    mara.mouse().move(edge.x + edge.width / 2 + 130, y);
    mara.mouse().up();
    var wider = width(mara, "Sector");
    assertThat(wider).isCloseTo(before + 130, within(4.0));

    button(mara, "View: All").click();
    button(mara, "Save as a view…").click();
    var saving = dialog(mara, "Save as a view");
    input(saving, "Name").fill("Wide sectors");
    button(saving, "Save").click();
    assertThat(button(mara, "View: Wide sectors")).isVisible();
    mara.reload();
    assertThat(button(mara, "View: Wide sectors")).isVisible();
    assertThat(width(mara, "Sector")).isCloseTo(wider, within(1.0));

    // In a browser that knows nothing of the drag.
    var again = company.at(mara.url().substring(mara.url().indexOf("/companies")));
    assertThat(button(again, "View: Wide sectors")).isVisible();
    assertThat(head(again, "Sector")).isVisible();
    assertThat(width(again, "Sector")).isCloseTo(wider, within(1.0));
    again.navigate("/companies");
    assertThat(button(again, "View: All")).isVisible();
    assertThat(head(again, "Sector")).isVisible();
    assertThat(width(again, "Sector")).isCloseTo(before, within(1.0));
  }

  private static Locator head(Page page, String column) {
    return page.getByRole(
        AriaRole.COLUMNHEADER, new Page.GetByRoleOptions().setName(column).setExact(true));
  }

  private static double width(Page page, String column) {
    return head(page, column).boundingBox().width;
  }

  private static Locator option(Page page, String words) {
    return page.getByRole(
        AriaRole.OPTION, new Page.GetByRoleOptions().setName(words).setExact(true));
  }

  private static void check(Page page, String name) {
    page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name).setExact(true))
        .check();
  }

  private static Locator count(Page page, int records) {
    return page.getByLabel(
        records + (records == 1 ? " record" : " records"),
        new Page.GetByLabelOptions().setExact(true));
  }

  private static Page.GetByRoleOptions named(String pattern) {
    return Find.named(pattern);
  }
}
