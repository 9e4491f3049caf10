package dev.rapport.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ApiTest
class TaskTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private Office office;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
  }

  @Test
  void a_new_task_is_to_do_and_asked_for_by_the_one_who_made_it() {
    var task = task(Map.of("subject", "Call"));

    assertThat(task.at("/status").asString()).isEqualTo("open");
    assertThat(task.at("/priority").asString()).isEqualTo("normal");
    assertThat(task.at("/requester/id").asString()).isEqualTo(office.ann.toString());
    assertThat(task.at("/owner/id").asString()).isEqualTo(office.ann.toString());
  }

  @Test
  void a_task_is_seen_by_the_one_who_does_it_and_the_one_who_asked() {
    var task =
        office
            .browser(office.ann)
            .post("/api/records/task", Map.of("subject", "Deliver", "owner", office.carl));
    assertThat(task.status()).as(task.body().toString()).isEqualTo(201);
    var path = "/api/records/task/" + task.text("id");

    assertThat(office.browser(office.carl).get(path).status()).isEqualTo(200);
    assertThat(office.browser(office.ann).get(path).status()).isEqualTo(200);
    assertThat(office.browser(office.bob).get(path).status()).isEqualTo(404);
  }

  @Test
  void it_is_noted_when_a_task_was_done_until_it_is_opened_again() {
    var task = task(Map.of("subject", "Write"));
    assertThat(task.at("/doneAt").isNull()).isTrue();

    assertThat(change(task, Map.of("status", "done")).at("/doneAt").isNull()).isFalse();
    assertThat(change(task, Map.of("status", "inProgress")).at("/doneAt").isNull()).isTrue();
    assertThat(refusal(task, Map.of("doneAt", "2026-01-01T00:00:00Z"))).isEqualTo("readOnly");
  }

  @Test
  void a_task_that_repeats_comes_back_when_it_is_done() {
    var task =
        task(
            Map.of(
                "subject", "Water the plants",
                "dueAt", "2099-01-31T09:00:00Z",
                "remindAt", "2099-01-31T08:30:00Z",
                "repeats", "monthly",
                "priority", "high"));

    var done = change(task, Map.of("status", "done"));

    assertThat(done.at("/repeats").isNull()).isTrue();
    var next = open("Water the plants");
    assertThat(next.at("records")).hasSize(1);
    assertThat(next.text("records.0.dueAt")).isEqualTo("2099-02-28T09:00:00Z");
    assertThat(next.text("records.0.remindAt")).isEqualTo("2099-02-28T08:30:00Z");
    assertThat(next.text("records.0.repeats")).isEqualTo("monthly");
    assertThat(next.text("records.0.priority")).isEqualTo("high");

    change(task, Map.of("status", "open"));
    change(task, Map.of("status", "done"));
    assertThat(open("Water the plants").at("records")).hasSize(1);
  }

  @Test
  void undoing_it_takes_the_next_one_back_too() {
    var task =
        task(Map.of("subject", "Undo twice", "dueAt", "2099-05-01T09:00:00Z", "repeats", "weekly"));
    var browser = office.browser(office.ann);
    var path = "/api/records/task/" + id(task);
    var done = browser.patch(path, Map.of("status", "done"), "If-Match", "*");
    assertThat(open("Undo twice").at("records")).hasSize(1);
    assertThat(open("Undo twice").text("records.0.id")).isNotEqualTo(id(task));

    var undone =
        browser.post("/api/change-sets/" + done.header("Change-Set") + "/reversal", Map.of());

    assertThat(undone.status()).as(undone.body().toString()).isLessThan(300);
    assertThat(open("Undo twice").at("records")).hasSize(1);
    assertThat(open("Undo twice").text("records.0.id")).isEqualTo(id(task));
    assertThat(office.read(office.ann, "task", id(task)).at("/repeats").asString())
        .isEqualTo("weekly");
  }

  @Test
  void a_repeating_task_needs_a_date_and_a_reminder_comes_before_it() {
    var task = task(Map.of("subject", "Plan"));

    assertThat(refusal(task, Map.of("repeats", "daily"))).isEqualTo("task.repeatsWithoutDue");
    assertThat(
            refusal(
                task, Map.of("dueAt", "2099-01-01T09:00:00Z", "remindAt", "2099-01-01T10:00:00Z")))
        .isEqualTo("task.remindAfterDue");
  }

  @Test
  void a_note_is_about_something_and_seen_by_whoever_sees_that() {
    var browser = office.browser(office.ann);
    assertThat(browser.post("/api/records/note", Map.of("body", "Hm")).text("errors.0.field"))
        .isEqualTo("about");

    var company = office.id(office.ann, "company", Map.of("name", "Noted"));
    var note = office.id(office.ann, "note", Map.of("body", "Prefers mail", "about", company));

    var path = "/api/records/note/" + note;
    assertThat(office.browser(office.manager).get(path).status()).isEqualTo(200);
    assertThat(office.browser(office.carl).get(path).status()).isEqualTo(404);
  }

  private JsonNode task(Map<String, ?> values) {
    return office.create(office.ann, "task", values);
  }

  private JsonNode change(JsonNode task, Map<String, ?> values) {
    return office.update(office.ann, "task", id(task), values);
  }

  private String refusal(JsonNode task, Map<String, ?> values) {
    return office.patch(office.ann, "task", id(task), values).text("errors.0.code");
  }

  private Browser.Answer open(String subject) {
    return office
        .browser(office.ann)
        .get(
            "/api/records/task?fields=dueAt,remindAt,repeats,priority&filter=status%3D%3Dopen;owner%3D%3Dme;subject%3D%3D'"
                + subject.replace(" ", "%20")
                + "'");
  }

  private static String id(JsonNode record) {
    return record.get("id").asString();
  }
}
