package dev.rapport.records;

import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The engine's refusals as problems. */
@RestControllerAdvice
@Order(0)
class RecordProblems {

  private final Problems problems;

  RecordProblems(Problems problems) {
    this.problems = problems;
  }

  /** What is wrong with a record, as the API's entries. */
  static List<FieldProblem> entries(List<RecordDraft.Refusal> refusals) {
    return refusals.stream()
        .map(refusal ->
            new FieldProblem(
                Objects.requireNonNullElse(refusal.field(), ""),
                refusal.code(),
                refusal.arguments()))
        .toList();
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(RefusedException refused, Locale language) {
    var entries =
        refused.records().stream().flatMap(record -> entries(record.refusals()).stream()).toList();
    return answer(ProblemException.invalid(entries), language);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(InvalidQueryException invalid, Locale language) {
    var entry = new FieldProblem(invalid.parameter(), invalid.code(), invalid.arguments());
    return answer(
        ProblemException.of(HttpStatus.BAD_REQUEST, "request").errors(List.of(entry)), language);
  }

  @ExceptionHandler(NotFoundException.class)
  ResponseEntity<ProblemDetail> notFound(Locale language) {
    return answer(ProblemException.notFound(), language);
  }

  @ExceptionHandler(ForbiddenException.class)
  ResponseEntity<ProblemDetail> forbidden(Locale language) {
    return answer(ProblemException.forbidden(), language);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> conflict(Conflict conflict, Locale language) {
    var entries =
        conflict.fields().stream()
            .map(field -> FieldProblem.of(field, "changedMeanwhile"))
            .toList();
    return answer(
        ProblemException.of(HttpStatus.PRECONDITION_FAILED, "conflict")
            .errors(entries)
            .with("current", conflict.current()),
        language);
  }

  /** A conflict together with the record as it is now. */
  static final class Conflict extends RuntimeException {
    private final transient List<String> fields;
    private final transient Object current;

    Conflict(List<String> fields, Object current) {
      super("conflict", null, false, false);
      this.fields = fields;
      this.current = current;
    }

    List<String> fields() {
      return fields;
    }

    Object current() {
      return current;
    }
  }

  private ResponseEntity<ProblemDetail> answer(ProblemException problem, Locale language) {
    return ResponseEntity.status(problem.status()).body(problems.describe(problem, language));
  }
}
