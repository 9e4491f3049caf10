package dev.rapport.platform.problem;

import java.util.List;

/**
 * What is wrong with one field.
 *
 * @param field its name in the request; empty for the request as a whole
 * @param code what programs go by; the text for people is the message {@code invalid.<code>}
 * @param arguments fill in that message
 */
public record FieldProblem(String field, String code, List<Object> arguments) {

  public static FieldProblem of(String field, String code, Object... arguments) {
    return new FieldProblem(field, code, List.of(arguments));
  }
}
