package dev.rapport.records.fieldtype;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;
import static rapport.db.Tables.TAG;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Free words from one vocabulary, to which whoever writes adds by using a new one. A record keeps
 * ids, so that a tag may be called otherwise or become a part of another one without a change of
 * its records.
 */
public record TagsType() implements SeveralType<Tag> {

  /** So many a record has at most. */
  public static final int MOST = 50;

  /** So many characters a tag has at most. */
  public static final int LONGEST = 60;

  /** What stands between tags in a text, and so in none of them. */
  private static final Pattern SEPARATORS = Pattern.compile("[,;|\\n]");

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** What a record's ids mean, and as what they were given. */
  private static final rapport.db.tables.Tag MEANT = TAG.as("meant");

  private static final rapport.db.tables.Tag GIVEN = TAG.as("given");

  @Override
  public String name() {
    return "tags";
  }

  /** Each tag as text: its id, its colour, its name. */
  @Override
  public List<Field<?>> columns(Field<?> column) {
    var space = inline(" ");
    var tags =
        DSL.array(
            select(concat(MEANT.ID.cast(SQLDataType.CLOB), space, MEANT.COLOR, space, MEANT.NAME))
                .from(MEANT)
                .where(meantBy(column))
                .orderBy(lower(MEANT.NAME)));
    return List.of(when(column.isNotNull(), tags).as(column.getName()));
  }

  @Override
  public @Nullable List<Tag> read(Row row, int at) {
    var values = row.get(at, String[].class);
    if (values == null || values.length == 0) {
      return null;
    }
    return Arrays.stream(values)
        .map(value -> value.split(" ", 3))
        .map(parts -> new Tag(UUID.fromString(parts[0]), parts[2], parts[1]))
        .toList();
  }

  @Override
  public void store(
      Field<?> column,
      @Nullable List<Tag> value,
      Map<String, @Nullable Object> row,
      FieldContext context) {
    row.put(column.getName(), value == null ? null : value.stream().map(Tag::id).toList());
  }

  @Override
  public Object toJson(List<Tag> value) {
    return value.stream().map(Tag::json).toList();
  }

  /** Ids, words, or tags as answers have them. */
  @Override
  public List<Tag> parse(Object json, FieldContext context) {
    return switch (json) {
      case List<?> values ->
          together(values.stream().flatMap(value -> one(value, context).stream()));
      case String text -> parseText(text, context);
      default -> throw new InvalidValue("tags.unreadable");
    };
  }

  /** Words with commas, semicolons or bars between them. */
  @Override
  public List<Tag> parseText(String text, FieldContext context) {
    return together(
        SEPARATORS
            .splitAsStream(text)
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .map(word -> named(word, context)));
  }

  @Override
  public String toText(List<Tag> value) {
    return value.stream().map(Tag::label).collect(Collectors.joining("; "));
  }

  @Override
  public Object identity(Tag one) {
    return one.identity();
  }

  @Override
  public List<Tag> ordered(List<Tag> some) {
    var all = new LinkedHashMap<Object, Tag>();
    some.forEach(tag -> all.putIfAbsent(tag.identity(), tag));
    return all.values().stream()
        .sorted(Comparator.comparing(tag -> tag.label().toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** By ids or words. A tag that is gone is on no record. */
  @Override
  public Condition compare(
      Field<?> column,
      @Nullable String part,
      Operator operator,
      List<String> arguments,
      FieldContext context) {
    if (operator == Operator.EMPTY) {
      var empty = moved(column, context).isNull();
      return Comparisons.flag(arguments) ? empty : empty.not();
    }
    var wanted =
        arguments.stream()
            .map(argument ->
                ID.matcher(argument).matches()
                    ? context.vocabulary().meaning(UUID.fromString(argument))
                    : context
                        .vocabulary()
                        .named(argument)
                        .map(tag -> context.vocabulary().meaning(Objects.requireNonNull(tag.id())))
                        .orElseThrow(() -> new InvalidValue("tags.unknown", argument)))
            .toList();
    // One look into the index for all of them where any will do.
    var any =
        operator == Operator.HAS_ALL
            ? wanted.stream().map(ids -> has(column, ids)).toList()
            : List.of(has(column, wanted.stream().flatMap(Set::stream).toList()));
    return SeveralType.compared(column, operator, any);
  }

  @Override
  public Field<?> each(Field<?> column, FieldContext context) {
    return SeveralType.each(moved(column, context));
  }

  /**
   * What a text says of a tag's name.
   *
   * @throws InvalidValue when it can't be one
   */
  public static String word(Object json) {
    var word = SPACE.matcher(Texts.clean(json, LONGEST, false)).replaceAll(" ");
    if (SEPARATORS.matcher(word).find()) {
      throw new InvalidValue("tags.separator");
    }
    if (ID.matcher(word).matches()) {
      throw new InvalidValue("tags.unknown", word);
    }
    return word;
  }

  private static Optional<Tag> one(@Nullable Object json, FieldContext context) {
    return switch (json) {
      case String text when ID.matcher(text).matches() ->
          Optional.of(
              context
                  .vocabulary()
                  .find(UUID.fromString(text))
                  .orElseThrow(() -> new InvalidValue("tags.unknown", text)));
      case String text -> Optional.of(named(text, context));
      case Map<?, ?> tag when tag.get("id") instanceof String id && ID.matcher(id).matches() -> {
        // As an answer or the audit trail has it: it may be deleted by now.
        if (!context.vocabulary().knows(UUID.fromString(id))) {
          throw new InvalidValue("tags.unknown", id);
        }
        yield context.vocabulary().find(UUID.fromString(id));
      }
      case Map<?, ?> tag when tag.get("label") instanceof String label ->
          Optional.of(named(label, context));
      case null, default -> throw new InvalidValue("tags.unreadable");
    };
  }

  private static Tag named(String text, FieldContext context) {
    var word = word(text);
    return context.vocabulary().named(word).orElseGet(() -> Tag.of(word));
  }

  private List<Tag> together(Stream<Tag> tags) {
    var all = ordered(tags.toList());
    if (all.isEmpty()) {
      throw new InvalidValue("text.empty");
    }
    if (all.size() > MOST) {
      throw new InvalidValue("tags.tooMany", MOST);
    }
    return all;
  }

  /**
   * Whether a record has any of these; the ids stand in the text, so that it is planned for them.
   */
  private static Condition has(Field<?> column, Collection<UUID> ids) {
    var text = ids.stream().sorted().map(UUID::toString).collect(Collectors.joining(","));
    return ids.isEmpty()
        ? falseCondition()
        : condition("{0} && {1}::uuid[]", column, inline("{" + text + "}"));
  }

  /** The ids as they mean tags now; null when none does. Costs something only where one moved. */
  @SuppressWarnings("unchecked")
  private static Field<UUID[]> moved(Field<?> column, FieldContext context) {
    var ids = (Field<UUID[]>) column;
    var moved = context.vocabulary().moved();
    if (moved.isEmpty()) {
      return ids;
    }
    var now = DSL.array(select(MEANT.ID).from(MEANT).where(meantBy(column)));
    return when(has(column, moved), field("nullif({0}, '{}')", ids.getDataType(), now))
        .otherwise(ids);
  }

  @SuppressWarnings("unchecked")
  private static Condition meantBy(Field<?> column) {
    return MEANT
        .DELETED_AT
        .isNull()
        .and(
            MEANT.ID.in(
                select(coalesce(GIVEN.MERGED_INTO_ID, GIVEN.ID))
                    .from(GIVEN)
                    .where(GIVEN.ID.eq(any((Field<UUID[]>) column)))));
  }
}
