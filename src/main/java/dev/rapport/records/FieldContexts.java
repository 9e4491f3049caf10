package dev.rapport.records;

import dev.rapport.identity.Actor;
import dev.rapport.platform.settings.ExchangeRates;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.fieldtype.FieldContext;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.fieldtype.Vocabulary;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Makes the context in which an actor's values are read. */
@Component
public class FieldContexts {

  /** Before the set-up there is no organisation, and nobody but the system writes. */
  private static final Organisation NONE =
      new Organisation("", "en", "EUR", "GB", ZoneId.of("UTC"));

  private final Settings settings;
  private final ExchangeRates rates;
  private final Vocabulary vocabulary;
  private final Clock clock;

  FieldContexts(Settings settings, ExchangeRates rates, Vocabulary vocabulary, Clock clock) {
    this.settings = settings;
    this.rates = rates;
    this.vocabulary = vocabulary;
    this.clock = clock;
  }

  public FieldContext of(Actor actor) {
    var organisation = settings.organisation().orElse(NONE);
    var today = LocalDate.now(clock.withZone(actor.timeZone()));
    return new FieldContext(
        organisation.currency(),
        organisation.country(),
        actor.timeZone(),
        actor.language(),
        today,
        actor.id(),
        money ->
            money.currency().equals(organisation.currency())
                ? money.amount()
                : rates
                    .inOrganisationCurrency(money.amount(), money.currency(), today)
                    .orElseThrow(() -> new InvalidValue("money.noRate", money.currency())),
        vocabulary,
        null,
        false);
  }
}
