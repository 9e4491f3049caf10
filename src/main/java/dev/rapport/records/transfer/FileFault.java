package dev.rapport.records.transfer;

import java.util.List;

/** Why a file can't be read; {@code invalid.file.<code>} says so to people. */
final class FileFault extends RuntimeException {

  /** A row isn't in the file's encoding. */
  static final String ENCODING = "file.encoding";

  private final String code;
  private final transient List<Object> arguments;

  FileFault(String code, Object... arguments) {
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
