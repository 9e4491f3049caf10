package dev.rapport.sales.pricing;

import dev.rapport.records.FieldRef;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.fieldtype.FieldContext;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.fieldtype.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/** Currencies that stand by themselves, for the amounts of several records. */
public final class Currencies {

  private Currencies() {}

  /** Puts the code in capitals, and refuses what amounts can't be in. */
  public static void check(RecordDraft draft, FieldRef<String> field, FieldContext context) {
    var given = draft.get(field);
    if (given == null) {
      return;
    }
    var code = given.toUpperCase(Locale.ROOT);
    draft.set(field, code);
    try {
      Currency.getInstance(code);
      context.rates().toBase(new Money(BigDecimal.ONE, code));
    } catch (IllegalArgumentException e) {
      draft.refuse(field, "money.currency", given);
    } catch (InvalidValue e) {
      draft.refuse(field, e.code(), e.arguments().toArray());
    }
  }

  /** How many digits an amount has after the point, from 0 to 4. */
  public static int digits(String currency) {
    return Math.clamp(Currency.getInstance(currency).getDefaultFractionDigits(), 0, 4);
  }
}
