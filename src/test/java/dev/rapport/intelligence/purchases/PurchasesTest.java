package dev.rapport.intelligence.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/** A customer's purchases against a case worked by hand. */
@ApiTest
@OwnDatabase
class PurchasesTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private String company;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    if (db.fetchCount(STAGE) == 0) {
      Office.setUp(events, "en");
    }
    company = office.id(office.ann, "company", Map.of("name", "Hotel Rila"));
  }

  /**
   * Four purchases: 100 on 1 January, 300 and 200 on 11 January, 400 on 10 March, of which 50 came
   * back; a draft and a cancelled one don't count. Value 950, basket 1000 / 4, returns 5 %; bought
   * on three days with pauses of 10 and 58 days: median 34.
   */
  @Test
  void the_figures_are_those_worked_by_hand() {
    var oven = office.id(office.administrator, "product", Map.of("name", "Oven", "price", 100));
    var pan = office.id(office.administrator, "product", Map.of("name", "Pan", "price", 20));
    order("2026-01-01", "confirmed", item(oven, 1));
    order("2026-01-11", "confirmed", item(oven, 2), item(pan, 5));
    order("2026-01-11", "confirmed", item(oven, 2));
    var last = order("2026-03-10", "delivered", item(oven, 4));
    order("2026-04-01", "draft", item(pan, 9));
    order("2026-04-02", "cancelled", item(pan, 9));
    var returned =
        office
            .browser(office.ann)
            .post(
                "/api/orders/" + last + "/returns",
                Map.of(
                    "reason",
                    "damaged",
                    "lines",
                    List.of(Map.of("line", line(last), "quantity", 1, "amount", 50))));
    assertThat(returned.status()).as(returned.body().toString()).isEqualTo(200);

    var seen = office.browser(office.ann).get("/api/parties/" + company + "/purchases");

    assertThat(seen.status()).as(seen.body().toString()).isEqualTo(200);
    assertThat(seen.at("count").asInt()).isEqualTo(4);
    assertThat(seen.text("value.amount")).isEqualTo("950.00");
    assertThat(seen.text("basket.amount")).isEqualTo("250.00");
    assertThat(seen.at("returned").decimalValue()).isEqualByComparingTo("5");
    assertThat(seen.text("first")).isEqualTo("2026-01-01");
    assertThat(seen.text("last")).isEqualTo("2026-03-10");
    assertThat(seen.at("rhythm.days").asInt()).isEqualTo(3);
    assertThat(seen.at("rhythm.median").decimalValue()).isEqualByComparingTo("34");
    assertThat(seen.text("rhythm.verdict")).isEqualTo("unknown");
    assertThat(seen.at("months")).hasSize(2);
    assertThat(seen.text("months.0.month")).isEqualTo("2026-01");
    assertThat(seen.at("months.0.count").asInt()).isEqualTo(3);
    assertThat(seen.text("months.0.value.amount")).isEqualTo("600.00");
    assertThat(seen.text("months.1.value.amount")).isEqualTo("350.00");
    assertThat(seen.text("products.0.product.label")).isEqualTo("Oven");
    assertThat(seen.at("products.0.count").asInt()).isEqualTo(4);
    assertThat(seen.at("products.0.quantity").decimalValue()).isEqualByComparingTo("9");
    assertThat(seen.text("products.1.product.label")).isEqualTo("Pan");
    assertThat(seen.at("products.1.count").asInt()).isEqualTo(1);
    assertThat(seen.at("latest")).hasSize(5);

    // Each figure opens exactly its records.
    assertThat(found("order", seen.text("filter"))).isEqualTo(4);
    assertThat(found("order", seen.text("months.0.filter"))).isEqualTo(3);
    assertThat(found("order", seen.text("returnedFilter"))).isEqualTo(1);
    assertThat(found("orderLine", seen.text("products.0.filter"))).isEqualTo(4);
  }

  @Test
  void promises_that_were_not_kept_are_counted() {
    var order = order("2026-01-01", "confirmed");
    office.update(office.ann, "order", order, Map.of("promisedOn", "2026-01-08"));

    var seen = office.browser(office.ann).get("/api/parties/" + company + "/purchases");

    assertThat(seen.at("late.count").asInt()).isEqualTo(1);
    assertThat(found("order", seen.text("late.filter"))).isEqualTo(1);
  }

  @Test
  void nobody_learns_of_purchases_that_are_not_theirs_to_see() {
    assertThat(office.browser(office.carl).get("/api/parties/" + company + "/purchases").status())
        .isEqualTo(404);
    office.id(office.administrator, "order", Map.of("company", company, "net", 7));

    // Ann sees the company that is hers, and not the order of somebody else.
    var seen = office.browser(office.ann).get("/api/parties/" + company + "/purchases");
    assertThat(seen.at("count").asInt()).isZero();
    assertThat(seen.at("latest")).isEmpty();
  }

  private String order(String on, String status, Map<?, ?>... lines) {
    var values = new HashMap<String, Object>();
    values.put("company", company);
    values.put("orderedOn", on);
    values.put("status", status);
    var made =
        office
            .browser(office.ann)
            .post("/api/orders", Map.of("values", values, "lines", List.of(lines)));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    return made.text("order.id");
  }

  private static Map<String, Object> item(String product, int quantity) {
    return Map.of("product", product, "quantity", quantity, "tax", 0);
  }

  private String line(String order) {
    return office.browser(office.ann).get("/api/orders/" + order).text("lines.0.id");
  }

  private int found(String object, String filter) {
    return office
        .browser(office.ann)
        .get(
            "/api/records/"
                + object
                + "?count=exact&filter="
                + URLEncoder.encode(filter, StandardCharsets.UTF_8))
        .at("count.value")
        .asInt();
  }
}
