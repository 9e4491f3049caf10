package dev.rapport.records.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.LiveReader;
import dev.rapport.testing.Office;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowingConsumer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;

/** Live updates when there is much of something: records, changes, listeners. */
@ApiTest
class LiveCrowdTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private LiveChanges changes;

  private Office office;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
  }

  @Test
  void of_many_records_seen_through_another_those_hear_who_see_that_one() {
    var company = office.id(office.ann, "company", Map.of("name", "Much written about"));
    var notes =
        IntStream.range(0, 210)
            .mapToObj(i -> office.id(office.ann, "note", Map.of("body", "N" + i, "about", company)))
            .toList();
    var many = "{\"object\":\"note\",\"ids\":null}";
    try (var manager = listen(office.manager);
        var carl = listen(office.carl)) {
      all(notes, Map.of("body", "Rewritten"));
      manager.until(many);
      var own = office.id(office.carl, "company", Map.of("name", "Own"));
      assertThat(carl.until(own)).noneMatch(event -> event.data().contains("note"));

      var share = "/api/records/company/" + company + "/shares/" + office.carl;
      office.browser(office.ann).put(share, Map.of("change", false));
      carl.until("reset");
      all(notes, Map.of("body", "Rewritten for him as well"));
      carl.until(many);

      // Away from what he sees: he hears that they have gone, and nothing after that.
      var other = office.id(office.ann, "company", Map.of("name", "Hidden"));
      var moved = notes.subList(0, 205);
      all(moved, Map.of("about", other));
      carl.until(many);
      all(moved, Map.of("body", "Not for him"));
      var last = office.id(office.carl, "company", Map.of("name", "Last"));
      assertThat(carl.until(last)).noneMatch(event -> event.data().contains("note"));
    }
  }

  private void all(List<String> notes, Map<String, String> patch) {
    var answer =
        office
            .browser(office.ann)
            .post("/api/records/note/bulk", Map.of("ids", notes, "patch", patch));
    assertThat(answer.at("changed").asInt())
        .as(answer.body().toString().substring(0, Math.min(300, answer.body().toString().length())))
        .isEqualTo(notes.size());
  }

  @Test
  void what_happens_in_quick_succession_is_told_together() {
    try (var manager = listen(office.manager)) {
      var begun = System.nanoTime();
      var made =
          IntStream.range(0, 30)
              .mapToObj(i -> office.id(office.ann, "company", Map.of("name", "Quick " + i)))
              .toList();
      var heard = manager.until(made.getLast());
      var pauses = Duration.ofNanos(System.nanoTime() - begun).dividedBy(LiveController.PAUSE);
      assertThat(heard).hasSizeLessThanOrEqualTo((int) pauses + 2);
      assertThat(heard.toString()).contains(made);
    }
  }

  @Test
  void a_node_that_has_all_the_streams_it_takes_refuses_more_until_one_is_closed() {
    var feed = new LiveFeed(changes, 2, 6);
    assertThatThrownBy(() -> feed.open("first", null)).as("not started").satisfies(unavailable());
    feed.start();
    try {
      var first = feed.open("first", null);
      feed.open("second", null);
      assertThatThrownBy(() -> feed.open("third", null)).satisfies(unavailable());
      feed.close(first, "first");
      feed.open("third", null);
    } finally {
      feed.stop();
    }
  }

  private static ThrowingConsumer<Throwable> unavailable() {
    return e ->
        assertThat(e)
            .isInstanceOfSatisfying(
                ProblemException.class,
                problem -> assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
  }

  private LiveReader listen(UUID user) {
    return new LiveReader(office.browser(user));
  }
}
