package dev.rapport.administration;

import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.text.Languages;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be said of an organisation. */
final class OrganisationInput {

  private static final int LONGEST_NAME = 200;
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /**
   * @param nameField how the request calls the name
   * @throws ProblemException 422 with an entry for each value that can't be taken
   */
  static Organisation checked(
      String nameField,
      String name,
      String language,
      String currency,
      String country,
      String timeZone) {
    var errors = new ArrayList<FieldProblem>();
    if (name.isBlank()) {
      errors.add(FieldProblem.of(nameField, "required"));
    } else if (name.strip().length() > LONGEST_NAME) {
      errors.add(FieldProblem.of(nameField, "organisation.name", LONGEST_NAME));
    }
    if (!Languages.isSpoken(language)) {
      errors.add(FieldProblem.of("language", "language.unknown"));
    }
    if (!CURRENCIES.contains(currency)) {
      errors.add(FieldProblem.of("currency", "currency.unknown"));
    }
    if (!COUNTRIES.contains(country)) {
      errors.add(FieldProblem.of("country", "country.unknown"));
    }
    if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
      errors.add(FieldProblem.of("timeZone", "timeZone.unknown"));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return new Organisation(name.strip(), language, currency, country, ZoneId.of(timeZone));
  }

  private OrganisationInput() {}
}
