package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;
import static dev.rapport.browser.Find.link;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A customer finds an offer too dear, gets another one, and the deal's page tells how it went. */
@ApiTest
@OwnDatabase
class NegotiationIT {

  @RegisterExtension static final Visits visits = new Visits();

  private static final Pattern TOTALS = Pattern.compile("Totals: Q-\\d+ €1,000, Q-\\d+ / 2 €900");

  @Test
  void another_version_says_why_and_the_deal_tells_the_course_of_the_negotiation() {
    var company = new SampleCompany(visits);
    var api = company.api();
    var deal =
        api.post("/api/records/opportunity", Map.of("name", "Espresso bar", "amount", 1000))
            .text("id");
    var quote = api.post("/api/opportunities/" + deal + "/quotes", Map.of()).text("id");
    var address = api.post("/api/quotes/" + quote + "/sending", Map.of()).text("link");
    var page = company.at("/opportunities/" + deal);
    assertThat(heading(page, "Espresso bar")).isVisible();
    assertThat(page.getByText("Q-").first()).isVisible();
    assertThat(heading(page, "Negotiation")).hasCount(0);

    // What the customer says is there at once.
    var customer = visits.open();
    customer.navigate(address);
    button(customer, "Decline").click();
    input(customer, "Your name").fill("Maria");
    input(customer, "Why? (optional)").fill("Too dear");
    button(customer, "Decline").click();
    assertThat(customer.getByText("This offer was declined.")).isVisible();
    var panel = panel(page);
    assertThat(panel).containsText("Declined");
    assertThat(panel).containsText("Maria");
    assertThat(panel).containsText("Too dear");

    // Another version asks why in place, above its lines.
    page.navigate("/quote/" + quote);
    button(page, "New version").click();
    assertThat(heading(page, "/ 2")).isVisible();
    Find.choose(page, input(page, "Why it differs"), "Price");
    input(page, "What the customer asked for").fill("A tenth less");
    input(page, "Unit price, line 1").fill("900");
    button(page, "Save").click();
    assertThat(page.getByText("Saved", new Page.GetByTextOptions().setExact(true))).isVisible();
    button(page, "Send").click();
    assertThat(dialog(page, "The quote is ready to go")).isVisible();
    page.keyboard().press("Escape");
    // What was sent stays, but why one may still say.
    button(page, "Change What the customer asked for").click();
    input(page, "What the customer asked for").fill("A tenth less, by Friday");
    input(page, "What the customer asked for").press("Control+Enter");
    assertThat(page.getByText("A tenth less, by Friday")).isVisible();

    link(page, "Deal").click();
    assertThat(panel.getByRole(AriaRole.IMG)).hasAttribute("aria-label", TOTALS);
    assertThat(panel).containsText("-€100");
    assertThat(panel).containsText("-10%");
    var version = panel.getByRole(AriaRole.LISTITEM).filter(having("/ 2"));
    assertThat(version).containsText("Price");
    assertThat(version).containsText("A tenth less, by Friday");
    assertThat(version).containsText("Espresso bar");
    assertThat(version).containsText("unit price €1,000 → €900");
    version.getByRole(AriaRole.LINK).click();
    assertThat(heading(page, "/ 2")).isVisible();
    assertThat(heading(page, "Versions side by side")).isVisible();
  }

  private static Locator panel(Page page) {
    return page.locator("section")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Negotiation").setExact(true))));
  }

  private static Locator.FilterOptions having(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }
}
