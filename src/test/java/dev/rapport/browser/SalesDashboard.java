package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sales dashboard, on screen and as the API answers the same person. */
record SalesDashboard(Page page) {

  static SalesDashboard open(Page page) {
    Find.go(page, "Dashboard");
    return new SalesDashboard(page);
  }

  /** A figure as it stands on screen, such as {@code Won amount} and {@code $10,005,534}. */
  Locator figure(String name, String value) {
    return page.getByRole(
        AriaRole.LINK, named("^" + name + "\\s*" + value.replace("$", "\\$") + "$"));
  }

  /** A stage's bar with its number of deals. */
  Locator bar(String stage, long deals) {
    return page.getByRole(AriaRole.LINK, named("^" + stage + "\\s*" + number(deals))).first();
  }

  /** Who sells; the first row is the head. */
  Locator people() {
    return page.getByRole(AriaRole.TABLE, new GetByRoleOptions().setName("People"));
  }

  /** Sees what some people sold, and nobody else's. */
  void expect(SalesBook.Figures expected, int people) {
    assertThat(figure("Won", number(expected.won()))).isVisible();
    assertThat(figure("Lost", number(expected.lost()))).isVisible();
    assertThat(figure("Won amount", "$" + number(expected.amount()))).isVisible();
    assertThat(bar("Engaging", expected.engaging())).isVisible();
    assertThat(people().getByRole(AriaRole.ROW)).hasCount(1 + people);
    assertThat(amount("wonAmount")).isEqualByComparingTo(expected.amount());
  }

  long said(String figure) {
    return said("figures", "name", figure).path("value").asLong();
  }

  long saidOfStage(String stage) {
    return said("stages", "label", stage).path("count").asLong();
  }

  double percent(String figure) {
    return said("figures", "name", figure).path("percent").asDouble();
  }

  BigDecimal amount(String figure) {
    return new BigDecimal(said("figures", "name", figure).at("/amount/amount").asString());
  }

  private JsonNode said(String part, String field, String value) {
    var answer = page.request().get("/api/dashboards/sales");
    assertThat(answer.status()).isEqualTo(200);
    return JsonMapper.shared()
        .readTree(answer.body())
        .path(part)
        .valueStream()
        .filter(each -> each.path(field).asString().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private static String number(Number value) {
    return NumberFormat.getIntegerInstance(Locale.US).format(value);
  }
}
