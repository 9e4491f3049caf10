package dev.rapport.administration;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.ExchangeRates;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The currencies in which amounts may be entered: the organisation's, and those that have a rate.
 */
@RestController
@RequestMapping("/api/currencies")
class CurrencyController {

  private static final BigDecimal LARGEST = new BigDecimal("1000000000");
  private static final int DIGITS = 10;

  /**
   * @param code ISO 4217
   * @param rate what one unit is worth today in the organisation's currency
   * @param since the day from which that rate holds; null for the organisation's own
   */
  @Schema(name = "CurrencyInUse")
  record CurrencyView(String code, BigDecimal rate, @Nullable LocalDate since) {}

  @Schema(name = "Currencies")
  record Currencies(List<CurrencyView> currencies) {}

  /**
   * @param since today when it is missing
   */
  record RateInput(@NotNull BigDecimal rate, @Nullable LocalDate since) {}

  private final Settings settings;
  private final ExchangeRates rates;
  private final Clock clock;

  CurrencyController(Settings settings, ExchangeRates rates, Clock clock) {
    this.settings = settings;
    this.rates = rates;
    this.clock = clock;
  }

  @GetMapping
  Currencies inUse(Actor actor) {
    var organisation = organisation();
    var own = new CurrencyView(organisation.currency(), BigDecimal.ONE, null);
    var others =
        rates.on(today(organisation)).stream()
            .filter(rate -> !rate.currency().equals(organisation.currency()))
            .map(rate -> new CurrencyView(rate.currency(), rate.rate(), rate.since()));
    return new Currencies(Stream.concat(Stream.of(own), others).toList());
  }

  @PutMapping("/{code}")
  Currencies set(@PathVariable String code, @Valid @RequestBody RateInput input, Actor actor) {
    Administrators.only(actor);
    var organisation = organisation();
    var currency = currency(code);
    if (currency.equals(organisation.currency())) {
      throw ProblemException.invalid("code", "currency.own");
    }
    var rate = input.rate().stripTrailingZeros();
    if (rate.signum() <= 0 || rate.compareTo(LARGEST) > 0 || rate.scale() > DIGITS) {
      throw ProblemException.invalid("rate", "currency.rate");
    }
    rates.put(currency, Objects.requireNonNullElse(input.since(), today(organisation)), rate);
    return inUse(actor);
  }

  private static String currency(String code) {
    try {
      return Currency.getInstance(code).getCurrencyCode();
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("code", "money.currency", code);
    }
  }

  private Organisation organisation() {
    return settings.organisation().orElseThrow(ProblemException::notFound);
  }

  private LocalDate today(Organisation organisation) {
    return LocalDate.now(clock.withZone(organisation.timeZone()));
  }
}
