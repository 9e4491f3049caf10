package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;
import static dev.rapport.browser.Find.link;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a deal to a quote that its customer accepts, each in a browser of their own. */
@ApiTest
@OwnDatabase
class QuotesIT {

  @RegisterExtension static final Visits visits = new Visits();

  private SampleCompany company;

  @BeforeEach
  void setUp() {
    company = new SampleCompany(visits);
  }

  @Test
  void a_deal_becomes_a_quote_that_its_customer_accepts() {
    var page = company.at("/opportunities/" + deal("Espresso bar"));
    button(page, "Quote").click();
    assertThat(heading(page, "Q-")).isVisible();
    assertThat(input(page, "Product or text, line 1")).hasValue("Espresso bar");

    // Typed as in a spreadsheet: Enter on the last line begins another one.
    input(page, "Quantity, line 1").fill("2");
    input(page, "Discount %, line 1").fill("10");
    input(page, "Tax %, line 1").fill("20");
    input(page, "Tax %, line 1").press("Enter");
    page.keyboard().type("Milk frother");
    input(page, "Unit price, line 2").fill("150");
    input(page, "Tax %, line 2").fill("20");
    page.getByLabel("Optional, line 2").check();
    // 2 × 1,000 less 10 % are 1,800; with 20 % tax 2,160. What is optional doesn't count yet.
    assertThat(page.getByText("€2,160").first()).isVisible();
    button(page, "Save").click();
    assertThat(page.getByText("Saved")).isVisible();
    picture(page, "editor");
    button(page, "Send").click();
    var sent = dialog(page, "The quote is ready to go");
    var address = input(sent, "Copy link").inputValue();
    page.keyboard().press("Escape");

    var customer = visits.open(new NewContextOptions().setViewportSize(390, 844));
    customer.navigate(address);
    assertThat(heading(customer, "Offer Q-")).isVisible();
    assertThat(customer.getByText("€2,160").first()).isVisible();
    customer.getByLabel("Milk frother").check();
    assertThat(customer.getByText("€2,340").first()).isVisible();
    picture(customer, "offer-phone");
    button(customer, "Ask a question").click();
    input(customer, "Your name").fill("Maria Ivanova");
    input(customer, "Your question").fill("Is it red?");
    button(customer, "Ask a question").click();
    assertThat(customer.getByText("Your question is on its way.")).isVisible();
    button(customer, "Accept").click();
    assertThat(input(customer, "Your name")).hasValue("Maria Ivanova");
    sign(customer);
    picture(customer, "offer-accepting");
    button(customer, "Accept for €2,340").click();
    assertThat(customer.getByText("Accepted by Maria Ivanova")).isVisible();
    var paper = customer.waitForDownload(() -> link(customer, "Download PDF").click());
    Assertions.assertThat(paper.suggestedFilename()).matches("Q-\\d+\\.pdf");
    Assertions.assertThat(text(paper)).contains("Milk frother").contains("2,340.00");

    page.reload();
    assertThat(page.getByText("Accepted").first()).isVisible();
    assertThat(page.getByLabel("Signature of Maria Ivanova")).isVisible();
    picture(page, "accepted");
    link(page, "Deal").click();
    assertThat(page.getByText("Won").first()).isVisible();
    assertThat(page.getByText("Is it red?").first()).isVisible();
    page.navigate("/orders");
    assertThat(page.getByText("€2,340").first()).isVisible();
    picture(page, "orders");
  }

  /** 10 % of 1,000 are 100; then 250 as an amount. */
  @Test
  void a_discount_on_the_whole_is_typed_below_the_lines_and_told_to_the_customer() {
    var made = company.api().post("/api/opportunities/" + deal("Roaster") + "/quotes", Map.of());
    var page = company.at("/quote/" + made.text("id"));
    input(page, "Discount on the whole").fill("10");
    assertThat(sum(page, "Discount 10 %")).containsText("€100");
    assertThat(sum(page, "Total")).containsText("€900");
    page.getByLabel("Per cent or amount").selectOption("amount");
    input(page, "Discount on the whole").fill("250");
    assertThat(sum(page, "Sum of lines")).containsText("€1,000");
    assertThat(sum(page, "Total")).containsText("€750");
    button(page, "Save").click();
    assertThat(page.getByText("Saved")).isVisible();
    page.reload();
    assertThat(input(page, "Discount on the whole")).hasValue("250");

    var sent = company.api().post("/api/quotes/" + made.text("id") + "/sending", Map.of());
    var customer = visits.open();
    customer.navigate(sent.text("link"));
    assertThat(sum(customer, "Discount")).containsText("€250");
    button(customer, "Accept").click();
    assertThat(button(customer, "Accept for €750")).isVisible();
  }

  private static Locator sum(Page page, String name) {
    return page.locator("dl > div")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.locator("dt")
                        .getByText(name, new Locator.GetByTextOptions().setExact(true))));
  }

  @Test
  void an_offer_in_hebrew_reads_from_the_right() {
    var made = company.api().post("/api/opportunities/" + deal("מכונת קפה") + "/quotes", Map.of());
    var id = made.text("id");
    var path = "/api/records/quote/" + id;
    company
        .api()
        .patch(
            path,
            Map.of("language", "he", "intro", "שלום, הנה הצעתנו.", "terms", "תשלום תוך 30 יום"),
            "If-Match",
            company.api().get(path).header("ETag"));
    var sent = company.api().post("/api/quotes/" + id + "/sending", Map.of());

    var customer = visits.open(new NewContextOptions().setViewportSize(1440, 900));
    customer.navigate(sent.text("link"));
    assertThat(heading(customer, "הצעת מחיר Q-")).isVisible();
    assertThat(customer.locator("html")).hasAttribute("dir", "rtl");
    picture(customer, "offer-hebrew");
  }

  @Test
  void the_logo_on_the_letterhead_stands_on_the_paper() throws IOException {
    var made = company.api().post("/api/opportunities/" + deal("Grinder") + "/quotes", Map.of());
    var page = company.at("/quote/" + made.text("id"));
    button(page, "Letterhead").click();
    var letterhead = dialog(page, "Letterhead");
    letterhead
        .locator("input[type=file]")
        .setInputFiles(new FilePayload("logo.png", "image/png", png()));
    assertThat(letterhead.getByAltText("Logo")).isVisible();
    picture(page, "letterhead");
    page.keyboard().press("Escape");
    var paper = page.waitForDownload(() -> link(page, "PDF").click());
    try (var document = Loader.loadPDF(paper.path().toFile())) {
      var resources = document.getPage(0).getResources();
      Assertions.assertThat(resources.getXObjectNames()).anyMatch(resources::isImageXObject);
    }
    button(page, "Letterhead").click();
    button(letterhead, "Remove logo").click();
    assertThat(letterhead.getByAltText("Logo")).isHidden();
  }

  private static byte[] png() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  private static String text(Download paper) {
    try (var document = Loader.loadPDF(paper.path().toFile())) {
      return new PDFTextStripper().getText(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void on_a_phone_every_action_of_a_quote_is_readable_or_in_the_menu() {
    var made = company.api().post("/api/opportunities/" + deal("Kettle") + "/quotes", Map.of());
    var page =
        company.at("/quote/" + made.text("id"), new NewContextOptions().setViewportSize(390, 844));
    assertThat(button(page, "Send")).isVisible();
    Assertions.assertThat(cutOff(page)).isEmpty();
    picture(page, "phone");
    input(page, "Quantity, line 1").fill("2");
    assertThat(button(page, "Send")).isHidden();
    Assertions.assertThat(cutOff(page)).isEmpty();
    button(page, "Save").click();
    assertThat(button(page, "Send")).isEnabled();

    company.api().post("/api/quotes/" + made.text("id") + "/sending", Map.of());
    page.reload();
    assertThat(button(page, "New version")).isVisible();
    Assertions.assertThat(cutOff(page)).isEmpty();
    button(page, "More actions").click();
    assertThat(menuItem(page, "New link")).isVisible();
    picture(page, "phone-sent");
    page.waitForDownload(() -> menuItem(page, "PDF").click());
  }

  private static Locator menuItem(Page page, String name) {
    return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
  }

  /** Texts of the header that don't fit. */
  private static List<?> cutOff(Page page) {
    return (List<?>)
        page.evaluate(
            "() => [...document.querySelectorAll('header h1, header button *')]"
                + ".filter(one => one.scrollWidth > one.clientWidth && one.clientWidth > 1)"
                + ".map(one => one.textContent)");
  }

  @Test
  void a_link_that_leads_nowhere_says_so() {
    var customer = visits.open();
    customer.navigate("/q/not-a-token");
    assertThat(heading(customer, "There is no such offer")).isVisible();
  }

  private String deal(String name) {
    var buyer = company.api().post("/api/records/company", Map.of("name", "Hotel " + name));
    var made =
        company
            .api()
            .post(
                "/api/records/opportunity",
                Map.of("name", name, "company", buyer.text("id"), "amount", 1000));
    return made.text("id");
  }

  private static void sign(Page page) {
    var pad = page.getByLabel("Signature (your name will do, too)").first().boundingBox();
    page.mouse().move(pad.x + 30, pad.y + 40);
    page.mouse().down();
    page.mouse().move(pad.x + 120, pad.y + 80);
    page.mouse().move(pad.x + 200, pad.y + 30);
    page.mouse().up();
  }

  private static void picture(Page page, String name) {
    var path = Path.of("target", "browser", "quotes-" + name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(path).setFullPage(true));
  }
}
