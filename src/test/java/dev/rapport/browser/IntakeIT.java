package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;
import static dev.rapport.browser.Find.link;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import dev.rapport.communication.SmtpPeer;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a form that an administrator makes to the lead that a stranger becomes. */
@ApiTest
@OwnDatabase
class IntakeIT {

  @RegisterExtension static final Visits visits = new Visits();

  private SampleCompany company;

  @BeforeEach
  void setUp() {
    company = new SampleCompany(visits);
  }

  @Test
  void an_administrator_makes_a_form_and_what_a_stranger_sends_is_a_lead() {
    var page = company.at("/administration/forms");
    button(page, "New form").click();
    input(page, "Title").fill("Talk to us");
    input(page, "What Need is called on the form").fill("What do you need?");
    page.getByPlaceholder("Ask for another field").click();
    page.keyboard().type("Website");
    page.keyboard().press("Enter");
    button(page, "Ask for a consent").click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("E-mail")).click();
    input(page, "What people agree to: E-mail").fill("Write to me about coffee.");
    button(page, "Save").click();
    assertThat(page.getByText("The form is saved.")).isVisible();
    assertThat(page.frameLocator("iframe").getByText("What do you need?")).isVisible();
    picture(page, "editor");
    var address = input(page, "Address").inputValue();

    var stranger = visits.open(new NewContextOptions().setViewportSize(390, 844));
    stranger.navigate("/f/" + address + "?utm_source=newsletter");
    assertThat(heading(stranger, "Talk to us")).isVisible();
    button(stranger, "Send").click();
    assertThat(stranger.getByText("Please mend 2 fields")).isVisible();
    picture(stranger, "missing");
    stranger.getByLabel("Name").fill("Aigerim Seitkali");
    stranger.getByLabel("E-mail").fill("aigerim@almaty.example");
    stranger.getByLabel("What do you need?").fill("Two espresso machines");
    stranger.getByLabel("Write to me about coffee.").check();
    stranger.waitForTimeout(2_500); // as long as people take at least
    button(stranger, "Send").click();
    assertThat(stranger.getByText("Thank you.")).isVisible();
    picture(stranger, "thanks");

    page.navigate("/leads");
    link(page, "Aigerim Seitkali").click();
    assertThat(page.getByText("By the form “Contact us”")).isVisible();
    assertThat(page.getByText("Write to me about coffee.")).isVisible();
    assertThat(page.getByText("newsletter").first()).isVisible();
    picture(page, "lead");
  }

  @Test
  void a_form_within_another_site_remembers_by_what_a_visitor_came_first() throws IOException {
    var made = company.api().post("/api/intake/forms", form("quick"));
    var server = URI.create(made.text("link"));
    var root = server.getScheme() + "://" + server.getAuthority();
    var visitor = visits.open(new NewContextOptions().setLocale("he"));
    var there = site(root);
    try {
      var home = "http://127.0.0.1:" + there.getAddress().getPort();
      visitor.navigate(home + "/offers?utm_source=search&utm_campaign=spring");
      visitor.navigate(home + "/contact");
      var frame = visitor.frameLocator("iframe");
      assertThat(frame.getByRole(AriaRole.HEADING)).hasText("צרו קשר");
      frame.getByLabel("שם").fill("דנה לוי");
      visitor.waitForTimeout(2_500);
      picture(visitor, "embedded");
      frame.getByRole(AriaRole.BUTTON).click();
      assertThat(frame.getByText("תודה")).isVisible();
    } finally {
      there.stop(0);
    }

    var lead =
        company
            .api()
            .get(
                "/api/records/lead?filter=channel==webForm&fields=firstTouch,lastTouch,landingPage");
    Assertions.assertThat(lead.text("records.0.firstTouch")).isEqualTo("search / spring");
    Assertions.assertThat(lead.text("records.0.lastTouch")).isEqualTo("direct");
    Assertions.assertThat(lead.text("records.0.landingPage")).endsWith("/offers");
  }

  @Test
  void what_a_machine_may_have_sent_is_shown_to_administrators() {
    company.api().post("/api/intake/forms", form("trap"));
    var machine = visits.open(new NewContextOptions());
    machine.navigate("/f/trap");
    machine.getByLabel("Name").fill("Hasty");
    button(machine, "Send").click();
    assertThat(machine.getByText("Thank you.")).isVisible();

    var page = company.at("/administration/forms");
    assertThat(page.getByText("Sent quicker than people can type.")).isVisible();
    picture(page, "waiting");
    button(page, "Make a lead").click();
    assertThat(page.getByText("Nothing waits for you.")).isVisible();
    page.navigate("/leads");
    assertThat(link(page, "Hasty")).isVisible();
  }

  @Test
  void what_somebody_agreed_to_counts_once_they_confirm_it_by_the_mails_link() {
    try (var peer = new SmtpPeer()) {
      company
          .api()
          .put(
              "/api/mail",
              Map.of(
                  "host", "localhost",
                  "port", peer.port(),
                  "security", "none",
                  "senderAddress", "office@northwind.example",
                  "site", visits.address()));
      var page = company.at("/administration/forms");
      button(page, "New form").click();
      button(page, "Ask for a consent").click();
      page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("E-mail")).click();
      input(page, "What people agree to: E-mail").fill("Write to me about tea.");
      page.getByLabel("Count consents once they are confirmed by mail").check();
      button(page, "Save").click();
      assertThat(page.getByText("The form is saved.")).isVisible();
      picture(page, "double-opt-in");
      var address = input(page, "Address").inputValue();

      var stranger = visits.open(new NewContextOptions().setViewportSize(390, 844));
      stranger.navigate("/f/" + address);
      stranger.getByLabel("Name").fill("Botagoz Nurlanova");
      stranger.getByLabel("E-mail").fill("botagoz@almaty.example");
      stranger.getByLabel("Write to me about tea.").check();
      stranger.waitForTimeout(2_500); // as long as people take at least
      button(stranger, "Send").click();
      assertThat(stranger.getByText("Thank you.")).isVisible();
      page.navigate("/leads");
      link(page, "Botagoz Nurlanova").click();
      assertThat(page.getByText("Not confirmed yet")).isVisible();
      picture(page, "unconfirmed");

      await().atMost(Duration.ofSeconds(30)).until(() -> !peer.messages().isEmpty());
      var mail = peer.messages().getFirst().replace("=\r\n", "");
      var found = Pattern.compile("/f/[^\\s\"<]+/confirmation/[\\w-]+").matcher(mail);
      Assertions.assertThat(found.find()).as(mail).isTrue();
      stranger.navigate(found.group());
      assertThat(stranger.getByText("Write to me about tea.")).isVisible();
      picture(stranger, "confirm");
      button(stranger, "Yes, I confirm").click();
      assertThat(stranger.getByText("It is confirmed.")).isVisible();
      page.reload();
      assertThat(page.getByText("Confirmed on")).isVisible();
      picture(page, "confirmed");
    }
  }

  /** Another company's site, whose every page has the form. */
  private static HttpServer site(String root) throws IOException {
    var html =
        "<html lang=he><body><script src='%s/embed.js' data-form=quick async></script>"
            .formatted(root)
            .getBytes(StandardCharsets.UTF_8);
    var site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    site.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, html.length);
          exchange.getResponseBody().write(html);
          exchange.close();
        });
    site.start();
    return site;
  }

  private static Map<String, Object> form(String address) {
    return Map.of(
        "name",
        "Contact",
        "address",
        address,
        "active",
        true,
        "languages",
        List.of("en", "he"),
        "fields",
        List.of(Map.of("field", "name", "required", true)),
        "words",
        Map.of("he", Map.of("title", "צרו קשר")));
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "browser", "intake-" + name + ".png"))
            .setFullPage(true));
  }
}
