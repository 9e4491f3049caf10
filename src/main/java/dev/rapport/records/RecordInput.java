package dev.rapport.records;

import dev.rapport.records.fieldtype.FieldContext;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.fieldtype.SeveralType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record as a request's JSON describes it: the values that could be read, and what is wrong with
 * the others. The one place where JSON becomes values.
 */
public record RecordInput(
    Map<String, @Nullable Object> values, List<RecordDraft.Refusal> refusals) {

  /**
   * What identifies the record comes in its address; clients that send the whole record back may
   * keep it in the body.
   */
  private static final Set<String> IN_ADDRESS = Set.of("id", "version", "object");

  /**
   * Reads {@code json}; names that are no fields stay among the values, for the write door to
   * refuse.
   */
  public static RecordInput read(
      ObjectDefinition object, Map<String, @Nullable Object> json, FieldContext context) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    var refusals = new ArrayList<RecordDraft.Refusal>();
    json.forEach((name, value) -> {
      var field = object.find(name).orElse(null);
      if (IN_ADDRESS.contains(name)) {
        return;
      }
      var adjusted =
          field != null && field.type() instanceof SeveralType<?> type && SeveralType.adjusts(value)
              ? type
              : null;
      if (field == null || adjusted == null && isEmpty(value)) {
        values.put(name, null);
        return;
      }
      try {
        values.put(
            name,
            adjusted == null
                ? field.type().parse(value, context)
                : adjusted.adjustment(value, context));
      } catch (InvalidValue e) {
        refusals.add(new RecordDraft.Refusal(name, e.code(), e.arguments()));
      }
    });
    return new RecordInput(values, refusals);
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null
        || (value instanceof String text && text.isBlank())
        || (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.values().stream().allMatch(RecordInput::isEmpty));
  }
}
