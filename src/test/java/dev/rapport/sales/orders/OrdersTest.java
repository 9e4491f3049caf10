package dev.rapport.sales.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/** Orders from their coming in to what comes back of them. */
@ApiTest
@OwnDatabase
class OrdersTest {

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

  @Test
  void a_part_is_delivered_then_the_rest() {
    var order = order();

    var part = deliver(order, Map.of("on", "2026-03-02", "lines", List.of(part(order, 0, 4))));
    assertThat(part.text("order.status")).isEqualTo("partlyDelivered");
    assertThat(part.at("order.deliveredOn").isNull()).isTrue();
    assertThat(number(part, "lines.0.delivered")).isEqualByComparingTo("4");
    assertThat(number(part, "lines.0.left")).isEqualByComparingTo("6");
    assertThat(number(part, "lines.1.left")).isEqualByComparingTo("1");

    var whole = deliver(order, Map.of("on", "2026-03-09"));
    assertThat(whole.text("order.status")).isEqualTo("delivered");
    assertThat(whole.text("order.deliveredOn")).isEqualTo("2026-03-09");
    assertThat(movements(order)).isEqualTo(3);

    // Once more would be more than was ordered.
    assertThat(ann().post("/api/orders/" + order + "/deliveries", Map.of()).status())
        .isEqualTo(409);
    var more = Map.of("lines", List.of(part(order, 0, 1)));
    var refused = ann().post("/api/orders/" + order + "/deliveries", more);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.field")).isEqualTo("lines[0].quantity");

    undo(whole);
    assertThat(status(order)).isEqualTo("partlyDelivered");
    assertThat(movements(order)).isEqualTo(1);
    undo(part);
    assertThat(status(order)).isEqualTo("confirmed");
  }

  /** 10 chairs of 50 less 10 % are 450; two of them 90. The desk is 200: net 650. */
  @Test
  void what_comes_back_is_paid_back_and_taken_off_the_order_s_value() {
    var order = order();
    deliver(order, Map.of());

    var one = takeBack(order, "damaged", Map.of("line", line(order, 0), "quantity", 2));
    assertThat(one.text("order.returned.amount")).isEqualTo("90.00");
    assertThat(one.text("order.value.amount")).isEqualTo("560.00");
    assertThat(one.text("order.net.amount")).isEqualTo("650.00");
    assertThat(one.text("order.status")).isEqualTo("delivered");
    assertThat(number(one, "lines.0.returned")).isEqualByComparingTo("2");

    var other =
        takeBack(order, "unwanted", Map.of("line", line(order, 1), "quantity", 1, "amount", 150));
    assertThat(other.text("order.returned.amount")).isEqualTo("240.00");
    assertThat(other.text("order.value.amount")).isEqualTo("410.00");

    var tooMany =
        Map.of("reason", "other", "lines", List.of(Map.of("line", line(order, 1), "quantity", 1)));
    assertThat(ann().post("/api/orders/" + order + "/returns", tooMany).status()).isEqualTo(422);
    var tooMuch =
        Map.of(
            "reason",
            "other",
            "lines",
            List.of(Map.of("line", line(order, 0), "quantity", 1, "amount", 411)));
    assertThat(ann().post("/api/orders/" + order + "/returns", tooMuch).status()).isEqualTo(422);

    undo(one);
    assertThat(office.read(office.ann, "order", order).at("/value/amount").asString())
        .isEqualTo("500.00");
  }

  @Test
  void nothing_comes_back_that_was_not_delivered_and_nothing_goes_out_of_a_draft() {
    var order = order();
    var back =
        Map.of("reason", "late", "lines", List.of(Map.of("line", line(order, 0), "quantity", 1)));
    assertThat(ann().post("/api/orders/" + order + "/returns", back).status()).isEqualTo(422);

    office.update(office.ann, "order", order, Map.of("status", "draft"));
    assertThat(ann().post("/api/orders/" + order + "/deliveries", Map.of()).status())
        .isEqualTo(422);
  }

  @Test
  void the_status_agrees_with_what_was_delivered_whoever_sets_it() {
    var order = order();
    assertThat(
            office.patch(office.ann, "order", order, Map.of("status", "partlyDelivered")).status())
        .isEqualTo(422);
    deliver(order, Map.of("lines", List.of(part(order, 0, 1))));
    assertThat(office.patch(office.ann, "order", order, Map.of("status", "cancelled")).status())
        .isEqualTo(422);

    // What was not delivered yet is, with the status.
    office.update(office.ann, "order", order, Map.of("status", "delivered"));
    assertThat(movements(order)).isEqualTo(3);
    var view = ann().get("/api/orders/" + order);
    assertThat(number(view, "lines.0.left")).isEqualByComparingTo("0");
    assertThat(number(view, "lines.0.delivered")).isEqualByComparingTo("10");
  }

  @Test
  void a_line_stays_as_long_as_something_of_it_was_delivered() {
    var order = order();
    var line = line(order, 0);
    deliver(order, Map.of("lines", List.of(part(order, 0, 4))));

    assertThat(office.patch(office.ann, "orderLine", line, Map.of("quantity", 3)).status())
        .isEqualTo(422);
    assertThat(ann().delete("/api/records/orderLine/" + line).status()).isEqualTo(422);

    // Fewer than before, but no fewer than were delivered: with the desk delivered, nothing is
    // left.
    deliver(order, Map.of("lines", List.of(part(order, 1, 1))));
    office.update(office.ann, "orderLine", line, Map.of("quantity", 4));
    assertThat(status(order)).isEqualTo("delivered");
  }

  @Test
  void a_shop_sends_an_order_as_often_as_it_likes() {
    var sent =
        Map.of(
            "values",
            Map.of("externalId", "S-1", "company", company, "promisedOn", "2026-05-01"),
            "lines",
            List.of(chairs(), Map.of("description", "Desk", "quantity", 1, "unitPrice", 200)));
    var made = ann().post("/api/orders", sent);
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    assertThat(made.text("order.net.amount")).isEqualTo("650.00");
    assertThat(number(made, "order.quantity")).isEqualByComparingTo("11");
    var version = made.at("order.version").asInt();

    var again = ann().post("/api/orders", sent);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("order.id")).isEqualTo(made.text("order.id"));
    assertThat(again.at("order.version").asInt()).isEqualTo(version);
    assertThat(again.at("lines")).hasSize(2);
    assertThat(again.text("lines.0.id")).isEqualTo(made.text("lines.0.id"));

    // Whatever the case of its number; without lines they stay, with fewer the others go.
    var values = Map.of("externalId", "s-1", "promisedOn", "2026-05-04");
    var later = ann().post("/api/orders", Map.of("values", values));
    assertThat(later.text("order.promisedOn")).isEqualTo("2026-05-04");
    assertThat(later.at("lines")).hasSize(2);
    var shorter =
        ann()
            .post(
                "/api/orders",
                Map.of("values", Map.of("externalId", "S-1"), "lines", List.of(chairs())));
    assertThat(shorter.status()).as(shorter.body().toString()).isEqualTo(200);
    assertThat(shorter.text("order.net.amount")).isEqualTo("450.00");

    var wrong =
        ann()
            .post(
                "/api/orders",
                Map.of(
                    "values",
                    Map.of("externalId", "S-2", "company", company),
                    "lines",
                    List.of(Map.of("description", "Desk", "quantity", -1))));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text("errors.0.field")).isEqualTo("lines[0].quantity");
    assertThat(found("externalId==S-2")).isZero();
  }

  @Test
  void the_number_of_somebody_else_s_order_is_taken_and_tells_nothing_of_it() {
    ann().post("/api/orders", Map.of("values", Map.of("externalId", "A-1", "company", company)));

    var carl = office.browser(office.carl);
    var taken = carl.post("/api/orders", Map.of("values", Map.of("externalId", "A-1")));

    assertThat(taken.status()).isEqualTo(422);
    assertThat(taken.text("errors.0.code")).isEqualTo("taken");
  }

  /** As a till tells of it: how many and how much. */
  @Test
  void an_order_without_lines_says_its_quantity_and_its_amount_itself() {
    var order =
        office.id(
            office.ann,
            "order",
            Map.of("company", company, "quantity", 4, "net", 60, "orderedOn", "2026-01-10"));
    assertThat(office.read(office.ann, "order", order).at("/total/amount").asString())
        .isEqualTo("60.00");

    office.update(office.ann, "order", order, Map.of("net", 80));
    var whole = deliver(order, Map.of());
    assertThat(whole.text("order.status")).isEqualTo("delivered");
    assertThat(whole.at("lines.0.id").isNull()).isTrue();

    var back = takeBack(order, "wrong", Map.of("quantity", 1));
    assertThat(back.text("order.value.amount")).isEqualTo("60.00");

    // Once it has lines, they say it.
    var other = office.id(office.ann, "order", Map.of("company", company, "net", 5));
    office.create(
        office.ann,
        "orderLine",
        Map.of("order", other, "description", "Lamp", "quantity", 3, "unitPrice", 7));
    var lamp = office.read(office.ann, "order", other);
    assertThat(lamp.at("/net/amount").asString()).isEqualTo("21.00");
    assertThat(lamp.get("quantity").decimalValue()).isEqualByComparingTo("3");
    assertThat(office.patch(office.ann, "order", other, Map.of("net", 1)).status()).isEqualTo(422);
  }

  @Test
  void promises_that_were_not_kept_are_found() {
    var late = order();
    var today = LocalDate.now(Office.ZONE);
    office.update(office.ann, "order", late, Map.of("promisedOn", today.minusDays(2).toString()));
    var kept = order();
    office.update(office.ann, "order", kept, Map.of("promisedOn", today.minusDays(2).toString()));
    deliver(kept, Map.of());
    var yet = order();
    office.update(office.ann, "order", yet, Map.of("promisedOn", today.plusDays(2).toString()));

    assertThat(
            found(
                "company==" + company + ";status=in=(confirmed,partlyDelivered);promisedOn<today"))
        .isEqualTo(1);
  }

  @Test
  void orders_deliveries_and_returns_stand_on_the_customer_s_time_line() {
    var order = order();
    deliver(order, Map.of("lines", List.of(part(order, 1, 1))));
    takeBack(order, "damaged", Map.of("line", line(order, 1), "quantity", 1));

    var entries = ann().get("/api/records/company/" + company + "/timeline").at("entries");

    assertThat(entries.toString()).contains("\"order\"").contains("\"orderMovement\"");
    assertThat(
            entries
                .valueStream()
                .filter(each -> each.get("object").asString().equals("orderMovement"))
                .map(each ->
                    each.at("/record/kind").asString() + each.at("/record/name").asString()))
        .containsExactlyInAnyOrder("delivery1 × Desk", "return1 × Desk");
    assertThat(entries.valueStream())
        .allSatisfy(each ->
            assertThat(each.at("/day").asString())
                .isEqualTo(
                    each.at(
                            "/record/"
                                + (each.at("/object").asString().equals("order")
                                    ? "orderedOn"
                                    : "movedOn"))
                        .asString()));
  }

  @Test
  void who_does_not_see_the_order_sees_neither_its_lines_nor_what_moved() {
    var order = order();
    deliver(order, Map.of());
    var movement =
        ann().get("/api/records/orderMovement?filter=order==" + order).text("records.0.id");
    var carl = office.browser(office.carl);

    assertThat(carl.get("/api/orders/" + order).status()).isEqualTo(404);
    assertThat(carl.get("/api/records/orderMovement/" + movement).status()).isEqualTo(404);
    assertThat(carl.post("/api/orders/" + order + "/deliveries", Map.of()).status()).isEqualTo(404);

    // What moved is whose the order is.
    office.update(office.administrator, "order", order, Map.of("owner", office.carl.toString()));
    assertThat(carl.get("/api/records/orderMovement/" + movement).status()).isEqualTo(200);
    assertThat(ann().get("/api/records/orderMovement/" + movement).status()).isEqualTo(404);
  }

  @Test
  void an_order_goes_and_comes_back_with_what_moved_of_it() {
    var order = order();
    deliver(order, Map.of());

    var gone = office.browser(office.administrator).delete("/api/records/order/" + order);
    assertThat(gone.status()).isEqualTo(204);
    assertThat(movements(order)).isZero();
    undo(gone, office.administrator);
    assertThat(movements(order)).isEqualTo(2);
    assertThat(status(order)).isEqualTo("delivered");
  }

  /** 10 chairs of 50 less 10 %, and a desk of 200. */
  private String order() {
    var made =
        ann()
            .post(
                "/api/orders",
                Map.of(
                    "values",
                    Map.of("company", company, "externalId", UUID.randomUUID().toString()),
                    "lines",
                    List.of(
                        chairs(), Map.of("description", "Desk", "quantity", 1, "unitPrice", 200))));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    return made.text("order.id");
  }

  private static Map<String, Object> chairs() {
    return Map.of("description", "Chair", "quantity", 10, "unitPrice", 50, "discount", 10);
  }

  private Map<String, Object> part(String order, int line, int quantity) {
    return Map.of("line", line(order, line), "quantity", quantity);
  }

  private String line(String order, int index) {
    return ann().get("/api/orders/" + order).text("lines." + index + ".id");
  }

  private Answer deliver(String order, Map<String, ?> what) {
    var answer = ann().post("/api/orders/" + order + "/deliveries", what);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private Answer takeBack(String order, String reason, Map<String, ?> line) {
    var answer =
        ann()
            .post(
                "/api/orders/" + order + "/returns",
                Map.of("reason", reason, "lines", List.of(line)));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private void undo(Answer done) {
    undo(done, office.ann);
  }

  private void undo(Answer done, UUID user) {
    var set = done.header("Change-Set");
    var undone = office.browser(user).post("/api/change-sets/" + set + "/reversal", Map.of());
    assertThat(undone.status()).as(undone.body().toString()).isEqualTo(200);
  }

  private String status(String order) {
    return office.read(office.ann, "order", order).get("status").asString();
  }

  private int movements(String order) {
    return ann()
        .get("/api/records/orderMovement?count=true&filter=order==" + order)
        .at("count.value")
        .asInt();
  }

  private int found(String filter) {
    var encoded = java.net.URLEncoder.encode(filter, java.nio.charset.StandardCharsets.UTF_8);
    return ann().get("/api/records/order?count=true&filter=" + encoded).at("count.value").asInt();
  }

  private static BigDecimal number(Answer answer, String path) {
    return answer.at(path).decimalValue();
  }

  private Browser ann() {
    return office.browser(office.ann);
  }
}
