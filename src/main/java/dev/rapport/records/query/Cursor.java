package dev.rapport.records.query;

import dev.rapport.records.InvalidQueryException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended.
 *
 * @param sort what the pages are sorted by, so that a cursor is not used with another sort
 * @param value of the last record's sort field as text; null when it was empty
 */
public record Cursor(String sort, @Nullable String value, UUID id) {

  String encode() {
    var text = id + (value == null ? "-" : "+") + sort + "\n" + (value == null ? "" : value);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The cursor that {@link #encode()} wrote.
   *
   * @throws InvalidQueryException when it is none, or of another sort
   */
  static Cursor decode(String text, String sort) {
    try {
      var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      var id = UUID.fromString(plain.substring(0, 36));
      var end = plain.indexOf('\n');
      if (!plain.substring(37, end).equals(sort) || plain.indexOf('\0') >= 0) {
        throw new InvalidQueryException("cursor", "query.cursor");
      }
      return new Cursor(sort, plain.charAt(36) == '-' ? null : plain.substring(end + 1), id);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new InvalidQueryException("cursor", "query.cursor");
    }
  }
}
