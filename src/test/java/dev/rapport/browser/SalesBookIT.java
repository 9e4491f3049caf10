package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.choose;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.go;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;
import static dev.rapport.browser.Find.link;
import static dev.rapport.browser.Find.named;
import static java.util.regex.Pattern.compile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The main job, through the page alone: a company brings in its sales book of 8,800 deals without
 * touching the files, reads its figures, and a salesperson and a manager go on from there.
 */
@ApiTest
@OwnDatabase
class SalesBookIT {

  @RegisterExtension static final Visits visits = new Visits();

  private static final String SALESPERSON = "Moses Frase";
  private static final String MANAGER = "Dustin Brinkmann";
  private static final BigDecimal SOLD = new BigDecimal("4466");

  @Test
  void a_company_brings_its_sales_book_in_and_goes_on_selling() {
    assumeTrue(
        SalesBook.isHere(),
        () -> "Left out: there is no sales book at " + SalesBook.file("") + " (RAPPORT_DATA)");
    var ada = visits.open();
    setUp(ada);
    importPeople(ada);
    importProducts(ada);
    importCompanies(ada);
    importDeals(ada);
    seeFigures(ada);
    openWhatIsBehindAFigure(ada);

    // Wide enough for every stage.
    var salesperson = visits.open(new NewContextOptions().setViewportSize(2100, 1000));
    activate(ada, SALESPERSON, "Salesperson", salesperson);
    seeOwnFigures(salesperson);
    sell(salesperson);

    var manager = visits.open();
    activate(ada, MANAGER, "Sales manager", manager);
    seeTeamsFigures(manager);
  }

  private static void setUp(Page page) {
    page.navigate("/set-up?code=" + visits.setUpCode());
    assertThat(heading(page, "Welcome to Rapport")).isVisible();
    page.getByLabel("Organisation").fill("Sales Book");
    choose(page, input(page, "Currency"), "USD");
    page.getByLabel("Your name").fill("Ada Lovelace");
    input(page, "E-mail").fill("ada@example.com");
    input(page, "Password").fill("copper-lantern-58");
    page.getByLabel("An empty system").check();
    button(page, "Start").click();
    assertThat(heading(page, "Welcome, Ada Lovelace")).isVisible();
  }

  private static void importPeople(Page page) {
    new ImportWizard(page)
        .begin("People who work here", SalesBook.file("sales_teams.csv"))
        .expectColumns(
            Map.of(
                "sales_agent", "Name",
                "manager", "Manager: makes a team",
                "regional_office", "Office: the team above"))
        .goOn()
        .expectOutcome("35", "0")
        .run("35")
        .expectDone();
  }

  private static void importProducts(Page page) {
    new ImportWizard(page)
        .begin("Products", SalesBook.file("products.csv"))
        .expectColumns(Map.of("product", "Name", "series", "Series", "sales_price", "Price"))
        .goOn()
        .expectOutcome("7", "0")
        .run("7")
        .expectDone();
  }

  private static void importCompanies(Page page) {
    new ImportWizard(page)
        .begin("Companies", SalesBook.file("accounts.csv"))
        .expectColumns(
            Map.of(
                "account", "Name",
                "sector", "Sector",
                "subsidiary_of", "Relation: subsidiary of"))
        .goOn()
        .expectOutcome("85", "0")
        .run("85")
        .expectDone();
    // What a file says wrongly is taken as it is.
    page.navigate("/companies?filter=sector==technolgy");
    assertThat(page.getByLabel("12 records")).isVisible();
  }

  private static void importDeals(Page page) {
    var wizard =
        new ImportWizard(page)
            .begin("Deals", SalesBook.file("sales_pipeline.csv"))
            .expectColumns(
                Map.of(
                    "sales_agent", "Owner",
                    "product", "Product",
                    "account", "Company",
                    "deal_stage", "Stage",
                    "close_date", "Closed on",
                    "close_value", "Amount"))
            .goOn();
    // The product's near match is offered once for all of its rows, the unknown stage is created.
    var product = wizard.question("GTXPro");
    assertThat(product).containsText("1,480 rows");
    assertThat(product).containsText("GTX Pro");
    button(product, "Use").click();
    var stage = wizard.question("Engaging");
    assertThat(stage).containsText("1,589 rows");
    button(stage, "Create").click();
    assertThat(stage).containsText("will be created");
    wizard.check().expectOutcome("8,800", "0").run("8,800");
    assertThat(page.getByText(compile("^[\\d,]+ of 8,800$"))).isVisible();
    wizard.expectDone();
    page.navigate("/opportunities?filter=company=null=true");
    assertThat(page.getByLabel("1425 records")).isVisible();
  }

  private static void seeFigures(Page page) {
    var dashboard = SalesDashboard.open(page);
    assertThat(dashboard.figure("Won", "4,238")).isVisible();
    assertThat(dashboard.figure("Lost", "2,473")).isVisible();
    assertThat(dashboard.figure("Won amount", "$10,005,534")).isVisible();
    assertThat(dashboard.figure("Win rate", "63.15%")).isVisible();
    assertThat(dashboard.bar("Engaging", 1589)).isVisible();
    assertThat(dashboard.bar("Prospecting", 500)).isVisible();
    var best = dashboard.people().getByRole(AriaRole.ROW).nth(1);
    assertThat(best).containsText("$1,153,214");
    button(dashboard.people(), "Win rate").click();
    assertThat(best).containsText("70.39%");

    assertThat(dashboard.said("won")).isEqualTo(4238);
    assertThat(dashboard.said("lost")).isEqualTo(2473);
    assertThat(dashboard.saidOfStage("Engaging")).isEqualTo(1589);
    assertThat(dashboard.saidOfStage("Prospecting")).isEqualTo(500);
    assertThat(dashboard.amount("wonAmount")).isEqualByComparingTo("10005534");
    assertThat(dashboard.percent("winRate")).isEqualTo(63.15);
  }

  private static void openWhatIsBehindAFigure(Page page) {
    var dashboard = new SalesDashboard(page);
    dashboard.figure("Won", "4,238").click();
    assertThat(heading(page, "Deals")).isVisible();
    assertThat(page.getByLabel("4238 records")).isVisible();
    page.goBack();
    dashboard.bar("Prospecting", 500).click();
    assertThat(page.getByLabel("500 records")).isVisible();
  }

  /**
   * The administrator gives a role and a link, by which somebody signs in on a page of their own.
   */
  private static void activate(Page administrator, String name, String role, Page page) {
    go(administrator, "Administration");
    administrator.getByLabel("Find by name").fill(name);
    choose(administrator, input(administrator, "Role of " + name), role);
    button(administrator, "Activate " + name).click();
    button(administrator, "Make the link").click();
    var link = administrator.getByLabel("One-time link").inputValue();
    button(administrator, "Done").click();

    page.navigate(link);
    assertThat(heading(page, "Welcome, " + name)).isVisible();
    input(page, "E-mail").fill(name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com");
    input(page, "Choose a password").fill("quiet-orchard-71");
    button(page, "Sign in").click();
    assertThat(heading(page, "My day")).isVisible();
  }

  private static void seeOwnFigures(Page page) {
    SalesDashboard.open(page).expect(SalesBook.figuresOf(List.of(SALESPERSON)), 1);
  }

  /** From a lead to a deal won, and to the dashboard. */
  private static void sell(Page page) {
    enterLead(page);
    beWarnedOfTheTwin(page);
    convertLead(page);
    winOnTheBoard(page);
    SalesDashboard.open(page).expect(SalesBook.figuresOf(List.of(SALESPERSON)).andWon(SOLD), 1);
  }

  private static void enterLead(Page page) {
    var form = newLead(page);
    input(form, "Name").fill("Zoya Petkova");
    input(form, "Company").fill("Petkova Press");
    input(form, "E-mail").fill("zoya@petkova.example");
    button(form, "Create").click();
    assertThat(heading(page, "Zoya Petkova")).isVisible();
  }

  private static void beWarnedOfTheTwin(Page page) {
    var form = newLead(page);
    input(form, "Name").fill("Z. Petkova");
    input(form, "E-mail").fill("zoya@petkova.example");
    var hint = form.getByRole(AriaRole.STATUS);
    assertThat(hint).containsText("Perhaps it is here already");
    assertThat(hint).containsText("Zoya Petkova");
    assertThat(hint).containsText("same e-mail");
    button(form, "Discard").click();
  }

  private static Locator newLead(Page page) {
    go(page, "Leads");
    button(page, "New lead").first().click();
    return dialog(page, "^New lead$");
  }

  private static void convertLead(Page page) {
    link(page, "Zoya Petkova").click();
    button(page, "Convert").click();
    var form = dialog(page, "^Convert Zoya Petkova$");
    input(form, "Amount").fill(SOLD.toPlainString());
    button(form, "Convert").click();
    assertThat(page.getByText("Zoya Petkova converted")).isVisible();
    assertThat(page).hasURL(compile("/opportunities/"));
  }

  private static void winOnTheBoard(Page page) {
    go(page, "Deals");
    page.keyboard().press("v");
    var won = page.getByRole(AriaRole.REGION, named("^Won"));
    var card = page.getByRole(AriaRole.LISTITEM).filter(having("Petkova"));
    card.hover();
    page.mouse().down();
    won.hover();
    // The first move only picks the card up.
    won.hover(new Locator.HoverOptions().setPosition(60, 120));
    page.mouse().up();
    button(page, "Relationship").click(); // why it was won
    assertThat(page.getByText("Deal won: ")).isVisible();
    assertThat(won.getByRole(AriaRole.LISTITEM).filter(having("Petkova"))).isVisible();
  }

  private static void seeTeamsFigures(Page page) {
    var team = SalesBook.teamOf(MANAGER);
    SalesDashboard.open(page).expect(SalesBook.figuresOf(team).andWon(SOLD), team.size());
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
