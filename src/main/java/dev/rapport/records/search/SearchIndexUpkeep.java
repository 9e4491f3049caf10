package dev.rapport.records.search;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;

import dev.rapport.records.RecordsChanged;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sorts what was written into the search's index. PostgreSQL lays new entries of a GIN index aside,
 * up to four megabytes of them, because many at once are sorted in for less than one by one; but
 * each search reads all that lies aside, for up to four milliseconds. So they are sorted in soon,
 * and those of a second together.
 */
@Component
class SearchIndexUpkeep {

  private static final Logger LOG = LoggerFactory.getLogger(SearchIndexUpkeep.class);
  private static final Duration DELAY = Duration.ofSeconds(1);

  /** Behind large change sets: where thousands of records come in, more of them together. */
  private static final Duration LONG_DELAY = Duration.ofSeconds(10);

  private static final int LARGE = 100;

  private final DSLContext sql;
  private final AtomicBoolean due = new AtomicBoolean();

  /** What is still to come when the application ends is left out. */
  private final ScheduledExecutorService later =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofVirtual().name("search-index").factory(), new DiscardPolicy());

  SearchIndexUpkeep(DSLContext sql) {
    this.sql = sql;
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void changed(RecordsChanged change) {
    if (due.compareAndSet(false, true)) {
      var records = change.records().values().stream().mapToInt(List::size).sum();
      var delay = records < LARGE ? DELAY : LONG_DELAY;
      later.schedule(this::sortIn, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @PreDestroy
  void end() {
    later.shutdownNow();
    later.close();
  }

  private void sortIn() {
    due.set(false);
    try {
      sql.select(field("gin_clean_pending_list({0}::regclass)", inline("record_by_token"))).fetch();
    } catch (DataAccessException | org.jooq.exception.DataAccessException e) {
      // The next write comes back to it, and until then searches only take longer.
      LOG.debug("The search's index is not sorted in", e);
    }
  }
}
