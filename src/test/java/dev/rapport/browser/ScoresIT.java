package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
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

/** Somebody has a score learned, looks at it, takes it, and sees a lead's with its reasons. */
@ApiTest
@OwnDatabase
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScoresIT {

  @RegisterExtension static final Visits visits = new Visits();

  /** Something long is learned meanwhile. */
  private static final IsVisibleOptions PATIENTLY = new IsVisibleOptions().setTimeout(60_000);

  @Autowired private RecordWriter writer;

  @Test
  @Order(1)
  void with_little_history_the_product_says_not_yet() {
    var mara = new SampleCompany(visits).at("/funnel");
    Find.link(mara, "Scores").click();
    assertThat(heading(mara, "Scores: Leads")).isVisible();
    button(mara, "Learn from the history").click();
    assertThat(mara.getByText("Not yet: to learn takes")).isVisible(PATIENTLY);
    shot(mara, "not-yet");
  }

  @Test
  @Order(2)
  void a_score_is_learned_looked_at_taken_and_seen_on_a_lead() {
    var company = new SampleCompany(visits);
    var owner = UUID.fromString(company.api().get("/api/session").text("user.id"));
    MadeUpLeads.write(writer, owner, 2000, 20);
    var mara = company.at("/scores?object=lead");
    button(mara, "Learn from the history").click();
    assertThat(heading(mara, "Version 2")).isVisible(PATIENTLY);
    assertThat(mara.getByText("held against the latest fifth")).isVisible();
    assertThat(heading(mara, "What was predicted, and what came true")).isVisible();
    assertThat(row(mara, "Description")).containsText("of the good ends");
    assertThat(input(mara, "What you say of Description")).hasValue("");
    shot(mara, "learned");

    button(mara, "Take this one").click();
    assertThat(mara.getByRole(AriaRole.STATUS).getByText("In use")).isVisible(PATIENTLY);

    var lead =
        company
            .api()
            .post("/api/records/lead", Map.of("name", "Mina Hart", "source", "referral"))
            .text("id");
    mara.navigate("/leads/" + lead);
    var panel =
        mara.locator("section").filter(new Locator.FilterOptions().setHas(heading(mara, "Score")));
    assertThat(panel).containsText("chance of: Converted");
    assertThat(panel.getByRole(AriaRole.LISTITEM).first()).containsText("Source: Referral");
    assertThat(panel.getByRole(AriaRole.LISTITEM).first()).containsText("×");
    shot(mara, "lead");
  }

  @Test
  @Order(3)
  void what_is_known_beforehand_is_said_and_used() {
    var mara = new SampleCompany(visits).at("/scores?object=lead");
    input(mara, "What you say of Description").selectOption("known");
    assertThat(input(mara, "What you say of Description")).hasValue("known");
    mara.reload();
    assertThat(input(mara, "What you say of Description")).hasValue("known");
    input(mara, "What you say of Description").selectOption("");
  }

  @Test
  @Order(4)
  void it_is_read_from_right_to_left_and_on_a_phone() {
    var company = new SampleCompany(visits);
    company.api().patch("/api/session/user", Map.of("language", "he"));
    var phone =
        company.at("/scores?object=lead", new NewContextOptions().setViewportSize(390, 800));
    assertThat(heading(phone, "מה נחזה ומה התגשם")).isVisible();
    var wide = "() => document.documentElement.scrollWidth > window.innerWidth + 1";
    assertThat((Boolean) phone.evaluate(wide)).isFalse();
    shot(phone, "hebrew");
    company.api().patch("/api/session/user", Map.of("language", "en"));
  }

  @Test
  @Order(5)
  void a_trait_opens_the_leads_that_it_counts() {
    var company = new SampleCompany(visits);
    var mara = company.at("/funnel");
    Find.link(mara, "Traits").click();
    assertThat(heading(mara, "Traits: Leads")).isVisible();
    var source =
        mara.locator("section").filter(new Locator.FilterOptions().setHas(heading(mara, "Source")));
    var referral =
        source
            .getByRole(AriaRole.LISTITEM)
            .filter(new Locator.FilterOptions().setHasText("Referral"));
    assertThat(referral).containsText("more often than the others");
    shot(mara, "traits");
    referral.getByRole(AriaRole.LINK).first().click();
    assertThat(button(mara, "Source is Referral")).isVisible();

    company.api().patch("/api/session/user", Map.of("language", "he"));
    var phone =
        company.at("/traits?object=lead", new NewContextOptions().setViewportSize(390, 800));
    assertThat(heading(phone, "מאפיינים: לידים")).isVisible();
    assertThat(phone.getByText("לעתים קרובות מן האחרות").first()).isVisible();
    var wide = "() => document.documentElement.scrollWidth > window.innerWidth + 1";
    assertThat((Boolean) phone.evaluate(wide)).isFalse();
    shot(phone, "traits-hebrew");
    company.api().patch("/api/session/user", Map.of("language", "en"));
  }

  private static Locator row(Page page, String field) {
    return page.getByRole(AriaRole.ROW)
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.getByRole(
                        AriaRole.ROWHEADER,
                        new Page.GetByRoleOptions().setName(field).setExact(true))));
  }

  /** For whoever wants to look: {@code RAPPORT_SCREENSHOTS=folder}. */
  private static void shot(Page page, String name) {
    var folder = System.getenv("RAPPORT_SCREENSHOTS");
    if (folder != null) {
      page.setViewportSize(page.viewportSize().width < 500 ? 390 : 1440, 3200);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of(folder, "scores-" + name + ".png")));
    }
  }
}
