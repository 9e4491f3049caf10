package dev.rapport.records.transfer;

import java.util.List;

/** Why a file can't be read as CSV; {@code invalid.file.<code>} says so to people. */
final class CsvFault extends RuntimeException {

  private final String code;
  private final transient List<Object> arguments;

  CsvFault(String code, Object... arguments) {
    super(code, null, false, false);
    this.code = code;
    this.arguments = List.of(arguments);
  }

  String code() {
    return "file." + code;
  }

  List<Object> arguments() {
    return arguments;
  }
}
