package dev.rapport.intelligence.scoring;

import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.ChoiceType;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the records of an object are scored for, and what somebody said of its fields.
 *
 * @param field the choice whose values are the ends
 * @param good values that are a good end, {@code bad} those that are a bad one
 * @param openDays after how many days one that is still open counts as a bad end; null for never
 * @param order the field that tells the order of time: a date, a moment or a number
 * @param known fields of which somebody said that they are known before the end
 * @param later fields of which somebody said that they are filled in later
 */
@Schema(name = "ScorePlan")
public record ScorePlan(
    @NotNull String field,
    @NotEmpty @Size(max = 50) List<String> good,
    @NotNull @Size(max = 50) List<String> bad,
    @Nullable @Min(1) @Max(3650) Integer openDays,
    @NotNull String order,
    @NotNull @Size(max = 500) List<String> known,
    @NotNull @Size(max = 500) List<String> later) {

  /** Ends that the product itself has. */
  private static final Set<String> GOOD = Set.of("converted", "won");

  private static final Set<String> BAD = Set.of("unqualified", "lost");

  /** How a record ended. */
  enum End {
    GOOD,
    BAD,
    OPEN
  }

  /** For objects whose ends the product knows. */
  static Optional<ScorePlan> standard(ObjectDefinition object) {
    return object.fields().values().stream()
        .filter(field -> field.is(FieldDefinition.Trait.TRACKED))
        .filter(field -> !values(field, GOOD).isEmpty() && !values(field, BAD).isEmpty())
        .findFirst()
        .map(field ->
            new ScorePlan(
                field.name(),
                values(field, GOOD),
                values(field, BAD),
                null,
                object.find("openedOn").isPresent() ? "openedOn" : "createdAt",
                List.of(),
                List.of()));
  }

  private static List<String> values(FieldDefinition field, Set<String> among) {
    return field.type() instanceof ChoiceType(var choices)
        ? choices.stream().map(Choice::value).filter(among::contains).toList()
        : List.of();
  }

  /**
   * @param days since the record came
   */
  End end(@Nullable Object value, double days) {
    if (value instanceof String text && good.contains(text)) {
      return End.GOOD;
    }
    var late = openDays != null && days > openDays;
    return late || value instanceof String text && bad.contains(text) ? End.BAD : End.OPEN;
  }

  boolean decided(@Nullable Object value) {
    return value instanceof String text && (good.contains(text) || bad.contains(text));
  }
}
