package dev.rapport.records;

import java.util.List;

/**
 * A query asks for something that is not there, not allowed, or not readable; {@code
 * invalid.<code>} says which.
 */
public final class InvalidQueryException extends RuntimeException {

  private final String parameter;
  private final String code;
  private final transient List<Object> arguments;

  /**
   * @param parameter the part of the request: {@code filter}, {@code sort}, {@code fields}…
   */
  public InvalidQueryException(String parameter, String code, Object... arguments) {
    super(parameter + ": " + code, null, false, false);
    this.parameter = parameter;
    this.code = code;
    this.arguments = List.of(arguments);
  }

  public String parameter() {
    return parameter;
  }

  public String code() {
    return code;
  }

  public List<Object> arguments() {
    return arguments;
  }
}
