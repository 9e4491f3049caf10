package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;
import static dev.rapport.browser.Find.link;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What waits for somebody is said where they see it, and becomes a task of theirs. */
@ApiTest
@OwnDatabase
class WaitingIT {

  @RegisterExtension static final Visits visits = new Visits();

  private SampleCompany company;

  @BeforeEach
  void setUp() {
    company = new SampleCompany(visits);
  }

  @Test
  void a_deal_that_waits_says_what_to_do_and_one_click_makes_that_a_task() {
    var late = LocalDate.now(Office.ZONE).minusDays(9).toString();
    var deal = deal("Late roaster", Map.of("expectedClose", late));
    var page = company.at("/opportunities/" + deal);
    var prompt = prompt(page);
    assertThat(prompt).containsText("Its day is past by 9 days.");
    assertThat(prompt).containsText("Close it, or agree on another day.");
    button(prompt, "One more reason").click();
    assertThat(prompt).containsText("There is no next step.");
    shot(page, "prompt");

    button(prompt, "Make it a task").click();
    var task = prompt.getByRole(AriaRole.LINK);
    assertThat(task).hasText("Close it, or agree on another day");
    assertThat(button(prompt, "Make it a task")).hasCount(0);
    shot(page, "task");
    button(page, "Undo").click();
    assertThat(button(prompt, "Make it a task")).isVisible();
    button(prompt, "Make it a task").click();
    prompt.getByRole(AriaRole.CHECKBOX).check();
    assertThat(button(prompt, "Make it a task")).isVisible();

    var phone = new NewContextOptions().setViewportSize(390, 800);
    company.api().patch("/api/session/user", Map.of("language", "he"));
    var hebrew = company.at("/opportunities/" + deal, phone);
    assertThat(hebrew.locator("section b").first()).hasText("לסגור או לקבוע מועד אחר.");
    assertThat(fits(hebrew)).isEqualTo(true);
    shot(hebrew, "prompt-he");
  }

  @Test
  void a_manager_sees_which_of_the_team_s_deals_wait_and_opens_one() {
    var late = LocalDate.now(Office.ZONE).minusDays(9).toString();
    deal("Greatest roaster", Map.of("expectedClose", late, "amount", "9000000"));
    for (var i = 1; i <= 12; i++) {
      deal("Roaster " + i, Map.of("expectedClose", late));
    }
    var page = company.at("/forecast");
    var card =
        page.locator("section")
            .filter(new Locator.FilterOptions().setHas(heading(page, "Deals that wait")));
    var lines = card.getByRole(AriaRole.LISTITEM);
    assertThat(lines).hasCount(10);
    assertThat(lines.first()).containsText("Greatest roaster");
    assertThat(lines.first()).containsText("Mara Lind");
    assertThat(lines.first()).containsText("Its day is past by 9 days.");
    shot(page, "deals");
    card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show")).click();
    assertThat(lines.nth(12)).isVisible();
    link(page, "Greatest roaster").click();
    assertThat(heading(page, "Greatest roaster")).isVisible();

    var phone = company.at("/forecast", new NewContextOptions().setViewportSize(390, 800));
    heading(phone, "Deals that wait").scrollIntoViewIfNeeded();
    assertThat(fits(phone)).isEqualTo(true);
    shot(phone, "deals-phone");
  }

  @Test
  void who_may_not_give_so_much_asks_somebody_who_may() {
    var tom = user("Tom Okafor");
    change("/api/records/user/" + tom, Map.of("discountLimit", 10));
    var deal = deal("Generous roaster", Map.of("owner", tom));
    var made = company.api().post("/api/opportunities/" + deal + "/quotes", Map.of());
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    var page = company.at("/quote/" + made.text("id"), "Tom Okafor");
    input(page, "Discount %, line 1").fill("15");
    button(page, "Save").click();
    assertThat(page.getByText("you may give up to 10 %")).isVisible();

    button(page, "Ask for approval").click();
    Find.choose(page, input(page, "Whom"), "Mara Lind");
    input(page, "What they should know (optional)").fill("They pay at once.");
    shot(page, "asking");
    button(page, "Ask").click();
    assertThat(page.getByText("Mara Lind was asked to approve it.")).isVisible();
    assertThat(page.getByText("Approval asked for").first()).isVisible();
    shot(page, "asked");

    var mara = company.at("/tasks");
    link(mara, "Tom Okafor asks you to approve 15 % off in " + number(page)).first().click();
    assertThat(mara.getByText("They pay at once.").first()).isVisible();
    mara.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(number(page)))
        .first()
        .click();
    link(mara, "Open quote").click();
    button(mara, "Approve discount").click();
    assertThat(mara.getByText("Approved").first()).isVisible();
    shot(mara, "approved");

    // Without anything done on it, the asker's page has heard of it.
    assertThat(page.getByText("you may give up to 10 %")).hasCount(0);
    assertThat(button(page, "Send")).isEnabled();
    assertThat(page.getByText("Approved").first()).isVisible();
    mara.navigate("/tasks?filter=status==done");
    assertThat(link(mara, "Tom Okafor asks you to approve 15 % off in " + number(page)).first())
        .isVisible();
    input(page, "Quantity, line 1").fill("2");
    button(page, "Save").click();
    assertThat(page.getByText("Saved")).isVisible();
  }

  private static String number(Page page) {
    return heading(page, "Q-").innerText();
  }

  private static Locator prompt(Page page) {
    return page.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName("What this waits for"));
  }

  private String deal(String name, Map<String, ?> more) {
    var values = new java.util.HashMap<String, Object>(Map.of("name", name, "amount", "1000"));
    values.putAll(more);
    var made = company.api().post("/api/records/opportunity", values);
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    return made.text("id");
  }

  private String user(String name) {
    return company
        .api()
        .get("/api/records/user?limit=200&fields=name")
        .at("records")
        .valueStream()
        .filter(one -> one.at("/name").asString().equals(name))
        .map(one -> one.at("/id").asString())
        .findFirst()
        .orElseThrow();
  }

  private void change(String path, Map<String, ?> values) {
    var version = company.api().get(path).header("ETag");
    var changed = company.api().patch(path, values, "If-Match", version);
    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
  }

  private static Object fits(Page page) {
    return page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth + 1");
  }

  private static void shot(Page page, String name) {
    var folder = System.getenv("RAPPORT_SCREENSHOTS");
    if (folder != null) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of(folder, "waiting-" + name + ".png")));
    }
  }
}
