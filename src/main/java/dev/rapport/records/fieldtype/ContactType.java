package dev.rapport.records.fieldtype;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Where someone can be reached: an e-mail address, a phone number or a web address. Each has a
 * normal form, by which twins and callers are found.
 */
public record ContactType(Kind kind) implements FieldType<String> {

  /** What kind of contact it is. */
  public enum Kind {
    EMAIL,
    PHONE,
    URL
  }

  private static final int MAX_LENGTH = 320;

  /**
   * Good for what people type: something, an at sign, a domain with a dot; the mail server knows
   * the rest.
   */
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@,;:<>()\\[\\]\"\\\\]{1,64}@([\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?\\.)+[\\p{L}\\p{M}\\p{N}-]{2,}");

  private static final Pattern NO_DIGIT = Pattern.compile("[^+\\d]");

  @Override
  public String name() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public @Nullable String read(Row row, int at) {
    return row.get(at, String.class);
  }

  @Override
  public Object toJson(String value) {
    return value;
  }

  @Override
  public String parse(Object json, FieldContext context) {
    var text = Texts.clean(json, MAX_LENGTH, false);
    return switch (kind) {
      case EMAIL -> email(text);
      case PHONE -> phone(text, context.country());
      case URL -> url(text);
    };
  }

  /**
   * The form in which two ways of writing the same contact are equal: of a web address only the
   * host.
   */
  public String normal(String value) {
    return switch (kind) {
      case EMAIL -> value.toLowerCase(Locale.ROOT);
      case PHONE -> NO_DIGIT.matcher(value).replaceAll("");
      case URL -> host(value);
    };
  }

  @Override
  public Set<Operator> operators() {
    return Operator.TEXT;
  }

  @Override
  public Condition compare(
      Field<?> column,
      @Nullable String part,
      Operator operator,
      List<String> arguments,
      FieldContext context) {
    return switch (operator) {
      case EMPTY -> Comparisons.empty(column, arguments);
      case EQUAL, NOT_EQUAL, IN, OUT ->
          Comparisons.compare(
              column, operator, arguments.stream().map(text -> parse(text, context)).toList());
      default -> Comparisons.compare(column, operator, arguments);
    };
  }

  @Override
  public List<Contact> contacts(String value) {
    return List.of(new Contact(this, value));
  }

  private static String email(String text) {
    var address = without("mailto:", text);
    if (!EMAIL.matcher(address).matches()) {
      throw new InvalidValue("email.unreadable", text);
    }
    var at = address.lastIndexOf('@');
    return address.substring(0, at) + "@" + address.substring(at + 1).toLowerCase(Locale.ROOT);
  }

  private static String without(String prefix, String text) {
    return text.regionMatches(true, 0, prefix, 0, prefix.length())
        ? text.substring(prefix.length())
        : text;
  }

  private static String phone(String text, String country) {
    var util = PhoneNumberUtil.getInstance();
    try {
      var number = util.parse(without("tel:", text), country);
      if (!util.isPossibleNumber(number)) {
        throw new InvalidValue("phone.unreadable", text);
      }
      return util.format(number, PhoneNumberFormat.INTERNATIONAL);
    } catch (NumberParseException e) {
      throw new InvalidValue("phone.unreadable", text);
    }
  }

  private static String url(String text) {
    var address = text.contains("://") ? text : "https://" + text;
    try {
      var uri = new URI(address);
      var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      if (!(scheme.equals("http") || scheme.equals("https")) || !host(address).contains(".")) {
        throw new InvalidValue("url.unreadable", text);
      }
      return address;
    } catch (URISyntaxException e) {
      throw new InvalidValue("url.unreadable", text);
    }
  }

  private static String host(String address) {
    var authority = address.replaceFirst("^[a-zA-Z]+://", "").replaceFirst("[/?#].*$", "");
    var host = authority.replaceFirst("^.*@", "").replaceFirst(":\\d*$", "");
    try {
      return IDN.toASCII(host.toLowerCase(Locale.ROOT)).replaceFirst("^www\\.", "");
    } catch (IllegalArgumentException e) {
      throw new InvalidValue("url.unreadable", address);
    }
  }
}
