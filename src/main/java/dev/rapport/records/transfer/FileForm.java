package dev.rapport.records.transfer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a file is written.
 *
 * @param encoding one of {@link Encodings#ALL}; of a workbook it says nothing
 * @param delimiter says nothing but of CSV
 * @param header whether the first row names the columns
 * @param sheet the one that is read; null but for workbooks
 * @param sheets all that can be read, in their order
 */
record FileForm(
    Kind kind,
    String encoding,
    char delimiter,
    boolean header,
    @Nullable String sheet,
    List<String> sheets) {

  static final String DELIMITERS = ",;\t| ";

  /** As a delimiter, any number of spaces: how columns of a fixed width are set off. */
  static final char SPACES = ' ';

  /** What a file is. */
  enum Kind {
    CSV,
    XLSX,
    VCARD;

    @JsonValue
    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }
  }

  FileForm {
    sheets = List.copyOf(sheets);
  }

  static FileForm csv(String encoding, char delimiter, boolean header) {
    return new FileForm(Kind.CSV, encoding, delimiter, header, null, List.of());
  }

  static FileForm xlsx(boolean header, @Nullable String sheet, List<String> sheets) {
    return new FileForm(Kind.XLSX, Encodings.UTF_8, ',', header, sheet, sheets);
  }

  /** Its properties are the columns. */
  static FileForm vcard(String encoding) {
    return new FileForm(Kind.VCARD, encoding, ',', true, null, List.of());
  }

  FileForm in(String encoding) {
    return new FileForm(kind, encoding, delimiter, header, sheet, sheets);
  }

  /** UTF-16 finds its byte order by its mark. */
  Charset charset() {
    return Charset.forName(encoding);
  }
}
