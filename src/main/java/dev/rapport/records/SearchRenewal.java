package dev.rapport.records;

import static org.jooq.impl.DSL.noCondition;
import static rapport.db.Tables.JOB;
import static rapport.db.Tables.RECORD;

import dev.rapport.platform.jobs.JobHandler;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.platform.jobs.Jobs;
import dev.rapport.platform.settings.Settings;
import dev.rapport.platform.text.Text;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.search.SearchTokens;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes anew what the search finds all records by, once, after a release that makes other words of
 * them, while people work. Until a record's turn comes it is found as before.
 */
@Component
class SearchRenewal implements JobHandler {

  static final String KIND = "search-renewal";

  private static final String VERSION = "search.version";
  private static final List<String> AT_WORK = List.of("waiting", "running", "cancelling");
  private static final int AT_ONCE = 500;

  /**
   * @param after the last record that was dealt with
   */
  record Progress(@Nullable UUID after, long records, boolean done) {}

  private final DSLContext sql;
  private final TransactionTemplate transactions;
  private final Settings settings;
  private final Catalog catalog;
  private final SearchRebuild search;
  private final Jobs jobs;

  SearchRenewal(
      DSLContext sql,
      TransactionTemplate transactions,
      Settings settings,
      Catalog catalog,
      SearchRebuild search,
      Jobs jobs) {
    this.sql = sql;
    this.transactions = transactions;
    this.settings = settings;
    this.catalog = catalog;
    this.search = search;
    this.jobs = jobs;
  }

  @EventListener(ApplicationReadyEvent.class)
  void renewOlder() {
    if (settings.get(VERSION, Integer.class, 1) >= SearchTokens.VERSION) {
      return;
    }
    if (!sql.fetchExists(RECORD)) {
      settings.put(VERSION, SearchTokens.VERSION);
    } else if (!sql.fetchExists(JOB, JOB.KIND.eq(KIND), JOB.STATE.in(AT_WORK))) {
      jobs.start(new Jobs.NewJob(KIND, Text.of("job.searchRenewal"), Map.of(), null, null));
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun job) {
    var at = job.progress(Progress.class).orElse(new Progress(null, 0, false));
    long total = sql.fetchCount(RECORD);
    while (!at.done()) {
      job.proceed();
      var from = at;
      at = Objects.requireNonNull(transactions.execute(_ -> step(job, from, total)));
    }
    settings.put(VERSION, SearchTokens.VERSION);
  }

  private Progress step(JobRun job, Progress at, long total) {
    var found =
        sql.select(RECORD.ID, RECORD.OBJECT)
            .from(RECORD)
            .where(at.after() == null ? noCondition() : RECORD.ID.gt(at.after()))
            .orderBy(RECORD.ID)
            .limit(AT_ONCE)
            .fetch();
    found.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.value2(), Collectors.mapping(row -> row.value1(), Collectors.toList())))
        .forEach(
            (name, ids) -> catalog.find(name).ifPresent(object -> search.rebuild(object, ids)));
    var records = at.records() + found.size();
    var next =
        found.size() < AT_ONCE
            ? new Progress(null, records, true)
            : new Progress(found.getLast().value1(), records, false);
    job.save(next, records, Math.max(total, records));
    return next;
  }
}
