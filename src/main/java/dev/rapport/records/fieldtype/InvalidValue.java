package dev.rapport.records.fieldtype;

import java.util.List;

/**
 * A value that a field can't take. {@code code} names the message {@code invalid.<code>} in the
 * language files, {@code arguments} fill it in.
 */
public final class InvalidValue extends RuntimeException {

  private final String code;
  private final transient List<Object> arguments;

  public InvalidValue(String code, Object... arguments) {
    super(code, null, false, false);
    this.code = code;
    this.arguments = List.of(arguments);
  }

  public String code() {
    return code;
  }

  public List<Object> arguments() {
    return arguments;
  }
}
