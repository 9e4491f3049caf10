package dev.rapport.records.shape;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.rapport.platform.problem.FieldProblem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is otherwise in a file than here.
 *
 * @param part of the shape: {@code fields}
 * @param name of the entry: {@code company.x_tier}
 * @param details of a changed entry, at most {@link ShapeDifferences#MOST}
 * @param problems why it can't be made as the file says; none where it can
 */
public record ShapeDifference(
    String part, String name, Kind kind, List<Detail> details, List<FieldProblem> problems) {

  /** What would happen to it here. */
  public enum Kind {
    ADDED,
    CHANGED,
    REMOVED;

    @JsonValue
    public String stored() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One value of an entry.
   *
   * @param path within the entry: {@code labels.en}
   * @param here null where there is none
   * @param there in the file
   */
  public record Detail(String path, @Nullable String here, @Nullable String there) {}

  ShapeDifference with(List<FieldProblem> problems) {
    return new ShapeDifference(part, name, kind, details, problems);
  }
}
