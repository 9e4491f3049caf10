package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.heading;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A manager sets a target and sees salespeople and the forecast; a salesperson sees themselves. */
@ApiTest
@OwnDatabase
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManagementIT {

  @RegisterExtension static final Visits visits = new Visits();

  @Test
  @Order(1)
  void a_manager_sets_a_target_and_sees_how_far_it_is_reached() {
    var grace = new SampleCompany(visits).at("/dashboard", "Grace Whitfield");
    Find.link(grace, "Salespeople").click();
    var table = grace.getByRole(AriaRole.TABLE, named("Salespeople"));
    assertThat(table).containsText("Tom Okafor");
    assertThat(table).containsText("Mean");
    assertThat(table).not().containsText("Данияр");

    button(grace, "Set a target").click();
    var form = grace.getByRole(AriaRole.DIALOG);
    form.getByLabel("For whom").click();
    form.getByLabel("For whom").fill("Tom");
    grace.getByRole(AriaRole.OPTION).filter(text("Tom Okafor")).first().click();
    form.getByLabel("Begins on").fill(java.time.LocalDate.now(Office.ZONE).toString());
    form.getByLabel("Amount").first().fill("90000");
    form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Create")).click();
    assertThat(form).isHidden();
    var targets = grace.getByRole(AriaRole.TABLE, named("Targets"));
    assertThat(targets).containsText("Tom Okafor");
    assertThat(targets).containsText("90,000");
    assertThat(table.getByRole(AriaRole.ROW).filter(text("Tom Okafor"))).containsText("€90");
    shot(grace, "salespeople");
  }

  @Test
  @Order(2)
  void a_salesperson_sees_own_figures_and_a_mean_only() {
    var tom = new SampleCompany(visits).at("/salespeople", "Tom Okafor");
    assertThat(heading(tom, "My figures")).isVisible();
    var table = tom.getByRole(AriaRole.TABLE, named("Salespeople"));
    assertThat(table).containsText("Tom Okafor");
    assertThat(table.getByRole(AriaRole.ROW)).hasCount(3);
    assertThat(table).containsText("Mean");
    for (var colleague : List.of("Grace", "Elena", "Данияр", "林晓雯")) {
      assertThat(tom.locator("main")).not().containsText(colleague);
    }
    assertThat(tom.getByRole(AriaRole.TABLE, named("Targets"))).containsText("Tom Okafor");
    assertThat(button(tom, "Set a target")).hasCount(0);
    shot(tom, "own");
  }

  @Test
  @Order(3)
  void the_forecast_stands_by_month_and_by_owner_and_opens_its_deals() {
    var mara = new SampleCompany(visits).at("/dashboard");
    Find.link(mara, "Forecast").click();
    assertThat(heading(mara, "What is to be expected")).isVisible();
    mara.navigate("/forecast?within=thisYear&by=owner");
    var table = mara.getByRole(AriaRole.TABLE, named("What is to be expected"));
    assertThat(table).containsText("Tom Okafor");
    assertThat(heading(mara, "Forecast and what came true")).isVisible();
    shot(mara, "forecast");
    table.getByRole(AriaRole.ROW).nth(1).getByRole(AriaRole.LINK).first().click();
    assertThat(mara).hasURL(java.util.regex.Pattern.compile(".*/opportunities[?].*"));
  }

  @Test
  @Order(4)
  void first_answers_stand_beside_what_was_promised_and_open_their_leads() {
    var company = new SampleCompany(visits);
    var version = company.api().get("/api/assignment").body().get("version").asInt();
    var hours = Map.of("version", version, "answerHours", 24, "rules", List.of());
    assertThat(company.api().put("/api/assignment", hours).status()).isEqualTo(200);
    company.api().post("/api/records/lead", Map.of("name", "Not answered yet"));
    var mara = company.at("/salespeople");
    var table = mara.getByRole(AriaRole.TABLE, named("First answers to leads"));
    assertThat(table).containsText("Still time");
    shot(mara, "answers");
    table.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("1")).last().click();
    assertThat(mara).hasURL(java.util.regex.Pattern.compile(".*/leads[?].*"));
    assertThat(mara.getByText("Not answered yet").first()).isVisible();
  }

  @Test
  @Order(5)
  void both_are_read_from_right_to_left_and_on_a_phone() {
    var company = new SampleCompany(visits);
    company.api().patch("/api/session/user", Map.of("language", "he"));
    var options = new NewContextOptions().setViewportSize(390, 800);
    for (var path : List.of("/salespeople", "/forecast")) {
      var phone = company.at(path, options);
      assertThat(phone.locator("table").first()).isVisible();
      var wide = "() => document.documentElement.scrollWidth > window.innerWidth + 1";
      assertThat((Boolean) phone.evaluate(wide)).as(path).isFalse();
      shot(phone, "hebrew" + path.replace('/', '-'));
    }
    company.api().patch("/api/session/user", Map.of("language", "en"));
  }

  @Test
  @Order(5)
  void my_day_says_where_the_next_hour_is_worth_most() {
    var tom = new SampleCompany(visits).at("/", "Tom Okafor");
    var next =
        tom.locator("section")
            .filter(new Locator.FilterOptions().setHas(heading(tom, "The next hour")));
    assertThat(next.getByRole(AriaRole.LISTITEM).first()).containsText("€");
    assertThat(next.getByRole(AriaRole.LISTITEM).first().locator("b")).isVisible();
    shot(tom, "home");
  }

  @Test
  @Order(6)
  void the_dashboard_draws_how_the_open_deals_changed_and_opens_each_step() {
    var company = new SampleCompany(visits);
    var deals =
        company
            .api()
            .get(
                "/api/records/opportunity?limit=3&fields=amount&sort=-amount&filter=status==open;expectedClose%3E=today")
            .at("records");
    var next = java.time.LocalDate.now(Office.ZONE).withDayOfMonth(1).plusMonths(7);
    for (var deal : deals) {
      var changes = Map.of("amount", 123456, "expectedClose", next.toString());
      var path = "/api/records/opportunity/" + deal.at("/id").asString();
      var version = company.api().get(path).header("ETag");
      assertThat(company.api().patch(path, changes, "If-Match", version).status()).isEqualTo(200);
    }
    var mara = company.at("/dashboard");
    var card =
        mara.locator("section")
            .filter(
                new Locator.FilterOptions().setHas(heading(mara, "How the open deals changed")));
    assertThat(card.locator("details").first()).containsText("put off to a later month");
    assertThat(card.locator("details").first().getByRole(AriaRole.LISTITEM)).hasCount(3);
    var steps = card.getByRole(AriaRole.LIST).first().getByRole(AriaRole.LINK);
    assertThat(steps).hasCount(7);
    assertThat(heading(mara, "How long deals take")).isVisible();
    assertThat(heading(mara, "Why deals were won")).isVisible();
    shot(mara, "dashboard");
    company.api().patch("/api/session/user", Map.of("language", "he"));
    shot(company.at("/dashboard"), "dashboard-he");
    var phone = company.at("/dashboard", new NewContextOptions().setViewportSize(390, 800));
    assertThat(phone.locator("details").first()).isVisible();
    shot(phone, "dashboard-phone");
    company.api().patch("/api/session/user", Map.of("language", "en"));
    steps.nth(2).click();
    assertThat(mara).hasURL(java.util.regex.Pattern.compile(".*/opportunities[?]filter=id.*"));
    assertThat(mara.getByText("123,456").first()).isVisible();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static void shot(Page page, String name) {
    var folder = System.getenv("RAPPORT_SCREENSHOTS");
    if (folder != null) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of(folder, "management-" + name + ".png")));
    }
  }
}
