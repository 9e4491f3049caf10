package dev.rapport.records.fieldtype;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money, in three columns: {@code amount}, {@code amount_currency}, and {@code
 * amount_base} in the organisation's currency, which sorts and sums go by.
 */
public record MoneyType() implements FieldType<Money> {

  private static final Pattern WITH_CODE =
      Pattern.compile(
          "(?:(?<before>[A-Za-z]{3})\\s*)?(?<amount>[^A-Za-z]+?)\\s*(?<after>[A-Za-z]{3})?");

  @Override
  public String name() {
    return "money";
  }

  @Override
  public List<Field<?>> columns(Field<?> column) {
    return List.of(column, sibling(column, "_currency"));
  }

  @Override
  public Field<?> comparand(Field<?> column) {
    return sibling(column, "_base");
  }

  @Override
  public @Nullable Money read(Row row, int at) {
    var amount = row.get(at, BigDecimal.class);
    var currency = row.get(at + 1, String.class);
    return amount == null || currency == null ? null : new Money(amount, currency);
  }

  @Override
  public void store(
      Field<?> column,
      @Nullable Money value,
      Map<String, @Nullable Object> row,
      FieldContext context) {
    row.put(column.getName(), value == null ? null : value.amount());
    row.put(column.getName() + "_currency", value == null ? null : value.currency());
    row.put(column.getName() + "_base", value == null ? null : context.rates().toBase(value));
  }

  @Override
  public Object toJson(Money value) {
    return value.json();
  }

  @Override
  public Money parse(Object json, FieldContext context) {
    return switch (json) {
      case Map<?, ?> parts -> {
        var amount = parts.get("amount");
        var currency = parts.get("currency");
        if (amount == null) {
          throw new InvalidValue("money.unreadable");
        }
        yield of(
            amount instanceof String text ? Numbers.parse(text, false) : Numbers.of(amount),
            currency == null ? context.currency() : currency.toString(),
            context);
      }
      case String text -> parseText(text, context);
      default -> of(Numbers.of(json), context.currency(), context);
    };
  }

  /** Also with a currency's code before or behind, or with its sign, as spreadsheets write it. */
  @Override
  public Money parseText(String text, FieldContext context) {
    var plain = text.strip().replaceAll("\\p{Sc}", "").strip();
    var match = WITH_CODE.matcher(plain);
    if (!match.matches()) {
      throw new InvalidValue("money.unreadable");
    }
    var code = match.group("before") == null ? match.group("after") : match.group("before");
    return of(
        Numbers.parse(match.group("amount"), context.decimalComma()),
        code == null ? context.currency() : code,
        context);
  }

  @Override
  public String toText(Money value) {
    return value.plainAmount() + " " + value.currency();
  }

  @Override
  public Set<Operator> operators() {
    return Operator.ORDER;
  }

  @Override
  public Condition compare(
      Field<?> column,
      @Nullable String part,
      Operator operator,
      List<String> arguments,
      FieldContext context) {
    return operator == Operator.EMPTY
        ? Comparisons.empty(column, arguments)
        : Comparisons.compare(
            comparand(column),
            operator,
            arguments.stream()
                .map(text -> context.rates().toBase(parseText(text, context)))
                .toList());
  }

  @Override
  public Set<Measure> measures() {
    return Measure.NUMERIC;
  }

  private static Money of(BigDecimal amount, String currency, FieldContext context) {
    var code = currency.toUpperCase(Locale.ROOT);
    try {
      Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new InvalidValue("money.currency", currency);
    }
    if (amount.precision() - amount.scale() > 15) {
      throw new InvalidValue("number.tooLong", 15);
    }
    if (amount.stripTrailingZeros().scale() > 4) {
      throw new InvalidValue("number.scale", 4);
    }
    var money = new Money(amount, code);
    context
        .rates()
        .toBase(money); // a currency without a rate is refused here, where it was entered
    return money;
  }

  private static Field<?> sibling(Field<?> column, String suffix) {
    var table = Objects.requireNonNull(((TableField<?, ?>) column).getTable());
    return Objects.requireNonNull(table.field(column.getName() + suffix));
  }
}
