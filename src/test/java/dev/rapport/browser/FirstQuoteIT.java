package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;
import static dev.rapport.browser.Find.link;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody who works alone comes from an empty system to the first quote a customer reads. */
@ApiTest
@OwnDatabase
class FirstQuoteIT {

  @RegisterExtension static final Visits visits = new Visits();

  /** Each of them takes somebody who types some three seconds: a minute in all. */
  private static final int STEPS_OF_SET_UP = 8;

  private static final int STEPS_OF_A_QUOTE = 12;

  /** Does what a person does, and counts it. */
  private static final class Hand {

    private int steps;

    void fill(Locator input, String text) {
      input.fill(text);
      steps++;
    }

    void click(Locator button) {
      button.click();
      steps++;
    }

    void press(Locator input, String key) {
      input.press(key);
      steps++;
    }

    int done() {
      var done = steps;
      steps = 0;
      return done;
    }
  }

  @Test
  void a_freelancer_sends_the_first_quote_a_few_steps_after_the_first_start() {
    var begun = Instant.now();
    var hand = new Hand();
    var page = visits.open();
    page.navigate("/set-up?code=" + visits.setUpCode());
    assertThat(heading(page, "Welcome to Rapport")).isVisible();
    hand.fill(page.getByLabel("Organisation"), "Studio Lovelace");
    hand.click(input(page, "Currency"));
    hand.click(page.getByRole(AriaRole.OPTION, named("EUR")).first());
    hand.fill(page.getByLabel("Your name"), "Ada Lovelace");
    hand.fill(input(page, "E-mail"), "ada@example.com");
    hand.fill(input(page, "Password"), "copper-lantern-58");
    hand.click(page.getByLabel("An empty system"));
    hand.click(button(page, "Start"));
    assertThat(heading(page, "Welcome, Ada Lovelace")).isVisible();
    var setUp = hand.done();
    pictures(page, "home");

    hand.click(link(page, "Write a quote"));
    var form = dialog(page, "^New quote$");
    assertThat(input(form, "Client")).isFocused();
    hand.fill(input(form, "Client"), "Café Elm");
    hand.fill(input(form, "What it is about"), "New website");
    pictures(page, "form");
    hand.click(button(form, "Write the quote"));
    assertThat(heading(page, "Q-")).isVisible();
    hand.fill(input(page, "Product or text, line 1"), "Design");
    hand.fill(input(page, "Unit price, line 1"), "1200");
    hand.press(input(page, "Unit price, line 1"), "Enter");
    hand.fill(input(page, "Product or text, line 2"), "Programming");
    hand.fill(input(page, "Unit price, line 2"), "2400");
    assertThat(page.getByText("€3,600").first()).isVisible();
    pictures(page, "lines");
    hand.click(button(page, "Save"));
    assertThat(page.getByText("Saved")).isVisible();
    hand.click(button(page, "Send"));
    var address = input(dialog(page, "The quote is ready to go"), "Copy link").inputValue();
    var quote = hand.done();
    var took = Duration.between(begun, Instant.now());
    // The page hears of it a moment later and shows the quote as it was sent, behind the link.
    assertThat(page.getByText("New version").first()).isAttached();
    assertThat(dialog(page, "The quote is ready to go")).isVisible();

    System.out.printf(
        "First start to a quote that is sent: %d steps for the set-up, %d for the quote,"
            + " %.1f s as fast as a machine types%n",
        setUp, quote, took.toMillis() / 1000.0);
    assertThat(setUp).isLessThanOrEqualTo(STEPS_OF_SET_UP);
    assertThat(quote).isLessThanOrEqualTo(STEPS_OF_A_QUOTE);

    var customer = visits.open(new NewContextOptions().setViewportSize(390, 844));
    customer.navigate(address);
    assertThat(heading(customer, "Offer Q-")).isVisible();
    assertThat(customer.getByText("€3,600").first()).isVisible();

    // What was made on the way is there, and the client isn't made anew for the second quote.
    page.navigate("/quotes?create=true");
    input(form, "Client").fill("café elm");
    assertThat(form.getByText("Already among your companies.")).isVisible();
    input(form, "What it is about").fill("Maintenance");
    button(form, "Write the quote").click();
    assertThat(link(page, "Deal")).isVisible();
    link(page, "Deal").click();
    assertThat(heading(page, "Maintenance")).isVisible();
    page.navigate("/companies");
    assertThat(link(page, "Café Elm")).hasCount(1);
  }

  private static Page.GetByRoleOptions named(String words) {
    return new Page.GetByRoleOptions().setName(words);
  }

  /** On a desk and on a phone. */
  private static void pictures(Page page, String name) {
    var desk = page.viewportSize();
    picture(page, name);
    page.setViewportSize(390, 844);
    picture(page, name + "-phone");
    page.setViewportSize(desk.width, desk.height);
  }

  private static void picture(Page page, String name) {
    var path = Path.of("target", "browser", "first-quote-" + name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(path).setFullPage(true));
  }
}
