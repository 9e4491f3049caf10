package dev.rapport.platform.settings;

import static rapport.db.Tables.EXCHANGE_RATE;

import dev.rapport.platform.database.Notices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What other currencies are worth in the organisation's. Rates hold from a day on. */
@Component
public class ExchangeRates {

  private static final int DIGITS = 4;

  private final DSLContext database;
  private final Settings settings;
  private final Notices notices;
  private volatile @Nullable Map<String, NavigableMap<LocalDate, BigDecimal>> rates;

  ExchangeRates(DSLContext database, Settings settings, Notices notices) {
    this.notices = notices;
    this.database = database;
    this.settings = settings;
    notices.follow("rates", _ -> rates = null, () -> rates = null);
  }

  /**
   * The amount in the organisation's currency by the rate of that day, with four digits; empty
   * where there is no rate. Days before the first rate go by the first.
   */
  public Optional<BigDecimal> inOrganisationCurrency(
      BigDecimal amount, String currency, LocalDate on) {
    return rate(currency, on)
        .map(rate -> amount.multiply(rate).setScale(DIGITS, RoundingMode.HALF_UP));
  }

  /** What one unit of {@code currency} is worth in the organisation's on that day. */
  public Optional<BigDecimal> rate(String currency, LocalDate on) {
    boolean own = settings.organisation().filter(us -> us.currency().equals(currency)).isPresent();
    if (own) {
      return Optional.of(BigDecimal.ONE);
    }
    NavigableMap<LocalDate, BigDecimal> known = rates().get(currency);
    if (known == null) {
      return Optional.empty();
    }
    var entry = known.floorEntry(on);
    return Optional.of((entry == null ? known.firstEntry() : entry).getValue());
  }

  /**
   * What one unit of a currency is worth in the organisation's.
   *
   * @param since the day from which it holds
   */
  public record Rate(String currency, BigDecimal rate, LocalDate since) {}

  /** The rates of a day, by the currencies' codes. */
  public List<Rate> on(LocalDate day) {
    return rates().entrySet().stream()
        .map(known -> {
          var held = known.getValue().floorEntry(day);
          var entry = held == null ? known.getValue().firstEntry() : held;
          return new Rate(known.getKey(), entry.getValue(), entry.getKey());
        })
        .sorted(Comparator.comparing(Rate::currency))
        .toList();
  }

  /**
   * Sets the rate that holds from a day on.
   *
   * @param rate above 0: one unit of {@code currency} in the organisation's currency
   */
  public void put(String currency, LocalDate from, BigDecimal rate) {
    database
        .insertInto(EXCHANGE_RATE)
        .set(EXCHANGE_RATE.CURRENCY, currency)
        .set(EXCHANGE_RATE.VALID_FROM, from)
        .set(EXCHANGE_RATE.RATE, rate)
        .onConflict(EXCHANGE_RATE.CURRENCY, EXCHANGE_RATE.VALID_FROM)
        .doUpdate()
        .set(EXCHANGE_RATE.RATE, rate)
        .execute();
    rates = null;
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              rates = null; // another thread may have read the old ones meanwhile
            }
          });
    }
  }

  private Map<String, NavigableMap<LocalDate, BigDecimal>> rates() {
    var known = rates;
    if (known == null || !notices.isFollowing()) {
      known = new HashMap<>();
      for (var row : database.selectFrom(EXCHANGE_RATE)) {
        known
            .computeIfAbsent(row.getCurrency(), currency -> new TreeMap<>())
            .put(row.getValidFrom(), row.getRate());
      }
      rates = known;
    }
    return known;
  }
}
