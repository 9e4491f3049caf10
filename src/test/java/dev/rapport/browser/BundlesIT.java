package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.choose;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A bundle from the product's page to what is delivered of it. */
@ApiTest
@OwnDatabase
class BundlesIT {

  @RegisterExtension static final Visits visits = new Visits();

  private SampleCompany company;

  @BeforeEach
  void setUp() {
    company = new SampleCompany(visits);
  }

  @Test
  void a_bundle_is_put_together_sold_with_what_the_customer_wants_and_delivered_in_parts() {
    var bundle = product(Map.of("name", "Workplace", "bundleDiscount", 10));
    product(Map.of("name", "Monitor", "price", 200));
    product(Map.of("name", "Lamp", "price", 30));

    var page = company.at("/products/" + bundle);
    add(page, "Monitor", "2", false);
    assertThat(page.getByText("2 × Monitor").first()).isVisible();
    add(page, "Lamp", "1", true);
    assertThat(page.getByText("1 × Lamp").first()).isVisible();
    add(page, "Workplace", "1", false);
    assertThat(page.getByText("A product can’t contain itself.")).isVisible();
    page.keyboard().press("Escape"); // what it offers instead
    button(page, "Discard").click();
    picture(page, "product");

    // Chosen in a quote: one line, with what is in it below. 2 × 200 less 10 % are 360.
    page.navigate("/opportunities/" + deal());
    button(page, "Quote").click();
    assertThat(heading(page, "Q-")).isVisible();
    var text = input(page, "Product or text, line 1");
    text.fill("");
    text.pressSequentially("Workpl");
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Workplace")).click();
    assertThat(page.getByText("2 × Monitor")).isVisible();
    assertThat(page.getByText("€360").first()).isVisible();
    page.getByLabel("1 × Lamp, line 1").check();
    assertThat(page.getByText("€387").first()).isVisible();
    button(page, "Save").click();
    assertThat(page.getByText("Saved")).isVisible();
    assertThat(page.getByLabel("1 × Lamp, line 1")).isChecked();
    picture(page, "editor");
    page.setViewportSize(390, 844);
    picture(page, "editor-phone");
    page.setViewportSize(1440, 900);
    button(page, "Send").click();
    var address = input(dialog(page, "The quote is ready to go"), "Copy link").inputValue();
    page.keyboard().press("Escape");
    assertThat(page.getByText("1 × Lamp")).isVisible();

    var customer = visits.open(new NewContextOptions().setViewportSize(390, 844));
    customer.navigate(address);
    assertThat(customer.getByText("2 × Monitor")).isVisible();
    assertThat(customer.getByText("1 × Lamp")).isVisible();
    picture(customer, "offer-phone");
    button(customer, "Accept").click();
    input(customer, "Your name").fill("Maria Ivanova");
    button(customer, "Accept for €387.00").or(button(customer, "Accept for €387")).click();
    assertThat(customer.getByText("Accepted by Maria Ivanova")).isVisible();

    page.navigate("/orders");
    page.getByText("O-0").first().click();
    assertThat(page.getByText("Workplace: Monitor").first()).isVisible();
    button(page, "Deliver").click();
    var what = dialog(page, "What is delivered");
    input(what, "Workplace: Lamp").fill("0");
    button(what, "Deliver").click();
    assertThat(page.getByText("2 of 2").first()).isVisible();
    assertThat(page.getByText("Partly delivered").first()).isVisible();
    picture(page, "order");
  }

  private static void add(Page page, String name, String quantity, boolean optional) {
    button(page, "New component").click();
    var dialog = dialog(page, "New component");
    var product = input(dialog, "Product");
    product.fill(name);
    choose(page, product, name);
    input(dialog, "Quantity in one").fill(quantity);
    if (optional) {
      dialog.getByLabel("Optional").check();
    }
    button(dialog, "Create").click();
  }

  private String product(Map<String, ?> values) {
    return company.api().post("/api/records/product", values).text("id");
  }

  private String deal() {
    var buyer = company.api().post("/api/records/company", Map.of("name", "Hotel Rila"));
    return company
        .api()
        .post(
            "/api/records/opportunity",
            Map.of("name", "Office", "company", buyer.text("id"), "amount", 1000))
        .text("id");
  }

  private static void picture(Page page, String name) {
    var path = Path.of("target", "browser", "bundles-" + name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(path).setFullPage(true));
  }
}
