package dev.rapport.records.fieldtype;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * The vocabulary in which definitions are written: {@code text(200)}, {@code reference("company",
 * "person")}.
 */
public final class FieldTypes {

  private static final int LONG = 50_000;

  private FieldTypes() {}

  public static TextType text() {
    return new TextType(200);
  }

  public static TextType text(int maxLength) {
    return new TextType(maxLength);
  }

  public static LongTextType longText() {
    return new LongTextType(LONG);
  }

  /** A whole number of 0 or more. */
  public static NumberType count() {
    return new NumberType("number", 0, BigDecimal.ZERO, BigDecimal.valueOf(Integer.MAX_VALUE));
  }

  /** A whole number in a range. */
  public static NumberType whole(long min, long max) {
    return new NumberType("number", 0, BigDecimal.valueOf(min), BigDecimal.valueOf(max));
  }

  public static NumberType decimal(int scale) {
    return new NumberType("number", scale, null, null);
  }

  /** From 0 to 100, with up to two digits after the point. */
  public static NumberType percent() {
    return new NumberType("percent", 2, BigDecimal.ZERO, BigDecimal.valueOf(100));
  }

  public static MoneyType money() {
    return new MoneyType();
  }

  public static DateType date() {
    return new DateType();
  }

  public static DateTimeType dateTime() {
    return new DateTimeType();
  }

  public static YesNoType yesNo() {
    return new YesNoType();
  }

  /** Each as {@code value:color}. */
  public static ChoiceType choice(String... choices) {
    return new ChoiceType(choices(choices));
  }

  /** Each as {@code value:color}. */
  public static MultiChoiceType multiChoice(String... choices) {
    return new MultiChoiceType(choices(choices));
  }

  public static TagsType tags() {
    return new TagsType();
  }

  public static ContactType email() {
    return new ContactType(ContactType.Kind.EMAIL);
  }

  public static ContactType phone() {
    return new ContactType(ContactType.Kind.PHONE);
  }

  public static ContactType url() {
    return new ContactType(ContactType.Kind.URL);
  }

  public static ContactPointsType contactPoints() {
    return new ContactPointsType();
  }

  public static AddressType address() {
    return new AddressType();
  }

  public static ReferenceType reference(String... targets) {
    return new ReferenceType(List.of(targets));
  }

  private static List<Choice> choices(String... choices) {
    return Arrays.stream(choices)
        .map(choice -> choice.split(":", 2))
        .map(parts -> new Choice(parts[0], parts.length > 1 ? parts[1] : "gray"))
        .toList();
  }
}
