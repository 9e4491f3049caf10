package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Somebody looks how far leads come, opens those behind a figure, and says what may follow what.
 */
@ApiTest
@OwnDatabase
class FunnelIT {

  @RegisterExtension static final Visits visits = new Visits();

  @Test
  void a_step_of_the_funnel_opens_the_leads_that_it_counts() {
    var mara = new SampleCompany(visits).at("/leads");
    Find.link(mara, "Funnel").click();
    assertThat(heading(mara, "Funnel: Leads")).isVisible();
    assertThat(heading(mara, "Cohorts by month of arrival")).isVisible();
    var step = mara.getByRole(AriaRole.LINK, Find.named("^Qualified"));
    var count = step.locator("strong").innerText();
    assertThat(count).isEqualTo("17");

    step.click();

    assertThat(button(mara, "Status was ever Qualified or Converted")).isVisible();
    assertThat(mara.getByText(count, exactly()).first()).isVisible();
  }

  @Test
  void groups_and_measures_are_chosen_and_stay_in_the_address() {
    var mara = new SampleCompany(visits).at("/funnel");
    input(mara, "By").selectOption("Source");
    assertThat(heading(mara, "By Source")).isVisible();
    mara.getByText("Median time", exactly()).last().click();
    assertThat(mara.getByRole(AriaRole.ROWHEADER, optionNamed("Website"))).isVisible();
    assertThat(mara).hasURL(Pattern.compile("group=source"));
    button(mara, "Show as a table").click();
    assertThat(mara.getByRole(AriaRole.COLUMNHEADER, optionNamed("Went on"))).isVisible();
  }

  @Test
  void deals_are_followed_through_the_stages_of_a_pipeline() {
    var mara = new SampleCompany(visits).at("/funnel?object=opportunity");
    input(mara, "Way").selectOption("Stages of Sales");
    assertThat(mara).hasURL(Pattern.compile("pipeline="));
    var stage = mara.getByRole(AriaRole.LINK, Find.named("^Negotiation"));
    var count = stage.locator("strong").innerText();
    stage.click();
    assertThat(mara).hasURL(Pattern.compile(".*/opportunities[?].*"));
    assertThat(mara.getByText(count, exactly()).first()).isVisible();
  }

  @Test
  void it_is_read_from_right_to_left_and_on_a_phone() {
    var company = new SampleCompany(visits);
    company.api().patch("/api/session/user", Map.of("language", "he"));
    var phone = company.at("/funnel", new NewContextOptions().setViewportSize(390, 800));
    assertThat(heading(phone, "משפך")).isVisible();
    assertThat(heading(phone, "ממצב למצב")).isVisible();
    var wide = "() => document.documentElement.scrollWidth > window.innerWidth + 1";
    assertThat((Boolean) phone.evaluate(wide)).isFalse();
    company.api().patch("/api/session/user", Map.of("language", "en"));
  }

  @Test
  void a_lead_shows_its_way_so_far() {
    var mara = new SampleCompany(visits).at("/leads?filter=name=='Rupert Vale'");
    Find.link(mara, "Rupert Vale").click();
    var way =
        mara.locator("section")
            .filter(new Locator.FilterOptions().setHas(heading(mara, "Way so far")));
    assertThat(way.getByRole(AriaRole.LISTITEM)).hasCount(3);
    assertThat(way).containsText("Contacted");
    assertThat(way).containsText("8 days");
  }

  @Test
  void what_may_not_follow_is_not_offered() {
    var company = new SampleCompany(visits);
    var mara = company.at("/administration/fields?object=lead");
    button(mara, "Change Status").click();
    var dialog = dialog(mara, "Change Status");
    button(dialog, "Which may follow which").click();
    dialog.getByRole(AriaRole.CHECKBOX, checkNamed("From New to Qualified")).uncheck();
    button(dialog, "Save").click();
    assertThat(dialog).isHidden();

    mara.navigate("/leads?filter=name=='Hannah Moss'");
    Find.link(mara, "Hannah Moss").click();
    button(mara, "Change Status").first().click();
    assertThat(mara.getByRole(AriaRole.OPTION, optionNamed("Contacted"))).isVisible();
    assertThat(mara.getByRole(AriaRole.OPTION, optionNamed("Qualified"))).hasCount(0);
    assertThat(mara.getByRole(AriaRole.OPTION, optionNamed("Converted"))).hasCount(0);

    // On the board a card in hand passes by where it may not stay.
    mara.navigate("/leads?as=board");
    var card = Find.link(mara, "Hannah Moss");
    card.focus();
    mara.keyboard().press("m");
    mara.keyboard().press("ArrowRight");
    assertThat(mara.getByRole(AriaRole.STATUS).getByText("Contacted")).hasCount(1);
    mara.keyboard().press("ArrowRight");
    assertThat(mara.getByRole(AriaRole.STATUS).getByText("Unqualified")).hasCount(1);
    assertThat(mara.locator("[data-closed]")).hasCount(2);
    mara.keyboard().press("Escape");
  }

  private static Page.GetByRoleOptions optionNamed(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator.GetByRoleOptions checkNamed(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }
}
