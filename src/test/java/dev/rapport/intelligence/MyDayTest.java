package dev.rapport.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

@ApiTest
@OwnDatabase
class MyDayTest {

  private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

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
  void tasks_are_due_by_the_day_of_the_one_who_asks() {
    db.update(APP_USER)
        .set(APP_USER.TIME_ZONE, ALMATY.getId())
        .where(APP_USER.ID.eq(office.ann))
        .execute();
    task("Late", -1, "23:30", Map.of());
    task("First thing", 0, "00:10", Map.of());
    task("Last thing", 0, "23:50", Map.of("status", "inProgress"));
    task("Later", 1, "00:10", Map.of());
    office.create(office.ann, "task", Map.of("subject", "Some day"));
    task("Done", 0, "12:00", Map.of("status", "done"));
    task("Given away", 0, "12:00", Map.of("owner", office.bob));

    var home = home();

    assertThat(subjects(home, "overdue")).containsExactly("Late");
    assertThat(subjects(home, "today")).containsExactly("First thing", "Last thing");
    assertThat(subjects(home, "next")).containsExactly("Later", "Some day");
  }

  @Test
  void my_pipeline_and_what_i_won_this_month_are_mine_alone() {
    deal(office.ann, Map.of("amount", 100));
    deal(office.ann, Map.of("amount", 20));
    deal(office.bob, Map.of("amount", 5000));
    var won =
        db.select(STAGE.ID).from(STAGE).where(STAGE.KIND.eq("won")).fetchOne(STAGE.ID).toString();
    deal(office.ann, Map.of("amount", 70, "stage", won));
    deal(office.ann, Map.of("amount", 900, "stage", won, "closedOn", "2017-03-01"));

    var home = home();

    assertThat(home.at("pipeline")).hasSize(1);
    assertThat(home.text("pipeline.0.stage.label")).isEqualTo("Prospecting");
    assertThat(home.at("pipeline.0.count").asInt()).isEqualTo(2);
    assertThat(home.text("pipeline.0.amount.amount")).isEqualTo("120.00");
    assertThat(home.at("wonThisMonth.value").asInt()).isEqualTo(1);
    assertThat(home.text("wonThisMonth.amount.amount")).isEqualTo("70.00");
  }

  @Test
  void new_leads_and_what_i_worked_on_last_are_there() {
    var lead = office.id(office.ann, "lead", Map.of("name", "Fresh"));
    var spoken = office.id(office.ann, "lead", Map.of("name", "Spoken"));
    office.update(office.ann, "lead", spoken, Map.of("status", "contacted"));
    var company = office.id(office.ann, "company", Map.of("name", "Touched"));
    office.id(office.bob, "company", Map.of("name", "Not mine"));

    var home = home();

    assertThat(home.at("leads").valueStream().map(l -> l.get("id").asString()))
        .containsExactly(lead);
    assertThat(home.at("recent").valueStream().map(r -> r.get("id").asString()))
        .containsExactly(company, spoken, lead);
    assertThat(home.text("recent.0.object")).isEqualTo("company");
  }

  @Test
  void what_somebody_may_not_see_is_empty() {
    var guest = office.people().user("Guest", office.people().role("Guest"), null);

    var home = office.browser(guest).get("/api/home");

    assertThat(home.status()).as(home.body().toString()).isEqualTo(200);
    assertThat(home.at("pipeline")).isEmpty();
    assertThat(home.at("wonThisMonth.value").asInt()).isZero();
  }

  private void task(String subject, int days, String time, Map<String, ?> more) {
    var due = LocalDate.now(ALMATY).plusDays(days).atTime(LocalTime.parse(time)).atZone(ALMATY);
    var values = new HashMap<String, Object>(more);
    values.putAll(Map.of("subject", subject, "dueAt", due.toInstant().toString()));
    office.create(office.ann, "task", values);
  }

  private void deal(UUID owner, Map<String, ?> values) {
    office.create(owner, "opportunity", values);
  }

  private Browser.Answer home() {
    var home = office.browser(office.ann).get("/api/home");
    assertThat(home.status()).as(home.body().toString()).isEqualTo(200);
    return home;
  }

  private static List<String> subjects(Browser.Answer home, String when) {
    return home.at("tasks." + when)
        .valueStream()
        .map(task -> task.get("subject").asString())
        .toList();
  }
}
