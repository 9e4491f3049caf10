package dev.rapport.records.fieldtype;

import dev.rapport.records.fieldtype.ContactPoint.Channel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Several phones, mails, postal and web addresses and social links, each with what it is for; at
 * most one of a channel is the main one.
 */
public record ContactPointsType() implements FieldType<List<ContactPoint>> {

  /** What contact points may be for; of social links, on which network. */
  public static final List<String> USES =
      List.of(
          "work",
          "home",
          "mobile",
          "fax",
          "billing",
          "delivery",
          "linkedin",
          "facebook",
          "instagram",
          "x",
          "telegram",
          "whatsapp",
          "viber",
          "wechat",
          "other");

  /** How many there may be. */
  public static final int MOST = 40;

  private static final JsonMapper JSON = new JsonMapper();
  private static final ContactType EMAIL = new ContactType(ContactType.Kind.EMAIL);
  private static final ContactType PHONE = new ContactType(ContactType.Kind.PHONE);
  private static final ContactType URL = new ContactType(ContactType.Kind.URL);
  private static final AddressType ADDRESS = new AddressType();
  private static final int HANDLE = 200;

  @Override
  public String name() {
    return "contactPoints";
  }

  @Override
  public @Nullable List<ContactPoint> read(Row row, int at) {
    var json = row.get(at, JSONB.class);
    return json == null
        ? null
        : Arrays.stream(JSON.readValue(json.data(), Map[].class))
            .map(ContactPointsType::stored)
            .toList();
  }

  @Override
  public Object toJson(List<ContactPoint> value) {
    return value.stream().map(ContactPoint::json).toList();
  }

  @Override
  public List<ContactPoint> parse(Object json, FieldContext context) {
    if (json instanceof String text) {
      return parseText(text, context);
    }
    if (!(json instanceof List<?> given)) {
      throw new InvalidValue("contacts.unreadable");
    }
    return checked(given.stream().map(each -> point(each, context)).toList());
  }

  /**
   * As a file's cell has them: with semicolons or line breaks between them, each perhaps with what
   * it is for in front, as in {@code home: +359 88 123 4567; billing: ivan@example.com}.
   */
  @Override
  public List<ContactPoint> parseText(String text, FieldContext context) {
    var points = new ArrayList<ContactPoint>();
    for (var part : text.split("[;\n]")) {
      if (!part.isBlank()) {
        points.add(told(part.strip(), context));
      }
    }
    return checked(points);
  }

  @Override
  public String toText(List<ContactPoint> value) {
    return value.stream()
        .map(point -> point.use() + ": " + point.line().replace(';', ','))
        .collect(Collectors.joining("; "));
  }

  @Override
  public Set<Operator> operators() {
    return EnumSet.of(Operator.HAS, Operator.HAS_ANY, Operator.EMPTY);
  }

  /** Whether one of them is one of {@code arguments}, however that is written. */
  @Override
  public Condition compare(
      Field<?> column,
      @Nullable String part,
      Operator operator,
      List<String> arguments,
      FieldContext context) {
    if (operator == Operator.EMPTY) {
      return Comparisons.empty(column, arguments);
    }
    return DSL.or(
        arguments.stream()
            .map(argument -> told(argument, context))
            .map(point -> List.of(Map.of("value", Objects.requireNonNullElse(point.value(), ""))))
            .map(sought ->
                DSL.condition(
                    "{0} @> {1}", column, DSL.val(JSONB.valueOf(JSON.writeValueAsString(sought)))))
            .toList());
  }

  /** Addresses and names on social networks; the others are {@link #contacts}. */
  @Override
  public @Nullable String words(List<ContactPoint> value) {
    var words =
        value.stream()
            .filter(point -> point.channel() == Channel.ADDRESS || contact(point) == null)
            .map(ContactPoint::line)
            .collect(Collectors.joining(" "));
    return words.isEmpty() ? null : words;
  }

  /** Without the main ones, which have fields of their own. */
  @Override
  public List<Contact> contacts(List<ContactPoint> value) {
    return value.stream()
        .filter(point -> !point.main())
        .map(ContactPointsType::contact)
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable Contact contact(ContactPoint point) {
    var value = point.value();
    if (value == null) {
      return null;
    }
    return switch (point.channel()) {
      case EMAIL -> new Contact(EMAIL, value);
      case PHONE -> new Contact(PHONE, value);
      case WEBSITE -> new Contact(URL, value);
      case SOCIAL -> value.contains("://") ? new Contact(URL, value) : null;
      case ADDRESS -> null;
    };
  }

  private static List<ContactPoint> checked(List<ContactPoint> points) {
    if (points.isEmpty()) {
      throw new InvalidValue("text.empty");
    }
    if (points.size() > MOST) {
      throw new InvalidValue("contacts.tooMany", MOST);
    }
    var mains = new HashSet<Channel>();
    var known = new HashSet<String>();
    for (var point : points) {
      if (point.main() && !mains.add(point.channel())) {
        throw new InvalidValue("contacts.twoMain");
      }
      if (!known.add(point.channel() + " " + point.line())) {
        throw new InvalidValue("contacts.twice", point.line());
      }
    }
    return List.copyOf(points);
  }

  private static ContactPoint point(Object json, FieldContext context) {
    if (!(json instanceof Map<?, ?> given)
        || !Set.of("channel", "use", "value", "address", "main").containsAll(given.keySet())) {
      throw new InvalidValue("contacts.unreadable");
    }
    var channel = channel(given.get("channel"));
    var use = use(given.get("use"));
    var main = Boolean.TRUE.equals(given.get("main"));
    if (channel == Channel.ADDRESS) {
      var address = given.get("address");
      if (address == null) {
        throw new InvalidValue("address.unreadable");
      }
      return new ContactPoint(channel, use, null, ADDRESS.parse(address, context), main);
    }
    var value = given.get("value");
    if (!(value instanceof String text)) {
      throw new InvalidValue("contacts.unreadable");
    }
    return new ContactPoint(channel, use, value(channel, text, context), null, main);
  }

  private static String value(Channel channel, String text, FieldContext context) {
    return switch (channel) {
      case EMAIL -> EMAIL.parse(text, context);
      case PHONE -> PHONE.parse(text, context);
      case WEBSITE -> URL.parse(text, context);
      case SOCIAL ->
          text.contains("://") ? URL.parse(text, context) : Texts.clean(text, HANDLE, false);
      case ADDRESS -> throw new InvalidValue("address.unreadable");
    };
  }

  /** What a text means: by its looks a mail, a web address or a phone. */
  private static ContactPoint told(String text, FieldContext context) {
    var colon = text.indexOf(':');
    var before = colon < 0 ? "" : text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    var named = USES.contains(before);
    var use = named ? before : "other";
    var value = named ? text.substring(colon + 1).strip() : text;
    var social = USES.indexOf(use) >= USES.indexOf("linkedin") && !use.equals("other");
    Channel channel;
    if (social) {
      channel = Channel.SOCIAL;
    } else if (value.contains("@")) {
      channel = Channel.EMAIL;
    } else if (value.contains("://") || value.startsWith("www.")) {
      channel = Channel.WEBSITE;
    } else if (value.matches("[+0-9][0-9 ()./-]{3,}")) {
      channel = Channel.PHONE;
    } else {
      return new ContactPoint(Channel.ADDRESS, use, null, ADDRESS.parseText(value, context), false);
    }
    return new ContactPoint(channel, use, value(channel, value, context), null, false);
  }

  private static Channel channel(@Nullable Object json) {
    return Arrays.stream(Channel.values())
        .filter(channel -> channel.key().equals(json))
        .findFirst()
        .orElseThrow(() -> new InvalidValue("contacts.unreadable"));
  }

  private static String use(@Nullable Object json) {
    if (json == null) {
      return "other";
    }
    if (!(json instanceof String use) || !USES.contains(use)) {
      throw new InvalidValue("choice.unknown", String.valueOf(json));
    }
    return use;
  }

  @SuppressWarnings("unchecked")
  private static ContactPoint stored(Map<?, ?> json) {
    var address = (Map<String, @Nullable String>) json.get("address");
    return new ContactPoint(
        channel(json.get("channel")),
        use(json.get("use")),
        (String) json.get("value"),
        address == null ? null : Address.of(new LinkedHashMap<>(address)),
        Boolean.TRUE.equals(json.get("main")));
  }
}
