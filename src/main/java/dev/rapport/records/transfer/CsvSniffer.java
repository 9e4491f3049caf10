package dev.rapport.records.transfer;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds out from a file's beginning whether it is CSV and how it is written. */
final class CsvSniffer {

  /** How much of the file it looks at, in bytes. */
  static final int HEAD = 1 << 18;

  private static final int ROWS = 100;

  /** What people take for CSV, by its first bytes. */
  private static final Map<String, String> SIGNATURES =
      Map.of(
          "504b0304", "spreadsheet",
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

  private CsvSniffer() {}

  /**
   * @param head the file's first {@link #HEAD} bytes, or all of it
   * @throws CsvFault when it is no CSV
   */
  static CsvForm sniff(byte[] head) {
    if (head.length == 0) {
      throw new CsvFault("empty");
    }
    var start = HexFormat.of().formatHex(head, 0, Math.min(8, head.length));
    SIGNATURES.forEach((signature, kind) -> {
      if (start.startsWith(signature)) {
        throw new CsvFault(kind);
      }
    });
    var encoding = start.startsWith("fffe") || start.startsWith("feff") ? "UTF-16" : "UTF-8";
    var text = decode(head, encoding);
    if (text.isBlank()) {
      throw new CsvFault("empty");
    }
    if (MARKUP.matcher(text).find()) {
      throw new CsvFault("markup");
    }
    if (encoding.equals("UTF-8") && alternates(head)) {
      throw new CsvFault("encoding", 1);
    }
    if (text.chars().anyMatch(c -> c < ' ' && "\t\r\n\f\u001a".indexOf(c) < 0)) {
      throw new CsvFault("binary", 1);
    }
    return form(text, encoding, head.length == HEAD);
  }

  private static CsvForm form(String text, String encoding, boolean cutOff) {
    var delimiter = ',';
    var best = 0.0;
    for (var candidate : CsvForm.DELIMITERS.toCharArray()) {
      var rows = rows(text, candidate, cutOff);
      var width = rows.isEmpty() ? 0 : rows.getFirst().size();
      if (width > 1) {
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
    var header = !rows.isEmpty() && rows.getFirst().stream().noneMatch(CsvSniffer::value);
    return new CsvForm(encoding, delimiter, header);
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
    } catch (CsvFault e) {
      return rows;
    }
    if (!whole && rows.size() > 1) {
      rows.removeLast();
    }
    return rows;
  }

  private static String decode(byte[] head, String encoding) {
    var charset = encoding.equals("UTF-16") ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var text = CharBuffer.allocate(head.length);
    // A character that the end of the head cuts in two is no fault.
    var result = decoder.decode(ByteBuffer.wrap(head), text, false);
    if (result.isError()) {
      throw new CsvFault(binary(head) ? "binary" : "encoding", 1);
    }
    var decoded = text.flip().toString();
    return decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded;
  }

  /**
   * UTF-16 without a mark for its byte order: of all scripts but the East Asian, every second byte
   * is small.
   */
  private static boolean alternates(byte[] head) {
    var small = new int[2];
    for (var i = 0; i < head.length; i++) {
      small[i & 1] += head[i] >= 0 && head[i] < 8 ? 1 : 0;
    }
    var most = Math.max(small[0], small[1]);
    return most > head.length / 4 && Math.min(small[0], small[1]) <= most / 100;
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
