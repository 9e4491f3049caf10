package dev.rapport.records.transfer;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds out from a file's beginning what it is and how it is written. */
final class FileSniffer {

  /** How much of the file it looks at, in bytes. */
  static final int HEAD = 1 << 18;

  private static final int ROWS = 100;

  private static final String ZIP = "504b0304";
  private static final Pattern CARD =
      Pattern.compile("\\A\\s*BEGIN:VCARD\\s", Pattern.CASE_INSENSITIVE);

  /** What people take for a file of rows, by its first bytes. */
  private static final Map<String, String> SIGNATURES =
      Map.of(
          "d0cf11e0", "spreadsheet",
          "25504446", "pdf",
          "1f8b", "compressed",
          "377abcaf", "compressed",
          "526172", "compressed");

  private static final Pattern MARKUP =
      Pattern.compile(
          "\\A\\s*<(!doctype|html|\\?xml|head|table|div|span|body)", Pattern.CASE_INSENSITIVE);

  /** What stands in data and not in names of columns. */
  private static final Pattern VALUE =
      Pattern.compile(
          "[-+]?[\\d.,\\s]*\\d[\\d.,\\s%]*|\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}.*|\\S+@\\S+\\.\\S+");

  private FileSniffer() {}

  /**
   * @param head the file's first {@link #HEAD} bytes, or all of it
   * @throws FileFault when it is none that can be read
   */
  static FileForm sniff(byte[] head) {
    if (head.length == 0) {
      throw new FileFault("empty");
    }
    var start = HexFormat.of().formatHex(head, 0, Math.min(8, head.length));
    if (start.startsWith(ZIP)) {
      return FileForm.xlsx(true, null, List.of()); // whether it is one, a look inside says
    }
    SIGNATURES.forEach((signature, kind) -> {
      if (start.startsWith(signature)) {
        throw new FileFault(kind);
      }
    });
    var encoding = Encodings.of(head).filter(name -> name.startsWith("UTF-16") || !binary(head));
    if (encoding.isEmpty()) {
      throw binary(head) ? new FileFault("binary", 1) : new FileFault("unknownEncoding");
    }
    return sniff(head, encoding.get());
  }

  /** The same, its encoding being known. */
  static FileForm sniff(byte[] head, String encoding) {
    var text = Encodings.decode(head, encoding).orElse("");
    if (text.isBlank()) {
      throw new FileFault("empty");
    }
    if (MARKUP.matcher(text).find()) {
      throw new FileFault("markup");
    }
    if (text.chars().anyMatch(c -> c < ' ' && "\t\r\n\f\u001a".indexOf(c) < 0)) {
      throw new FileFault("binary", 1);
    }
    return CARD.matcher(text).find()
        ? FileForm.vcard(encoding)
        : form(text, encoding, head.length == HEAD);
  }

  private static FileForm form(String text, String encoding, boolean cutOff) {
    var delimiter = ',';
    var best = 0.0;
    for (var candidate : FileForm.DELIMITERS.toCharArray()) {
      var rows = rows(text, candidate, cutOff);
      var width = rows.isEmpty() ? 0 : rows.getFirst().size();
      if (width > 1 && (candidate != FileForm.SPACES || values(rows))) {
        var alike = rows.stream().filter(row -> row.size() == width).count();
        // That rows are alike says most; among equals, more columns say more.
        var score = (double) alike / rows.size() + width / 10_000.0;
        if (score > best) {
          best = score;
          delimiter = candidate;
        }
      }
    }
    var rows = rows(text, delimiter, cutOff);
    return FileForm.csv(encoding, delimiter, header(rows));
  }

  /** Whether the first row names the columns: it holds no values. */
  static boolean header(List<List<String>> rows) {
    return !rows.isEmpty() && rows.getFirst().stream().noneMatch(FileSniffer::value);
  }

  /** Texts have spaces in them: only of values they tell where a column ends. */
  private static boolean values(List<List<String>> rows) {
    return rows.stream().flatMap(List::stream).allMatch(FileSniffer::value);
  }

  private static boolean value(String cell) {
    return VALUE.matcher(cell.strip()).matches();
  }

  /** Some rows; those before a fault where there is one: the whole reading says what it is. */
  private static List<List<String>> rows(String text, char delimiter, boolean cutOff) {
    var rows = new ArrayList<List<String>>();
    var reader = new CsvReader(new StringReader(text), delimiter, HEAD, HEAD);
    var whole = true;
    try {
      while (rows.size() < ROWS) {
        var row = reader.next();
        if (row == null) {
          whole = !cutOff;
          break;
        }
        if (row.size() > 1 || !row.getFirst().isBlank()) {
          rows.add(row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FileFault e) {
      return rows;
    }
    if (!whole && rows.size() > 1) {
      rows.removeLast();
    }
    return rows;
  }

  /** Texts in any encoding have few of the characters that control. */
  private static boolean binary(byte[] head) {
    var control = 0;
    for (var b : head) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\r' && b != '\n') {
        control++;
      }
    }
    return control > head.length / 200;
  }
}
