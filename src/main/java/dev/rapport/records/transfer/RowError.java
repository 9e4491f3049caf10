package dev.rapport.records.transfer;

import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.records.RecordDraft.Refusal;
import java.util.List;
import java.util.Objects;

/**
 * Why a row is not taken, or not wholly; {@code invalid.<code>} says so to people.
 *
 * @param field the target's name; empty when it concerns the row as a whole
 */
record RowError(String field, String code, List<Object> arguments) {

  static RowError of(String field, String code, Object... arguments) {
    return new RowError(field, code, List.of(arguments));
  }

  static RowError of(Refusal refusal) {
    return new RowError(
        Objects.requireNonNullElse(refusal.field(), ""), refusal.code(), refusal.arguments());
  }

  FieldProblem problem() {
    return new FieldProblem(field, code, arguments);
  }
}
