package dev.rapport.sales.lines;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation's quotes have in common: from whom they come, and on what terms.
 *
 * @param logo under which it is among the pictures
 * @param address in lines, as it is to be printed
 * @param terms what a new quote says at its end
 * @param tax percent, for lines whose product says nothing else
 * @param validDays how long a new quote is good for, from 1 to 365
 * @param numberPrefix what stands before the numbers of quotes, up to 15 characters; null for what
 *     is usual
 * @param numberDigits how many digits they have at least, 1 to 12; null for what is usual
 * @param nextNumber of the next quote; told and taken, but kept by the database: null in the
 *     settings, and where it is to stay
 */
public record Letterhead(
    @Nullable UUID logo,
    @Nullable String address,
    @Nullable String taxNumber,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String bankAccount,
    @Nullable String terms,
    @Nullable BigDecimal tax,
    int validDays,
    @Nullable String numberPrefix,
    @Nullable Integer numberDigits,
    @Nullable Long nextNumber) {

  /** Under which it stands in the settings. */
  public static final String SETTING = "letterhead";

  public static Letterhead empty() {
    return new Letterhead(null, null, null, null, null, null, null, null, 30, null, null, null);
  }

  /** The same with another logo; null for none. */
  public Letterhead withLogo(@Nullable UUID logo) {
    return new Letterhead(
        logo,
        address,
        taxNumber,
        email,
        phone,
        bankAccount,
        terms,
        tax,
        validDays,
        numberPrefix,
        numberDigits,
        nextNumber);
  }

  /** The same with what is to be told, or kept, of the numbers of quotes. */
  public Letterhead withNumbers(String prefix, int digits, @Nullable Long next) {
    return new Letterhead(
        logo,
        address,
        taxNumber,
        email,
        phone,
        bankAccount,
        terms,
        tax,
        validDays,
        prefix,
        digits,
        next);
  }
}
