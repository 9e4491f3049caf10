package dev.rapport.sales.quotes;

import static rapport.db.Tables.QUOTE;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.rapport.identity.Actor;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Values;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Says of quotes whose last day is over that they are expired. */
@Component
class ExpiredQuotes {

  private static final int AT_ONCE = 500;

  private final DSLContext sql;
  private final RecordWriter writer;
  private final QuoteDocuments documents;
  private final TransactionTemplate transaction;

  ExpiredQuotes(
      DSLContext sql,
      RecordWriter writer,
      QuoteDocuments documents,
      TransactionTemplate transaction) {
    this.sql = sql;
    this.writer = writer;
    this.documents = documents;
    this.transaction = transaction;
  }

  void expire() {
    while (Boolean.TRUE.equals(transaction.execute(_ -> expireSome()))) {
      // until none is left
    }
  }

  /**
   * Whether there may be more. What a customer is just deciding about is left for the next time.
   */
  private boolean expireSome() {
    List<Change> over =
        sql.select(QUOTE.ID)
            .from(QUOTE)
            .where(QUOTE.STATUS.eq(Quote.SENT), QUOTE.DELETED_AT.isNull())
            .and(QUOTE.VALID_UNTIL.lt(documents.today()))
            .limit(AT_ONCE)
            .forNoKeyUpdate()
            .skipLocked()
            .fetch(row ->
                new Change.Update(
                    Quote.OBJECT,
                    row.value1(),
                    null,
                    new Values().with(Quote.STATUS, Quote.EXPIRED).toMap()));
    writer.write(over, Actor.SYSTEM, Origin.command("ExpireQuotes"));
    return over.size() == AT_ONCE;
  }

  @Configuration(proxyBeanMethods = false)
  static class Expiry {

    /** On one node at a time, each hour. */
    @Bean
    RecurringTask<Void> expiryOfQuotes(ExpiredQuotes quotes) {
      return Tasks.recurring("quotes.expire", FixedDelay.ofHours(1))
          .execute((_, _) -> quotes.expire());
    }
  }
}
