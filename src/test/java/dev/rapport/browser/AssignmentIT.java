package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.input;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.intelligence.scoring.MadeUpLeads;
import dev.rapport.records.RecordWriter;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator makes a rule, tries it, switches it on, and a lead says why somebody has it. */
@ApiTest
@OwnDatabase
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AssignmentIT {

  @RegisterExtension static final Visits visits = new Visits();

  private static final String PLACE = "/administration/assignment";

  @Autowired private RecordWriter writer;

  @Test
  @Order(1)
  void a_rule_is_made_tried_on_past_leads_and_switched_on() {
    var company = new SampleCompany(visits);
    var owner = UUID.fromString(company.api().get("/api/session").text("user.id"));
    MadeUpLeads.write(writer, owner, 400, 0);
    var mara = company.at("/administration/users");
    Find.link(mara, "Assignment").click();
    assertThat(mara.getByText("There is no rule yet")).isVisible();
    button(mara, "Add a rule").click();
    var dialog = Find.dialog(mara, "New rule");
    input(dialog, "Name").fill("Best chance");
    Find.choose(mara, input(dialog, "To people"), SampleCompany.NAME);
    dialog.getByLabel("By measure").check();
    button(dialog, "Save").click();
    assertThat(dialog).isHidden();
    var rule = mara.getByRole(AriaRole.LIST, named("Rules, in order"));
    assertThat(rule).containsText("To Mara Lind. By measure, apart by: Source.");

    button(mara, "Try Best chance on past leads").click();
    var replay = Find.dialog(mara, "Try: Best chance");
    button(replay, "Replay").click();
    assertThat(replay).containsText("were really converted. With the rule, about");
    assertThat(replay).containsText("although leads weren't given by lot");
    assertThat(replay.getByRole(AriaRole.TABLE)).containsText("Mara Lind");
    shot(mara, "simulation");
    mara.keyboard().press("Escape");
    assertThat(replay).isHidden();

    var on = mara.getByLabel("Best chance is switched on");
    assertThat(on).not().isChecked();
    mara.locator("label").filter(new Locator.FilterOptions().setHas(on)).first().click();
    assertThat(on).isChecked();
    mara.reload();
    assertThat(on).isChecked();
    shot(mara, "rules");
  }

  @Test
  @Order(2)
  void what_somebody_can_take_on_is_kept() {
    var mara = new SampleCompany(visits).at(PLACE);
    button(mara, "Change what Mara Lind can take on").click();
    var dialog = Find.dialog(mara, "Mara Lind");
    input(dialog, "Open leads and deals at a time").fill("500");
    Find.choose(mara, input(dialog, "Languages"), "German");
    input(dialog, "Open leads and deals at a time").click();
    shot(mara, "profile");
    button(dialog, "Save").click();
    assertThat(dialog).isHidden();
    var people = mara.getByRole(AriaRole.TABLE, named("Those who get leads"));
    assertThat(people).containsText("of 500");
    assertThat(people).containsText("German");
  }

  @Test
  @Order(3)
  void a_lead_that_asks_for_the_rules_is_given_and_says_why() {
    var company = new SampleCompany(visits);
    var mara = company.at(PLACE);
    input(mara, "First answer within (hours)").fill("24");
    mara.waitForResponse("**/api/assignment", () -> mara.keyboard().press("Tab"));
    var values = Map.of("name", "Mina Hart", "source", "referral", "assign", true);
    var lead = company.api().post("/api/records/lead", values).text("id");
    mara.navigate("/leads/" + lead);
    var panel =
        mara.locator("section")
            .filter(
                new Locator.FilterOptions()
                    .setHas(
                        mara.getByRole(
                            AriaRole.HEADING,
                            new Page.GetByRoleOptions().setName("Assignment").setExact(true))));
    assertThat(panel).containsText("Given to Mara Lind by the rule “Best chance”");
    assertThat(panel).containsText("By measure; nobody else could have had it.");
    assertThat(panel).containsText("Source: Referral.");
    assertThat(panel).containsText("First answer due");
    shot(mara, "lead");
  }

  @Test
  @Order(4)
  void it_is_read_from_right_to_left_and_on_a_phone() {
    var company = new SampleCompany(visits);
    company.api().patch("/api/session/user", Map.of("language", "he"));
    var phone = company.at(PLACE, new NewContextOptions().setViewportSize(390, 800));
    assertThat(phone.getByText("לפי מדידה, בנפרד לפי")).isVisible();
    var wide = "() => document.documentElement.scrollWidth > window.innerWidth + 1";
    assertThat((Boolean) phone.evaluate(wide)).isFalse();
    shot(phone, "hebrew");
    company.api().patch("/api/session/user", Map.of("language", "en"));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  /** For whoever wants to look: {@code RAPPORT_SCREENSHOTS=folder}. */
  private static void shot(Page page, String name) {
    var folder = System.getenv("RAPPORT_SCREENSHOTS");
    if (folder != null) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of(folder, "assignment-" + name + ".png")));
    }
  }
}
