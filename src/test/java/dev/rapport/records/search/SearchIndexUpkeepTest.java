package dev.rapport.records.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.testing.ApiTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class SearchIndexUpkeepTest {

  @Autowired private DSLContext db;
  @Autowired private RecordWriter writer;

  private final AtomicInteger written = new AtomicInteger();

  @Test
  void what_is_written_does_not_lie_aside_for_the_searches_to_read() {
    // Written just now, it lies aside.
    Awaitility.await()
        .pollInterval(Duration.ZERO)
        .untilAsserted(() -> {
          write();
          assertThat(sortedIn()).isPositive();
        });

    // A little later nothing is left to be sorted in.
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          write();
          Thread.sleep(Duration.ofSeconds(3));
          assertThat(sortedIn()).isZero();
        });
  }

  private void write() {
    var name = "Aside " + written.incrementAndGet();
    writer.write(
        List.of(new Change.Create("company", Ids.next(), Map.of("name", name))),
        Actor.SYSTEM,
        Origin.API);
  }

  /** How many pages lay aside until now. */
  private long sortedIn() {
    return db.fetchOne("select gin_clean_pending_list('record_by_token')").get(0, Long.class);
  }
}
