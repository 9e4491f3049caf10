package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.heading;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Holds every kind of page to WCAG 2.2 AA, as far as a program can tell. */
@ApiTest
@OwnDatabase
class AccessibilityIT {

  @RegisterExtension static final Visits visits = new Visits();

  private static final Path ENGINE =
      Path.of("web", "node_modules", "accessibility-checker-engine", "ace-window.js");

  /**
   * What breaks WCAG 2.2, levels A and AA, as people would read it. A picture in a link or button
   * is never told beside its name; and {@code username} is a purpose of e-mail fields, too.
   */
  private static final String CHECK =
      """
      async (rules) => {
        const checker = new ace.Checker();
        checker.rulesetRules.WCAG_2_2 = checker.rulesetRules.WCAG_2_2.filter(
          (rule) => !rules || rules.includes(rule));
        const { results } = await checker.check(document, ['WCAG_2_2']);
        const exempt = ({ ruleId, node }) =>
          (ruleId === 'svg_graphics_labelled' && node.closest('a, button') !== null) ||
          (ruleId === 'input_autocomplete_valid' && node.autocomplete.startsWith('username'));
        return results
          .filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL')
          .filter((result) => !exempt(result))
          .map(({ ruleId, message, snippet }) => `${ruleId}: ${message}\n${snippet}`);
      }
      """;

  /** That a page, of Mantine or not, shows its dark colours and none between two. */
  private static final String RECOLOURED =
      """
      () => (document.documentElement.dataset.mantineColorScheme ?? 'dark') === 'dark' &&
        !document.getAnimations().some((animation) => animation instanceof CSSTransition)
      """;

  /** What hangs on the scheme of colours. */
  private static final List<String> COLOURS = List.of("text_contrast_sufficient");

  private SampleCompany company;

  @BeforeEach
  void setUp() {
    company = new SampleCompany(visits);
  }

  @Test
  void every_page_can_be_used_by_everyone() {
    var page = visits.open(unguarded());
    page.navigate("/");
    check(page, "Sign in");

    page = company.at("/", unguarded());
    check(page, "My day");
    visit(page, "/companies", "Companies");
    visit(page, "/opportunities?view=board", "Deals");
    visit(page, "/opportunities?as=chart", "Deals by");
    visit(page, "/opportunities?as=chart&group=closedOn&form=line", "Deals by");
    visit(page, "/companies?create=true", "New company");
    visit(page, "/dashboard", "Dashboard");
    visit(page, "/forecast", "Forecast");
    visit(page, "/salespeople", "Salespeople");
    visit(page, "/funnel", "Funnel: Leads");
    visit(page, "/scores", "Scores: Leads");
    visit(page, "/traits", "Traits: Leads");
    visit(page, "/duplicates", "Duplicates");
    visit(page, "/imports", "Imports");
    visit(page, "/imports/new", "New import");
    visit(page, "/settings", "My settings");
    for (var place :
        List.of(
            "users",
            "teams",
            "roles",
            "fields",
            "layouts",
            "pipelines",
            "assignment",
            "relation-types",
            "tags",
            "shape",
            "organisation")) {
      visit(page, "/administration/" + place, "Administration");
    }
    quote(page);
    order(page);
    form(page);
    page.navigate("/companies");
    Find.link(page, "Brewline Systems").click();
    Find.button(page, "What they offered").click();
    check(page, "What Brewline Systems offered");
    page.navigate("/companies");
    Find.link(page, "Harbour & Finch").click();
    check(page, "Harbour & Finch");
    Find.button(page, "More actions").click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Share")).click();
    check(page, "Who sees this, and why");
    page.keyboard().press("Escape");
    Find.link(page, "Network picture").click();
    check(page, "Network");
    page.getByText("List", new Page.GetByTextOptions().setExact(true)).click();
    check(page, "Network");
  }

  /** A draft, the quote once it is sent, what its customer sees, and another version. */
  private void quote(Page page) {
    var api = company.api();
    var deal = api.post("/api/records/opportunity", Map.of("name", "Bar", "amount", 1000));
    page.navigate("/opportunities/" + deal.text("id"));
    assertThat(page.getByText("There is no next step.")).isVisible();
    check(page, "Bar");
    var made = api.post("/api/opportunities/" + deal.text("id") + "/quotes", Map.of());
    visit(page, "/quote/" + made.text("id"), "Q-");
    var sent = api.post("/api/quotes/" + made.text("id") + "/sending", Map.of());
    visit(page, "/quote/" + made.text("id"), "Q-");
    var next = api.post("/api/quotes/" + made.text("id") + "/versions", Map.of()).text("id");
    visit(page, "/quote/" + next, "Q-");
    var customer = visits.open(unguarded());
    customer.navigate(sent.text("link"));
    check(customer, "Offer Q-");
    Find.button(customer, "Accept").click();
    check(customer, "Accept this offer");
    api.patch(
        "/api/records/quote/" + next,
        Map.of("reason", "price", "asked", "Less"),
        "If-Match",
        api.get("/api/records/quote/" + next).header("ETag"));
    api.post("/api/quotes/" + next + "/sending", Map.of());
    visit(page, "/quote/" + next, "Q-");
    visit(page, "/opportunities/" + deal.text("id"), "Negotiation");
  }

  /** An order, and its customer's purchases. */
  private void order(Page page) {
    var api = company.api();
    var buyer = api.post("/api/records/company", Map.of("name", "Hotel Rila")).text("id");
    var values =
        Map.of("company", buyer, "orderedOn", "2026-03-02", "status", "confirmed", "net", 250);
    var made = api.post("/api/orders", Map.of("values", values));
    visit(page, "/orders/" + made.text("order.id"), "O-");
    visit(page, "/companies/" + buyer, "Hotel Rila");
  }

  /** Where a form is made, what a stranger sees of it, and that something is missing. */
  private void form(Page page) {
    var asked = Map.of("channel", "email", "required", true, "texts", Map.of("en", "Write!"));
    var made =
        company
            .api()
            .post(
                "/api/intake/forms",
                Map.of(
                    "name",
                    "Contact",
                    "address",
                    "contact",
                    "active",
                    true,
                    "languages",
                    List.of("en"),
                    "fields",
                    List.of(Map.of("field", "name", "required", true)),
                    "consents",
                    List.of(asked)));
    visit(page, "/administration/forms", "Administration");
    visit(page, "/administration/mail", "Administration");
    var stranger = visits.open(unguarded());
    stranger.navigate(made.text("link"));
    check(stranger, "Contact");
    Find.button(stranger, "Send").click();
    assertThat(stranger.getByRole(AriaRole.ALERT)).isVisible();
    check(stranger, "Contact");
  }

  private static void visit(Page page, String path, String title) {
    page.navigate(path);
    check(page, title);
  }

  private static void check(Page page, String title) {
    assertThat(heading(page, title)).isVisible();
    // The stream of live updates never ends, so that the network is no sign.
    page.waitForFunction(
        "() => !document.querySelector('[aria-busy=true], .mantine-Skeleton-root')");
    page.addScriptTag(new Page.AddScriptTagOptions().setPath(ENGINE));
    assertThat((List<?>) page.evaluate(CHECK)).as(page.url()).isEmpty();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.waitForFunction(RECOLOURED);
    assertThat((List<?>) page.evaluate(CHECK, COLOURS)).as("dark " + page.url()).isEmpty();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  /** The product lets no foreign script in: the checker comes past its policy. */
  private static NewContextOptions unguarded() {
    return new NewContextOptions().setColorScheme(ColorScheme.LIGHT).setBypassCSP(true);
  }
}
