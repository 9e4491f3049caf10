package dev.rapport.records.shape;

import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.RefusedException;
import java.util.List;

/** Why an entry can't be made so. */
final class Refusals {

  private Refusals() {}

  /** The refusal's entries; what is none is thrown on. */
  static List<FieldProblem> of(RuntimeException refusal) {
    return switch (refusal) {
      case ProblemException problem when !problem.errors().isEmpty() -> problem.errors();
      case ProblemException problem when problem.status().is4xxClientError() ->
          List.of(FieldProblem.of("", "shapeFile.impossible"));
      case RefusedException refused ->
          refused.records().stream()
              .flatMap(record -> record.refusals().stream())
              .map(one -> new FieldProblem("", one.code(), one.arguments()))
              .toList();
      case InvalidQueryException query ->
          List.of(new FieldProblem(query.parameter(), query.code(), query.arguments()));
      case NotFoundException _, ForbiddenException _ ->
          List.of(FieldProblem.of("", "shapeFile.impossible"));
      default -> throw refusal;
    };
  }
}
