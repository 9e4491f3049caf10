package dev.rapport.intelligence;

import dev.rapport.records.Aggregate.Key;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.fieldtype.DateTimeType;
import dev.rapport.records.fieldtype.DateType;
import dev.rapport.records.fieldtype.ReferenceType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The filters behind figures, as the lists and the views know them. */
public final class FunnelFilters {

  private FunnelFilters() {}

  /** All of them; null and empty ones ask nothing. */
  public static String all(@Nullable String... filters) {
    return Arrays.stream(filters)
        .filter(Objects::nonNull)
        .filter(filter -> !filter.isBlank())
        .map(filter -> hasAlternatives(filter) ? "(" + filter + ")" : filter)
        .collect(Collectors.joining(";"));
  }

  /** A comma that is in no list and in no text. */
  private static boolean hasAlternatives(String filter) {
    var depth = 0;
    var quote = '\0';
    for (var i = 0; i < filter.length(); i++) {
      var sign = filter.charAt(i);
      if (quote != '\0') {
        if (sign == '\\') {
          i++;
        } else if (sign == quote) {
          quote = '\0';
        }
      } else if (sign == '\'' || sign == '"') {
        quote = sign;
      } else if (sign == ',' && depth == 0) {
        return true;
      } else {
        depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
      }
    }
    return false;
  }

  /** Those that have one of the values, or had it. */
  static String reached(FieldDefinition field, List<String> values) {
    return field.name() + "=reached=" + list(values);
  }

  /** Those that have none of the values, and never had. */
  static String never(FieldDefinition field, List<String> values) {
    return field.name() + "=never=" + list(values);
  }

  /** Those that have one of the values now. */
  public static String among(FieldDefinition field, List<String> values) {
    return values.size() == 1 ? is(field, values.getFirst()) : field.name() + "=in=" + list(values);
  }

  static String is(FieldDefinition field, String value) {
    return field.name() + "==" + quoted(value);
  }

  static String isNot(FieldDefinition field, String value) {
    return field.name() + "!=" + quoted(value);
  }

  /** Those of a group. */
  public static String of(FieldDefinition field, Key key, @Nullable String value) {
    if (value == null) {
      return field.name() + "=null=true";
    }
    return switch (field.type()) {
      case DateType _, DateTimeType _ -> field.name() + "=within=" + value;
      case ReferenceType _ -> field.name() + "==" + value;
      default -> is(field, value);
    };
  }

  private static String list(List<String> values) {
    return values.stream().map(FunnelFilters::quoted).collect(Collectors.joining(",", "(", ")"));
  }

  private static String quoted(String text) {
    return text.matches("\\w+") ? text : "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
