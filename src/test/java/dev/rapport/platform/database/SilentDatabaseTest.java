package dev.rapport.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.SilentProxy;
import dev.rapport.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A database that is there but says nothing: packets are lost, connections are not refused. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "rapport.database.patience=2",
      "spring.datasource.hikari.maximum-pool-size=8",
      "spring.datasource.hikari.connection-timeout=3000",
      "spring.datasource.hikari.validation-timeout=1000"
    })
@DirtiesContext
class SilentDatabaseTest {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final URI SERVER = URI.create(DATABASE.url().substring("jdbc:".length()));
  private static final SilentProxy PROXY = new SilentProxy(SERVER.getHost(), port());

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry properties) {
    var url = DATABASE.url().replaceFirst("//[^/]*/", "//localhost:" + PROXY.port() + "/");
    properties.add("spring.datasource.url", () -> url);
    properties.add("spring.datasource.username", DATABASE::username);
    properties.add("spring.datasource.password", DATABASE::password);
  }

  private static int port() {
    return SERVER.getPort() < 0 ? 5432 : SERVER.getPort();
  }

  @Test
  void requests_end_in_time_and_all_goes_on_once_the_database_speaks_again() {
    var office = new Office(port, db, settings);
    var ann = office.browser(office.ann);
    assertThat(create(ann, "before").status()).isEqualTo(201);

    PROXY.fallSilent();
    try {
      var begun = System.nanoTime();
      var unanswered =
          IntStream.range(0, 20)
              .<Supplier<Answer>>mapToObj(i ->
                  i == 0
                      ? () -> create(ann, "meanwhile")
                      : () -> ann.get("/api/records/company?limit=10"))
              .toList();
      for (var answer : atOnce(unanswered)) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Retry-After")).isNotEmpty();
      }
      // Some seconds on a machine of its own; TCP alone would give up after a quarter of an hour.
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(3));
    } finally {
      PROXY.speak();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ann.get("/api/records/company").status() == 200);
    assertThat(create(ann, "meanwhile").status()).isEqualTo(201);
    var found = ann.get("/api/records/company?filter=name==meanwhile&count=exact");
    assertThat(found.at("count.value").asInt()).as(found.body().toString()).isEqualTo(1);
  }

  @Test
  void a_long_statement_of_a_job_is_not_taken_for_silence() throws Exception {
    assertThatThrownBy(() -> db.execute("select pg_sleep(4)")).matches(DatabaseFailures::isAway);
    LongWork.run(() -> db.execute("select pg_sleep(4)"));
    assertThatThrownBy(() -> db.execute("select pg_sleep(4)")).matches(DatabaseFailures::isAway);
  }

  /** Sent again, it happens once. */
  private static Answer create(Browser browser, String name) {
    return browser.post("/api/records/company", Map.of("name", name), "Idempotency-Key", name);
  }

  private static List<Answer> atOnce(List<Supplier<Answer>> requests) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return requests.stream()
          .map(request -> CompletableFuture.supplyAsync(request, threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }
}
