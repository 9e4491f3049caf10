package dev.rapport.sales.quotes;

import static org.jooq.impl.DSL.count;
import static rapport.db.Tables.QUOTE_EVENT;

import dev.rapport.platform.Ids;
import dev.rapport.records.Change;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The evidence of what happened to quotes. */
@Component
class QuoteEvents {

  /** Enough to see that somebody looked often. */
  private static final int MOST_LOOKS = 300;

  private static final Duration ONE_LOOK = Duration.ofMinutes(10);
  private static final int LONGEST_AGENT = 300;

  /** From where somebody comes who isn't signed in. */
  record Visit(String address, @Nullable String userAgent) {}

  private final DSLContext sql;
  private final Clock clock;

  QuoteEvents(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * @param more what else is known
   */
  Change.Create event(RecordRow quote, String kind, @Nullable Visit visit, Values more) {
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Change.Create(
        QuoteEvent.OBJECT,
        Ids.next(),
        more.with(QuoteEvent.NAME, quote.get(Quote.NAME))
            .with(QuoteEvent.PARENT, Reference.to(quote.id()))
            .with(QuoteEvent.OPPORTUNITY, quote.get(Quote.OPPORTUNITY))
            .with(QuoteEvent.KIND, kind)
            .with(QuoteEvent.AT, at)
            .with(QuoteEvent.ADDRESS, visit == null ? null : visit.address())
            .with(QuoteEvent.USER_AGENT, visit == null ? null : agent(visit))
            .toMap());
  }

  /** Whether a look is worth a note: the first in a while from an address, and not the 300th. */
  boolean isNewLook(UUID quote, Visit visit) {
    var looks =
        sql.selectCount()
            .select(
                count()
                    .filterWhere(
                        QUOTE_EVENT
                            .ADDRESS
                            .eq(visit.address())
                            .and(QUOTE_EVENT.AT.gt(OffsetDateTime.now(clock).minus(ONE_LOOK)))))
            .from(QUOTE_EVENT)
            .where(QUOTE_EVENT.QUOTE_ID.eq(quote), QUOTE_EVENT.KIND.eq(QuoteEvent.SEEN))
            .fetchSingle();
    return looks.get(0, int.class) < MOST_LOOKS && looks.get(1, int.class) == 0;
  }

  /** How many questions came on the last day. */
  int questions(UUID quote) {
    return sql.fetchCount(
        QUOTE_EVENT,
        QUOTE_EVENT.QUOTE_ID.eq(quote),
        QUOTE_EVENT.KIND.eq(QuoteEvent.QUESTION),
        QUOTE_EVENT.AT.gt(OffsetDateTime.now(clock).minusDays(1)));
  }

  /** What proves later that a text is the same. */
  static String hash(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private static @Nullable String agent(Visit visit) {
    var agent = visit.userAgent();
    if (agent == null) {
      return null;
    }
    var plain = agent.replaceAll("\\p{Cntrl}", " ");
    return plain.substring(0, Math.min(plain.length(), LONGEST_AGENT));
  }
}
