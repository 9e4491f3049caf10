package dev.rapport.sales.quotes;

import static dev.rapport.sales.quotes.QuotesTest.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** Ann may give 10 %, and asks somebody who may give more. */
@ApiTest
@OwnDatabase
class ApprovalsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private QuoteDesk desk;
  private String quote;

  @BeforeEach
  void aQuoteOfFifteenPerCent() {
    office = new Office(port, db, settings);
    if (db.fetchCount(STAGE) == 0) {
      Office.setUp(events, "en");
    }
    desk = new QuoteDesk(office, port, db);
    quote = desk.draft("1", line("Desk", "1", "100", "discount", 15));
    desk.limitSalespeople(10);
  }

  @Test
  void those_are_proposed_who_may_give_as_much_and_change_the_quote_the_team_s_manager_first() {
    // Bob and Carl may give too little; Zoe enough, and she doesn't see the quote.
    var zoe = office.people().user("Zoe", office.salesRole, office.team);
    limit(zoe, 50);
    var answer = desk.ann().get("/api/quotes/" + quote + "/approvers");

    assertThat(names(answer.at("approvers"))).startsWith("Mara").contains("Ada");
    assertThat(names(answer.at("approvers"))).doesNotContain("Ann", "Bob", "Carl", "Zoe");
    assertThat(answer.at("approvers.0").propertyNames())
        .containsExactlyInAnyOrder("id", "object", "label");
    limit(office.manager, 12);
    assertThat(names(desk.ann().get("/api/quotes/" + quote + "/approvers").at("approvers")))
        .doesNotContain("Mara");
    var carl = office.browser(office.carl);
    assertThat(carl.get("/api/quotes/" + quote + "/approvers").status()).isEqualTo(404);
  }

  @Test
  void who_is_asked_gets_a_task_in_their_language_due_today() {
    office.browser(office.manager).patch("/api/session/user", Map.of("language", "bg"));
    var asked = ask(office.manager, "They pay at once");

    assertThat(asked.status()).as(asked.body().toString()).isEqualTo(200);
    assertThat(asked.text("asked.label")).isEqualTo("Mara");
    var task = tasks().getFirst();
    var name = asked.text("quote.name");
    assertThat(task.at("/subject").asString())
        .isEqualTo("Ann моли да одобрите 15 % отстъпка в " + name);
    assertThat(task.at("/description").asString()).isEqualTo("They pay at once");
    assertThat(task.at("/about/id").asString()).isEqualTo(quote);
    assertThat(task.at("/owner/label").asString()).isEqualTo("Mara");
    assertThat(task.at("/requester/label").asString()).isEqualTo("Ann");
    var zone =
        ZoneId.of(
            db.select(APP_USER.TIME_ZONE)
                .from(APP_USER)
                .where(APP_USER.ID.eq(office.manager))
                .fetchSingle()
                .value1());
    var due = Instant.parse(task.at("/dueAt").asString()).atZone(zone).toLocalDate();
    assertThat(due).isBetween(LocalDate.now(zone).minusDays(1), LocalDate.now(zone));
    assertThat(events()).containsExactly("approvalAsked Mara Ann");
  }

  @Test
  void asked_once_nobody_is_asked_again_until_that_is_settled() {
    ask(office.manager, null);

    var again = ask(office.administrator, null);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("title")).contains("Mara");
    assertThat(tasks()).hasSize(1);

    var task = tasks().getFirst().at("/id").asString();
    office.update(office.manager, "task", task, Map.of("status", "cancelled"));
    assertThat(desk.read(quote).at("asked").isNull()).isTrue();
    assertThat(ask(office.administrator, null).status()).isEqualTo(200);
  }

  @Test
  void approved_the_task_is_done_and_the_quote_tells_who_asked_and_who_approved() {
    ask(office.manager, null);
    var approved =
        office.browser(office.manager).post("/api/quotes/" + quote + "/approval", Map.of());
    assertThat(approved.status()).isEqualTo(200);

    await().untilAsserted(() -> assertThat(status()).isEqualTo("done"));
    assertThat(events()).containsExactly("approvalAsked Mara Ann", "approved Mara Mara");
    assertThat(desk.read(quote).at("approved").asBoolean()).isTrue();
    assertThat(ask(office.manager, null).status()).isEqualTo(409);
    desk.send(quote);
  }

  @Test
  void changed_so_that_no_approval_is_needed_the_task_is_done_too() {
    ask(office.manager, null);
    var less = line("Desk", "1", "100", "discount", 12);
    desk.save(quote, Map.of(), List.of(less));
    assertThat(desk.read(quote).text("asked.label")).isEqualTo("Mara");

    desk.save(quote, Map.of(), List.of(line("Desk", "1", "100", "discount", 10)));

    await().untilAsserted(() -> assertThat(status()).isEqualTo("done"));
    assertThat(ask(office.manager, null).status()).isEqualTo(409);
  }

  @Test
  void sent_by_somebody_who_may_or_deleted_the_task_is_done_as_well() {
    ask(office.manager, null);
    var sent = office.browser(office.manager).post("/api/quotes/" + quote + "/sending", Map.of());
    assertThat(sent.status()).as(sent.body().toString()).isEqualTo(200);
    await().untilAsserted(() -> assertThat(status()).isEqualTo("done"));

    desk.limitSalespeople(100);
    quote = desk.draft("1", line("Desk", "1", "100", "discount", 15));
    desk.limitSalespeople(10);
    ask(office.manager, null);
    assertThat(desk.ann().delete("/api/records/quote/" + quote).status()).isEqualTo(204);
    await().untilAsserted(() -> assertThat(status()).isEqualTo("done"));
  }

  @Test
  void nobody_is_asked_who_could_not_approve_it() {
    for (var user : List.of(office.bob, office.carl, office.ann, UUID.randomUUID())) {
      var refused = ask(user, null);
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.text("errors.0.field")).isEqualTo("approver");
    }
    var without = Map.of("text", "Please");
    assertThat(desk.ann().post(requests(), without).status()).isIn(400, 422);
    var carl = office.browser(office.carl);
    var asked = Map.of("approver", office.manager.toString());
    assertThat(carl.post(requests(), asked).status()).isEqualTo(404);
    assertThat(tasks()).isEmpty();
  }

  @Test
  void what_needs_no_approval_asks_nobody() {
    desk.save(quote, Map.of(), List.of(line("Desk", "1", "100", "discount", 5)));

    assertThat(ask(office.manager, null).status()).isEqualTo(409);
    assertThat(tasks()).isEmpty();
  }

  private Browser.Answer ask(UUID approver, @Nullable String text) {
    var asked =
        text == null
            ? Map.of("approver", approver.toString())
            : Map.of("approver", approver.toString(), "text", text);
    return desk.ann().post(requests(), asked);
  }

  private String requests() {
    return "/api/quotes/" + quote + "/approval-requests";
  }

  private List<JsonNode> tasks() {
    var fields = "subject,description,about,owner,requester,dueAt,status";
    return office
        .browser(office.administrator)
        .get("/api/records/task?filter=about==" + quote + "&fields=" + fields)
        .at("records")
        .valueStream()
        .toList();
  }

  private String status() {
    return tasks().getFirst().at("/status").asString();
  }

  /** The events of the quote: kind, person, and whose doing it was. */
  private List<String> events() {
    return desk.ann()
        .get("/api/records/quoteEvent?sort=at&fields=kind,person,createdBy&filter=quote==" + quote)
        .at("records")
        .valueStream()
        .map(event ->
            event.at("/kind").asString()
                + " "
                + event.at("/person").asString()
                + " "
                + event.at("/createdBy/label").asString())
        .toList();
  }

  private void limit(UUID user, int percent) {
    db.update(APP_USER)
        .set(APP_USER.DISCOUNT_LIMIT, BigDecimal.valueOf(percent))
        .where(APP_USER.ID.eq(user))
        .execute();
  }

  private static List<String> names(JsonNode references) {
    return references.valueStream().map(user -> user.at("/label").asString()).toList();
  }
}
