package dev.rapport.records.transfer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * How a file is written.
 *
 * @param encoding {@code UTF-8} or {@code UTF-16}
 * @param header whether the first row names the columns
 */
record CsvForm(String encoding, char delimiter, boolean header) {

  static final String DELIMITERS = ",;\t|";
  static final Set<String> ENCODINGS = Set.of("UTF-8", "UTF-16");

  /** UTF-16 finds its byte order by its mark. */
  Charset charset() {
    return encoding.equals("UTF-16") ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }
}
