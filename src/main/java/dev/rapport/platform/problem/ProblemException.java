package dev.rapport.platform.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * A refusal with its reason. At the edge it becomes a problem in the language of the one who asked:
 * its title is the message {@code problem.<key>.title}, its detail {@code problem.<key>.detail}
 * where there is one, both filled in with the arguments.
 */
public final class ProblemException extends RuntimeException {

  private final HttpStatus status;
  private final String key;
  private final transient List<Object> arguments;
  private final transient List<FieldProblem> errors;
  private final transient Map<String, Object> properties;

  private ProblemException(
      HttpStatus status,
      String key,
      List<Object> arguments,
      List<FieldProblem> errors,
      Map<String, Object> properties) {
    super("%d %s %s %s".formatted(status.value(), key, arguments, errors));
    this.status = status;
    this.key = key;
    this.arguments = arguments;
    this.errors = errors;
    this.properties = properties;
  }

  public static ProblemException of(HttpStatus status, String key, Object... arguments) {
    return new ProblemException(status, key, List.of(arguments), List.of(), Map.of());
  }

  /** 404: not there, or not visible to the one who asks. */
  public static ProblemException notFound() {
    return of(HttpStatus.NOT_FOUND, "notFound");
  }

  /** 403: the actor may not do this. */
  public static ProblemException forbidden() {
    return of(HttpStatus.FORBIDDEN, "forbidden");
  }

  /** 401: nobody is signed in. */
  public static ProblemException signedOut() {
    return of(HttpStatus.UNAUTHORIZED, "signedOut");
  }

  /** 422: values that can't be taken, one entry a field. */
  public static ProblemException invalid(List<FieldProblem> errors) {
    return of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid", errors.size()).errors(errors);
  }

  public static ProblemException invalid(String field, String code, Object... arguments) {
    return invalid(List.of(FieldProblem.of(field, code, arguments)));
  }

  public ProblemException errors(List<FieldProblem> errors) {
    return new ProblemException(status, key, arguments, List.copyOf(errors), properties);
  }

  /** The same with one more member in its JSON, such as the record as it is now. */
  public ProblemException with(String name, Object value) {
    var more = new LinkedHashMap<>(properties);
    more.put(name, value);
    return new ProblemException(status, key, arguments, errors, more);
  }

  public HttpStatus status() {
    return status;
  }

  public String key() {
    return key;
  }

  public List<Object> arguments() {
    return arguments;
  }

  public List<FieldProblem> errors() {
    return errors;
  }

  public Map<String, Object> properties() {
    return properties;
  }
}
