package dev.rapport.records;

import dev.rapport.records.fieldtype.Limit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator asks of a field's values.
 *
 * @param limit what they have to be; null for anything of the field's type
 * @param from from which stage on there has to be one; null for no such stage
 */
public record Demands(@Nullable Limit limit, @Nullable From from) {

  static final Demands NONE = new Demands(null, null);

  /**
   * A value is needed once the record has come to a stage, and behind it.
   *
   * @param field the choice or the reference that says how far a record is
   * @param values the stages, each as in the API; of several pipelines one each
   */
  public record From(String field, List<String> values) {
    public From {
      values = List.copyOf(values);
    }
  }
}
