package dev.rapport.sales.quotes;

import static dev.rapport.sales.quotes.QuotesTest.line;
import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Bundles from the product to what is delivered of them. A workplace is two monitors of 200, a
 * keyboard of 50 (40 from ten on), and a lamp of 30 for who likes; together 10 % less.
 */
@ApiTest
@OwnDatabase
class BundlesTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private QuoteDesk desk;
  private String workplace;
  private String keyboard;
  private String lamp;
  private String book;

  @BeforeEach
  void aBundle() {
    office = new Office(port, db, settings);
    if (db.fetchCount(STAGE) == 0) {
      Office.setUp(events, "en");
    }
    desk = new QuoteDesk(office, port, db);
    workplace = product("Workplace", null, "bundleDiscount", 10, "tax", 20);
    var monitor = product("Monitor", 200, "unit", "pcs");
    keyboard = product("Keyboard", 50);
    lamp = product("Lamp", 30);
    book = make("priceBook", Map.of("name", "All", "currency", "EUR"));
    price(keyboard, 10, 40);
    component(workplace, monitor, "quantity", 2);
    component(workplace, keyboard);
    component(workplace, lamp, "optional", true);
  }

  @Test
  void a_bundle_contains_neither_itself_nor_another_bundle() {
    var chair = product("Chair", 80);
    var room = product("Room", 5000);

    assertThat(refused(chair, chair)).isEqualTo("product");
    assertThat(refused(room, workplace)).isEqualTo("product");
    assertThat(refused(keyboard, chair)).isEqualTo("bundle");
    var nothing = admin().post(path(), Map.of("bundle", room, "product", chair, "quantity", 0));
    assertThat(nothing.status()).isEqualTo(422);

    // What is retired contains nothing any more, and can't come back where that changed meanwhile.
    var inRoom = component(room, chair);
    var retired = change(inRoom, Map.of("active", false));
    assertThat(retired.status()).as(retired.body().toString()).isEqualTo(200);
    component(chair, lamp);
    assertThat(change(inRoom, Map.of("active", true)).status()).isEqualTo(422);
  }

  /**
   * 2 × 200 and 50 less 10 % are 405, with the lamp 27 more. Of ten the keyboards are 40: (400 +
   * 40) less 10 % are 396. Tax is the bundle's: 20 % of 405 are 81.
   */
  @Test
  void without_a_price_of_its_own_a_bundle_costs_what_is_in_it() {
    var quote = desk.draft("1", bundle(1));
    var one = desk.read(quote);
    assertThat(number(one, "lines.0.unitPrice")).isEqualByComparingTo("405");
    assertThat(one.text("quote.tax.amount")).isEqualTo("81.00");
    assertThat(one.text("quote.total.amount")).isEqualTo("486.00");
    var id = one.text("lines.0.id");
    assertThat(one.at("parts." + id)).hasSize(3);
    assertThat(one.text("parts." + id + ".0.description")).isEqualTo("Monitor");
    assertThat(number(one, "parts." + id + ".0.quantity")).isEqualByComparingTo("2");
    assertThat(one.at("parts." + id + ".2.taken").asBoolean(true)).isFalse();

    var taken = new HashMap<>(Map.of("id", id, "taken", List.of(optional(one, id))));
    var calculated =
        desk.ann()
            .post(
                "/api/quotes/" + quote + "/calculation",
                Map.of("lines", List.of(with(bundle(1), taken))));
    assertThat(number(calculated, "lines.0.unitPrice")).isEqualByComparingTo("432");
    assertThat(calculated.at("lines.0.parts.2.taken").asBoolean(false)).isTrue();

    var lit = saved(quote, taken);
    assertThat(number(lit, "lines.0.unitPrice")).isEqualByComparingTo("432");
    assertThat(lit.text("quote.net.amount")).isEqualTo("432.00");
    var dark = saved(quote, Map.of("id", id, "taken", List.of(), "quantity", 10));
    assertThat(number(dark, "lines.0.unitPrice")).isEqualByComparingTo("396");
    assertThat(dark.text("quote.net.amount")).isEqualTo("3960.00");
  }

  /** 380 by the book, for two 370; the lamp is 30 less 10 % on top. */
  @Test
  void a_price_of_its_own_goes_before_and_what_is_taken_besides_comes_on_top() {
    price(workplace, 0, 380);
    price(workplace, 2, 370);
    var quote = desk.draft("1", bundle(1));
    var one = desk.read(quote);
    assertThat(number(one, "lines.0.unitPrice")).isEqualByComparingTo("380");

    var id = one.text("lines.0.id");
    var lit = saved(quote, Map.of("id", id, "taken", List.of(optional(one, id)), "quantity", 2));
    assertThat(number(lit, "lines.0.unitPrice")).isEqualByComparingTo("397");
    assertThat(lit.text("quote.net.amount")).isEqualTo("794.00");
  }

  @Test
  void a_bundle_with_something_of_which_the_price_is_not_known_has_none() {
    component(workplace, product("Secret", null));
    var one = desk.read(desk.draft("1", bundle(1)));
    assertThat(one.at("lines.0.listPrice").isNull()).isTrue();
    assertThat(number(one, "lines.0.unitPrice")).isEqualByComparingTo("0");
  }

  /** 388.80 are 10 % less than 432: above the 5 % that salespeople may give. */
  @Test
  void discount_limits_go_by_the_price_with_what_is_taken() {
    var quote = desk.draft("1", bundle(1));
    var one = desk.read(quote);
    var id = one.text("lines.0.id");
    var given =
        saved(quote, Map.of("id", id, "unitPrice", "388.80", "taken", List.of(optional(one, id))));
    assertThat(number(given, "quote.discount")).isEqualByComparingTo("10");
    desk.limitSalespeople(5);
    try {
      var sent = desk.ann().post("/api/quotes/" + quote + "/sending", Map.of());
      assertThat(sent.status()).isEqualTo(409);
    } finally {
      desk.limitSalespeople(100);
    }
  }

  @Test
  void only_what_is_optional_can_be_taken() {
    var quote = desk.draft("1", bundle(1));
    var one = desk.read(quote);
    var id = one.text("lines.0.id");
    var needed = one.text("parts." + id + ".0.component");
    var refused =
        desk.save(
            quote, Map.of(), List.of(with(bundle(1), Map.of("id", id, "taken", List.of(needed)))));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.field")).isEqualTo("lines[0].taken");
    // What is in it is nobody's to say.
    var named = with(bundle(1), Map.of("contents", "[]"));
    assertThat(desk.save(quote, Map.of(), List.of(named)).status()).isEqualTo(422);
  }

  @Test
  void what_a_line_contains_stays_whatever_becomes_of_the_bundle() {
    var quote = desk.draft("1", bundle(1));
    component(workplace, product("Mouse", 20));
    assertThat(parts(desk.read(quote))).isEqualTo(3);
    var token = desk.send(quote);
    var offer = desk.offer(token);
    assertThat(offer.at("content.lines.0.parts")).hasSize(2);
    assertThat(offer.text("content.lines.0.parts.0.description")).isEqualTo("Monitor");
    assertThat(offer.text("content.lines.0.parts.0.unit")).isEqualTo("pcs");
    var paper = ReadPdf.of(desk.customer().download("/api/offers/" + token + "/pdf").bytes());
    assertThat(paper.text()).contains("Each contains").contains("2 pcs × Monitor");
    assertThat(paper.text()).doesNotContain("Lamp");

    var next = desk.ann().post("/api/quotes/" + quote + "/versions", Map.of()).text("id");
    assertThat(parts(desk.read(next))).isEqualTo(3);
    // Chosen anew it contains what it does now.
    desk.save(next, Map.of(), List.of(bundle(1)));
    assertThat(parts(desk.read(next))).isEqualTo(4);
  }

  @Test
  void a_line_of_something_else_contains_nothing_and_undo_brings_it_back() {
    var quote = desk.draft("1", bundle(1));
    var id = desk.read(quote).text("lines.0.id");
    var path = "/api/records/quoteLine/" + id;
    var ann = desk.ann();
    var changed =
        ann.patch(path, Map.of("product", keyboard), "If-Match", ann.get(path).header("ETag"));
    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
    assertThat(desk.read(quote).at("parts")).isEmpty();
    assertThat(desk.read(quote).text("quote.net.amount")).isEqualTo("50.00");

    ann.post("/api/change-sets/" + changed.header("Change-Set") + "/reversal", Map.of());
    assertThat(parts(desk.read(quote))).isEqualTo(3);
    assertThat(desk.read(quote).text("quote.net.amount")).isEqualTo("405.00");
  }

  /**
   * Two workplaces with lamps are 864. By their prices (400, 50, 30) the monitors are 720 of it,
   * the keyboards 90, the lamps 54: one of four monitors is 180.
   */
  @Test
  void of_an_accepted_bundle_its_parts_are_delivered_and_come_back() {
    var quote = desk.draft("1", bundle(2));
    var id = desk.read(quote).text("lines.0.id");
    saved(quote, Map.of("id", id, "quantity", 2, "taken", List.of(optional(desk.read(quote), id))));
    var token = desk.send(quote);
    var accepted = desk.accept(token, "1036.80");
    assertThat(accepted.status()).as(accepted.body().toString()).isEqualTo(200);

    var order = orderOf(quote);
    var view = desk.ann().get("/api/orders/" + order);
    assertThat(view.text("order.net.amount")).isEqualTo("864.00");
    assertThat(number(view, "order.quantity")).isEqualByComparingTo("8");
    assertThat(view.at("lines")).hasSize(3);
    assertThat(view.text("lines.0.bundle")).isEqualTo("Workplace");
    assertThat(view.text("lines.0.description")).isEqualTo("Monitor");
    assertThat(number(view, "lines.0.ordered")).isEqualByComparingTo("4");
    var line = view.text("lines.0.id");

    var whole = move(order, "deliveries", Map.of("line", line, "quantity", 1));
    assertThat(whole.status()).isEqualTo(422);
    assertThat(whole.text("errors.0.field")).isEqualTo("lines[0].part");
    var some = move(order, "deliveries", Map.of("line", line, "part", 1, "quantity", 3));
    assertThat(some.status()).as(some.body().toString()).isEqualTo(200);
    assertThat(some.text("order.status")).isEqualTo("partlyDelivered");
    assertThat(number(some, "lines.0.left")).isEqualByComparingTo("1");
    var tooMany = Map.of("line", line, "part", 3, "quantity", 3);
    assertThat(move(order, "deliveries", tooMany).status()).isEqualTo(422);
    var rest = desk.ann().post("/api/orders/" + order + "/deliveries", Map.of());
    assertThat(rest.text("order.status")).isEqualTo("delivered");

    var back = move(order, "returns", Map.of("line", line, "part", 1, "quantity", 1));
    assertThat(back.status()).as(back.body().toString()).isEqualTo(200);
    assertThat(back.text("order.returned.amount")).isEqualTo("180.00");
    assertThat(back.text("order.value.amount")).isEqualTo("684.00");
    assertThat(back.text("order.net.amount")).isEqualTo("864.00");
    for (var part : List.of(2, 3)) {
      move(order, "returns", Map.of("line", line, "part", part, "quantity", 2));
    }
    var all = move(order, "returns", Map.of("line", line, "part", 1, "quantity", 3));
    assertThat(all.text("order.value.amount")).isEqualTo("0.00");

    // What moved are the parts; what was bought is the bundle, once.
    var moved = desk.ann().get("/api/records/orderMovement?filter=order==" + order);
    assertThat(moved.body().toString()).contains("3 pcs × Monitor").contains("2 × Lamp");
    var company = view.text("order.company.id");
    var bought = desk.ann().get("/api/parties/" + company + "/purchases");
    assertThat(bought.at("products")).hasSize(1);
    assertThat(bought.text("products.0.product.label")).startsWith("Workplace");
  }

  /** A shop names the bundle alone: it contains what it does now. */
  @Test
  void an_order_by_hand_keeps_what_was_delivered_of_its_bundles() {
    var made =
        desk.ann()
            .post(
                "/api/orders",
                Map.of(
                    "values",
                    Map.of("status", "confirmed"),
                    "lines",
                    List.of(Map.of("product", workplace, "description", "W", "quantity", 3))));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    assertThat(made.text("order.net.amount")).isEqualTo("1215.00");
    assertThat(made.at("lines")).hasSize(2);
    var order = made.text("order.id");
    var line = made.text("lines.0.id");
    move(order, "deliveries", Map.of("line", line, "part", 1, "quantity", 3));

    // Three of six monitors went: one and a half workplaces, and no other product.
    assertThat(changeLine(line, Map.of("quantity", "1.4")).status()).isEqualTo(422);
    assertThat(changeLine(line, Map.of("product", keyboard)).status()).isEqualTo(422);
    var fewer = changeLine(line, Map.of("quantity", 2));
    assertThat(fewer.status()).as(fewer.body().toString()).isEqualTo(200);
    var view = desk.ann().get("/api/orders/" + order);
    assertThat(number(view, "lines.0.left")).isEqualByComparingTo("1");
    assertThat(number(view, "lines.1.left")).isEqualByComparingTo("2");
    assertThat(number(view, "order.quantity")).isEqualByComparingTo("6");
  }

  @Test
  void components_go_out_as_a_file_and_are_for_those_who_work_with_products() {
    var ann = desk.ann();
    var list = ann.get(path() + "?filter=bundle==" + workplace + "&sort=position&fields=name");
    assertThat(list.text("records.0.name")).isEqualTo("2 × Monitor");
    assertThat(list.at("records")).hasSize(3);
    var file = admin().get(path() + "/export.csv?fields=*&filter=bundle==" + workplace);
    assertThat(file.response().body().lines()).hasSize(4);
  }

  private Map<String, Object> bundle(int quantity) {
    return Map.of("product", workplace, "quantity", quantity);
  }

  private static Map<String, Object> with(Map<String, ?> line, Map<String, ?> more) {
    var all = new HashMap<String, Object>(line);
    all.putAll(more);
    return all;
  }

  private Answer saved(String quote, Map<String, ?> more) {
    var saved = desk.save(quote, Map.of(), List.of(with(bundle(1), more)));
    assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
    return saved;
  }

  private static String optional(Answer quote, String line) {
    return quote.text("parts." + line + ".2.component");
  }

  private static int parts(Answer quote) {
    return quote.at("parts." + quote.text("lines.0.id")).size();
  }

  private String orderOf(String quote) {
    return desk.ann().get("/api/records/order?filter=quote==" + quote).text("records.0.id");
  }

  private Answer move(String order, String what, Map<String, ?> part) {
    return desk.ann()
        .post(
            "/api/orders/" + order + "/" + what,
            what.equals("returns")
                ? Map.of("reason", "other", "lines", List.of(part))
                : Map.of("lines", List.of(part)));
  }

  private Answer changeLine(String line, Map<String, ?> values) {
    var path = "/api/records/orderLine/" + line;
    return desk.ann().patch(path, values, "If-Match", desk.ann().get(path).header("ETag"));
  }

  private Answer change(String component, Map<String, ?> values) {
    var path = path() + "/" + component;
    return admin().patch(path, values, "If-Match", admin().get(path).header("ETag"));
  }

  /** The field because of which it is. */
  private String refused(String bundle, String product) {
    var answer = admin().post(path(), Map.of("bundle", bundle, "product", product));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
    return answer.text("errors.0.field");
  }

  private static String path() {
    return "/api/records/productComponent";
  }

  private Browser admin() {
    return office.browser(office.administrator);
  }

  private String product(String name, @Nullable Integer price, Object... more) {
    var values = new HashMap<>(line(name, "1", "1", more));
    values.keySet().removeAll(List.of("description", "quantity", "unitPrice"));
    values.put("name", name);
    if (price != null) {
      values.put("price", price);
    }
    return make("product", values);
  }

  private String component(String bundle, String product, Object... more) {
    var values = new HashMap<>(line("", "1", "", more));
    values.keySet().removeAll(List.of("description", "unitPrice"));
    values.put("bundle", bundle);
    values.put("product", product);
    return make("productComponent", values);
  }

  private void price(String product, int from, int price) {
    make(
        "priceEntry",
        Map.of("book", book, "product", product, "fromQuantity", from, "price", price));
  }

  private String make(String object, Map<String, ?> values) {
    return office.id(office.administrator, object, values);
  }

  private static BigDecimal number(Answer answer, String path) {
    return answer.at(path).decimalValue();
  }
}
