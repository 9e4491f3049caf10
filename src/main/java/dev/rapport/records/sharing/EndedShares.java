package dev.rapport.records.sharing;

import static rapport.db.Tables.RECORD_SHARE;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.sharing.ShareableRecords.Found;
import java.util.ArrayList;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import rapport.db.tables.records.RecordShareRecord;

/**
 * Takes away what was shared until a moment that has come. Nobody sees anything by it from that
 * moment on; this writes down that it ended, and lets the pages know that still show it.
 */
@Component
class EndedShares {

  private static final int AT_ONCE = 100;

  private final DSLContext sql;
  private final Catalog catalog;
  private final ShareTrail trail;
  private final TransactionTemplate transaction;

  EndedShares(DSLContext sql, Catalog catalog, ShareTrail trail, TransactionTemplate transaction) {
    this.sql = sql;
    this.catalog = catalog;
    this.trail = trail;
    this.transaction = transaction;
  }

  void remove() {
    while (Boolean.TRUE.equals(transaction.execute(_ -> removeSome()))) {
      // until none is left
    }
  }

  /** Whether there may be more. A record once in a change set: the other shares of it come next. */
  private boolean removeSome() {
    var over =
        DSL.select(RECORD_SHARE.RECORD_ID, DSL.min(RECORD_SHARE.PRINCIPAL_ID.cast(String.class)))
            .from(RECORD_SHARE)
            .where(RECORD_SHARE.UNTIL.le(DSL.currentOffsetDateTime()))
            .groupBy(RECORD_SHARE.RECORD_ID)
            .limit(AT_ONCE);
    var ended =
        sql.deleteFrom(RECORD_SHARE)
            .where(
                DSL.row(RECORD_SHARE.RECORD_ID, RECORD_SHARE.PRINCIPAL_ID.cast(String.class))
                    .in(over))
            .and(RECORD_SHARE.UNTIL.le(DSL.currentOffsetDateTime()))
            .returning()
            .fetch();
    var entries = new ArrayList<ShareTrail.Entry>();
    for (var row : ended) {
      entries.add(new ShareTrail.Entry(found(row), Sharing.terms(row), null));
    }
    if (!entries.isEmpty()) {
      trail.write("EndShare", null, entries);
    }
    return !entries.isEmpty();
  }

  private Found found(RecordShareRecord row) {
    var version = catalog.find(row.getObject()).map(object -> version(object, row)).orElse(0);
    return new Found(row.getObject(), row.getRecordId(), version);
  }

  private int version(ObjectDefinition object, RecordShareRecord row) {
    var version = object.column("version", Integer.class);
    return sql.select(version)
        .from(object.table())
        .where(object.id().eq(row.getRecordId()))
        .fetchOptional(version)
        .orElse(0);
  }

  @Configuration(proxyBeanMethods = false)
  static class Ending {

    /** On one node at a time, each minute. */
    @Bean
    RecurringTask<Void> endingOfShares(EndedShares shares) {
      return Tasks.recurring("shares.end", FixedDelay.ofMinutes(1))
          .execute((_, _) -> shares.remove());
    }
  }
}
