package dev.rapport.records.fieldtype;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A postal address. Filters go by its parts: {@code address.city}. */
public record AddressType() implements FieldType<Address> {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_LENGTH = 300;

  @Override
  public String name() {
    return "address";
  }

  @Override
  public @Nullable Address read(Row row, int at) {
    var json = row.get(at, JSONB.class);
    if (json == null) {
      return null;
    }
    Map<String, @Nullable String> parts = new HashMap<>();
    JSON.readTree(json.data())
        .properties()
        .forEach(part -> parts.put(part.getKey(), part.getValue().asString()));
    return Address.of(parts);
  }

  @Override
  public Object toJson(Address value) {
    return value.parts();
  }

  @Override
  public Address parse(Object json, FieldContext context) {
    if (!(json instanceof Map<?, ?> given)) {
      throw new InvalidValue("address.unreadable");
    }
    Map<String, @Nullable String> parts = new HashMap<>();
    given.forEach((name, value) -> {
      if (!(name instanceof String part) || !Address.PARTS.contains(part)) {
        throw new InvalidValue("address.part", String.valueOf(name));
      }
      if (value != null && !value.equals("")) {
        parts.put(part, Texts.clean(value, MAX_LENGTH, part.equals("street")));
      }
    });
    if (parts.isEmpty()) {
      throw new InvalidValue("text.empty");
    }
    return Address.of(parts);
  }

  /** A text is taken as the street: a file's columns name the parts. */
  @Override
  public Address parseText(String text, FieldContext context) {
    return parse(Map.of("street", text), context);
  }

  @Override
  public String toText(Address value) {
    return value.line();
  }

  @Override
  public Set<Operator> operators() {
    return EnumSet.of(
        Operator.EQUAL,
        Operator.NOT_EQUAL,
        Operator.IN,
        Operator.OUT,
        Operator.EMPTY,
        Operator.CONTAINS,
        Operator.STARTS);
  }

  @Override
  public Condition compare(
      Field<?> column,
      @Nullable String part,
      Operator operator,
      List<String> arguments,
      FieldContext context) {
    if (part != null && !Address.PARTS.contains(part)) {
      throw new InvalidValue("address.part", part);
    }
    if (part == null && operator != Operator.EMPTY) {
      throw new InvalidValue("address.partMissing");
    }
    var text =
        part == null
            ? column
            : DSL.field("{0} ->> {1}", SQLDataType.CLOB, column, DSL.inline(part));
    return operator == Operator.EMPTY
        ? Comparisons.empty(text, arguments)
        : Comparisons.compare(text, operator, arguments);
  }

  @Override
  public String words(Address value) {
    return value.line();
  }
}
