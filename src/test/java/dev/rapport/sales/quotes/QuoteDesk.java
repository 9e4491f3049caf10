package dev.rapport.sales.quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.ROLE;

import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import tools.jackson.databind.JsonNode;

/** Somebody who makes quotes, and customers who get them. */
public final class QuoteDesk {

  private final Office office;
  private final int port;
  private final DSLContext db;

  public QuoteDesk(Office office, int port, DSLContext db) {
    this.office = office;
    this.port = port;
    this.db = db;
  }

  /** A deal of Ann's about so much, with a company and a person. */
  public String deal(String amount) {
    var company =
        office.id(office.ann, "company", Map.of("name", "Hotel Rila", "sector", "hotels"));
    var person = office.id(office.ann, "person", Map.of("lastName", "Ivanova", "company", company));
    return office.id(
        office.ann,
        "opportunity",
        Map.of("name", "New kitchen", "company", company, "person", person, "amount", amount));
  }

  /** A draft of Ann's with these lines, each as {@code field, value, …}. */
  public String draft(String amount, Map<?, ?>... lines) {
    var made = ann().post("/api/opportunities/" + deal(amount) + "/quotes", Map.of());
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    var id = made.text("id");
    if (lines.length > 0) {
      var saved = save(id, Map.of(), List.of(lines));
      assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
    }
    return id;
  }

  public Browser.Answer save(String quote, Map<String, ?> values, List<?> lines) {
    var now = read(quote);
    var content = new LinkedHashMap<String, Object>();
    content.put("version", now.at("quote.version").asInt());
    content.put("values", values);
    content.put("lines", lines);
    return ann().put("/api/quotes/" + quote, content);
  }

  public Browser.Answer read(String quote) {
    var answer = ann().get("/api/quotes/" + quote);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  /** Sends it and gives what the link holds. */
  public String send(String quote) {
    var sent = ann().post("/api/quotes/" + quote + "/sending", Map.of());
    assertThat(sent.status()).as(sent.body().toString()).isEqualTo(200);
    return sent.text("link").replaceFirst(".*/q/", "");
  }

  public Browser ann() {
    return office.browser(office.ann);
  }

  /** Somebody whom nobody knows. */
  public Browser customer() {
    return new Browser(port);
  }

  public Browser.Answer offer(String token) {
    return customer().get("/api/offers/" + token);
  }

  public Browser.Answer accept(String token, String total, String... chosen) {
    return customer()
        .post(
            "/api/offers/" + token + "/acceptance",
            Map.of("name", "Maria Ivanova", "total", new BigDecimal(total), "chosen", chosen));
  }

  String status(String quote) {
    return read(quote).text("quote.status");
  }

  List<JsonNode> orders() {
    var orders = new ArrayList<JsonNode>();
    ann()
        .get("/api/records/order?fields=number,total,net,quote,status,company")
        .at("records")
        .forEach(orders::add);
    return orders;
  }

  void limitSalespeople(int percent) {
    db.update(ROLE)
        .set(ROLE.DISCOUNT_LIMIT, BigDecimal.valueOf(percent))
        .where(ROLE.ID.eq(office.salesRole))
        .execute();
  }

  /** Says a day in the database, for quotes whose time is over. */
  void endYesterday(String quote) {
    db.update(rapport.db.Tables.QUOTE)
        .set(rapport.db.Tables.QUOTE.VALID_UNTIL, java.time.LocalDate.now(Office.ZONE).minusDays(2))
        .where(rapport.db.Tables.QUOTE.ID.eq(UUID.fromString(quote)))
        .execute();
  }
}
