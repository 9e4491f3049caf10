package dev.rapport.sales.quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.COMPANY;
import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.QUOTE;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

/** A quote for somebody with whom there is no deal yet. */
@ApiTest
@OwnDatabase
class QuoteForClientTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    if (db.fetchCount(STAGE) == 0) {
      Office.setUp(events, "en");
    }
  }

  @Test
  void a_new_client_gets_a_company_a_deal_and_a_quote_in_one_change() {
    var ann = office.browser(office.ann);
    var made =
        make(Map.of("client", "Café Elm", "email", "elm@example.com", "about", "Garden plan"));

    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    var quote = ann.get("/api/quotes/" + made.text("id"));
    assertThat(quote.text("quote.company.label")).isEqualTo("Café Elm");
    assertThat(quote.text("quote.opportunity.label")).isEqualTo("Garden plan");
    assertThat(quote.text("quote.owner.label")).isEqualTo("Ann");
    assertThat(quote.text("quote.currency")).isEqualTo("EUR");
    var company =
        office.read(office.ann, "company", quote.text("quote.company.id")).get("email").asString();
    assertThat(company).isEqualTo("elm@example.com");
    var deal = office.read(office.ann, "opportunity", quote.text("quote.opportunity.id"));
    assertThat(deal.get("company").get("label").asString()).isEqualTo("Café Elm");
    assertThat(deal.get("status").asString()).isEqualTo("open");
  }

  @Test
  void a_client_who_is_there_gets_a_deal_and_a_quote() {
    var company = office.id(office.ann, "company", Map.of("name", "Hotel Rila"));
    var before = db.fetchCount(COMPANY);

    var made = make(Map.of("company", company, "about", "Kitchen"));

    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    assertThat(db.fetchCount(COMPANY)).isEqualTo(before);
    assertThat(
            office
                .browser(office.ann)
                .get("/api/quotes/" + made.text("id"))
                .text("quote.company.id"))
        .isEqualTo(company);
  }

  @Test
  void what_is_missing_or_wrong_is_said_and_nothing_half_done() {
    var before = counts();
    var empty = make(Map.of("client", " ", "about", ""));
    assertThat(empty.status()).isEqualTo(422);
    assertThat(empty.at("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("client", "about");
    var wrong = make(Map.of("client", "Elm", "email", "elm at home", "about", "Garden"));
    assertThat(wrong.text("errors.0.field")).isEqualTo("email");
    // Somebody else's company, which Ann doesn't see.
    var theirs = office.id(office.carl, "company", Map.of("name", "Theirs"));
    var hidden = make(Map.of("company", theirs, "about", "Garden"));
    assertThat(hidden.status()).isEqualTo(422);
    assertThat(hidden.text("errors.0.field")).isEqualTo("opportunity.company");
    assertThat(counts()).isEqualTo(before + 1);
  }

  @Test
  void sent_twice_with_one_key_it_is_made_once() {
    var before = counts();
    var body = Map.of("client", "Elm", "about", "Garden");
    var ann = office.browser(office.ann);
    var first = ann.post("/api/quotes", body, "Idempotency-Key", "first-quote");
    var again = ann.post("/api/quotes", body, "Idempotency-Key", "first-quote");

    assertThat(again.text("id")).isEqualTo(first.text("id"));
    assertThat(counts()).isEqualTo(before + 3);
  }

  private Browser.Answer make(Map<String, ?> body) {
    return office.browser(office.ann).post("/api/quotes", body);
  }

  private int counts() {
    return count(COMPANY) + count(OPPORTUNITY) + count(QUOTE);
  }

  private int count(Table<?> table) {
    return db.fetchCount(table);
  }
}
