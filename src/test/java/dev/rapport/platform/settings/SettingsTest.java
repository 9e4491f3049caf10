package dev.rapport.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static rapport.db.Tables.SETTING;

import dev.rapport.platform.PlatformTest;
import dev.rapport.testing.OwnDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
@OwnDatabase
class SettingsTest {

  private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
  private static final Organisation US =
      new Organisation("Acme", "bg", "EUR", "BG", ZoneId.of("Europe/Sofia"));

  @Autowired private Settings settings;
  @Autowired private DSLContext db;
  @Autowired private ExchangeRates rates;
  @Autowired private TransactionTemplate transaction;

  @Test
  void settings_are_kept_and_forgotten_with_the_transaction_that_wrote_them() {
    assertThat(settings.get("colour", String.class)).isEmpty();
    transaction.executeWithoutResult(status -> {
      settings.put("colour", "blue");
      assertThat(settings.get("colour", String.class)).contains("blue");
      status.setRollbackOnly();
    });
    assertThat(settings.get("colour", String.class)).isEmpty();
    settings.save(US);
    assertThat(settings.organisation()).contains(US);
  }

  @Test
  void what_would_hold_nothing_is_no_lock() {
    assertThatThrownBy(() -> settings.lock("colour")).isInstanceOf(IllegalStateException.class);
    transaction.executeWithoutResult(status -> settings.lock("colour"));
  }

  @Test
  void what_another_node_writes_where_nothing_was_shows_at_once() {
    assertThat(settings.get("shape", String.class)).isEmpty();
    db.insertInto(SETTING, SETTING.NAME, SETTING.VALUE)
        .values("shape", JSONB.valueOf("\"round\""))
        .execute();
    assertThat(settings.get("shape", String.class)).contains("round");
    settings.putIfAbsent("shape", "square");
    assertThat(settings.get("shape", String.class)).contains("round");
    settings.remove("shape");
    assertThat(settings.get("shape", String.class)).isEmpty();
  }

  @Test
  void what_stands_for_a_missing_value_is_kept_until_there_is_one() {
    assertThat(settings.get("size", String.class, "small")).isEqualTo("small");
    transaction.executeWithoutResult(status -> {
      settings.put("size", "large");
      assertThat(settings.get("size", String.class, "small")).isEqualTo("large");
      status.setRollbackOnly();
    });
    assertThat(settings.get("size", String.class, "small")).isEqualTo("small");
    db.insertInto(SETTING, SETTING.NAME, SETTING.VALUE)
        .values("size", JSONB.valueOf("\"huge\""))
        .execute();
    await().until(() -> settings.get("size", String.class, "small").equals("huge"));
    settings.remove("size");
    assertThat(settings.get("size", String.class, "small")).isEqualTo("small");
  }

  @Test
  void amounts_are_worth_what_the_rate_of_their_day_says() {
    settings.save(US);
    assertThat(worth("EUR", NEW_YEAR)).isEqualByComparingTo("100");
    assertThat(rates.rate("USD", NEW_YEAR)).isEmpty();
    rates.put("USD", NEW_YEAR, new BigDecimal("0.9"));
    rates.put("USD", NEW_YEAR.plusMonths(1), new BigDecimal("0.8"));
    assertThat(worth("USD", NEW_YEAR.minusDays(1))).isEqualByComparingTo("90");
    assertThat(worth("USD", NEW_YEAR.plusDays(30))).isEqualByComparingTo("90");
    assertThat(worth("USD", NEW_YEAR.plusMonths(1))).isEqualByComparingTo("80");
  }

  private BigDecimal worth(String currency, LocalDate on) {
    return rates.inOrganisationCurrency(new BigDecimal("100"), currency, on).orElseThrow();
  }
}
