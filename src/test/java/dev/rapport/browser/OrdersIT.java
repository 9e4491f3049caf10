package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.choose;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.input;
import static dev.rapport.browser.Find.link;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the order of an accepted quote to what its customer bought. */
@ApiTest
@OwnDatabase
class OrdersIT {

  @RegisterExtension static final Visits visits = new Visits();

  private SampleCompany company;
  private String buyer;

  @BeforeEach
  void setUp() {
    company = new SampleCompany(visits);
    buyer = company.api().post("/api/records/company", Map.of("name", "Hotel Rila")).text("id");
  }

  @Test
  void an_accepted_quote_is_delivered_in_parts_and_a_part_of_it_comes_back() {
    var page = company.at("/opportunities/" + accepted());
    page.getByText("O-0").first().click();
    var order = page.url();
    assertThat(page.getByText("0 of 4").first()).isVisible();

    // The chairs are there, the desk is not.
    button(page, "Deliver").click();
    var what = dialog(page, "What is delivered");
    input(what, "Chair").fill("4");
    input(what, "Desk").fill("0");
    picture(page, "delivering");
    button(what, "Deliver").click();
    assertThat(page.getByText("4 of 4").first()).isVisible();
    assertThat(page.getByText("Partly delivered").first()).isVisible();

    // Too early: it wasn't all of them.
    button(page, "Undo").click();
    assertThat(page.getByText("0 of 4").first()).isVisible();
    button(page, "Deliver").click();
    button(dialog(page, "What is delivered"), "Deliver").click();
    assertThat(page.getByText("1 of 1").first()).isVisible();
    assertThat(page.getByText("Delivered").first()).isVisible();

    button(page, "Return").click();
    var back = dialog(page, "What comes back");
    input(back, "Chair").fill("1");
    choose(page, input(back, "Reason"), "Damaged");
    picture(page, "returning");
    button(back, "Return").click();
    assertThat(page.getByText("1 returned").first()).isVisible();
    assertThat(page.getByText("€100").first()).isVisible();
    picture(page, "order");

    earlier();
    page.navigate("/companies/" + buyer);
    // 4 × 100 and a desk of 200 less the chair, and three times 250 before: 1,250.
    assertThat(page.getByText("€1,250").first()).isVisible();
    assertThat(page.getByText("longer than nine of ten").first()).not().isVisible();
    picture(page, "customer");
    link(page, "All orders").click();
    assertThat(page.getByText("· late").first()).isVisible();
    picture(page, "list");

    pictures(order);
  }

  /** Three months of purchases before, of which the last one is late. */
  private void earlier() {
    for (var months = 3; months >= 1; months--) {
      var day = LocalDate.now(Office.ZONE).minusMonths(months);
      var made =
          company
              .api()
              .post(
                  "/api/orders",
                  Map.of(
                      "values",
                      Map.of(
                          "company",
                          buyer,
                          "orderedOn",
                          day.toString(),
                          "promisedOn",
                          day.plusDays(7).toString(),
                          "status",
                          months == 1 ? "confirmed" : "delivered",
                          "net",
                          250)));
      check(made, 201);
    }
  }

  /** On a phone and in Hebrew. */
  private void pictures(String order) {
    var phone = new NewContextOptions().setViewportSize(390, 844);
    var small = company.at(order.replaceFirst("https?://[^/]+", ""), phone);
    button(small, "Related").click();
    assertThat(small.getByText("4 of 4").first()).isVisible();
    picture(small, "order-phone");
    check(company.api().patch("/api/session/user", Map.of("language", "he")), 200);
    var hebrew = company.at("/companies/" + buyer, phone);
    button(hebrew, "קשורים").click();
    assertThat(hebrew.getByText("רכישות").first()).isVisible();
    picture(hebrew, "customer-phone-hebrew");
    var wide = company.at(order.replaceFirst("https?://[^/]+", ""));
    assertThat(wide.getByText("אספקה").first()).isVisible();
    picture(wide, "order-hebrew");
    check(company.api().patch("/api/session/user", Map.of("language", "en")), 200);
  }

  /** A deal of which the customer has accepted the quote: four chairs and a desk. */
  private String accepted() {
    var api = company.api();
    var deal =
        api.post(
            "/api/records/opportunity", Map.of("name", "Lobby", "company", buyer, "amount", 600));
    var quote = api.post("/api/opportunities/" + deal.text("id") + "/quotes", Map.of());
    var version = api.get("/api/quotes/" + quote.text("id")).at("quote.version").asInt();
    check(
        api.put(
            "/api/quotes/" + quote.text("id"),
            Map.of(
                "version",
                version,
                "values",
                Map.of(),
                "lines",
                List.of(
                    Map.of("description", "Chair", "quantity", 4, "unitPrice", 100, "tax", 0),
                    Map.of("description", "Desk", "quantity", 1, "unitPrice", 200, "tax", 0)))),
        200);
    var sent = api.post("/api/quotes/" + quote.text("id") + "/sending", Map.of());
    var token = sent.text("link").replaceFirst(".*/q/", "");
    check(
        api.post(
            "/api/offers/" + token + "/acceptance",
            Map.of("name", "Maria", "total", new BigDecimal("600"), "chosen", List.of())),
        200);
    return deal.text("id");
  }

  private static void check(Answer answer, int status) {
    org.assertj.core.api.Assertions.assertThat(answer.status())
        .as(answer.body().toString())
        .isEqualTo(status);
  }

  private static void picture(Page page, String name) {
    var path = Path.of("target", "browser", "orders-" + name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(path).setFullPage(true));
  }
}
