package dev.rapport.records.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds out in which encoding a text is, among those in which files in the five languages come.
 * Only one in which every byte means something is taken; among several of them the looks of the
 * script's words decide.
 */
final class Encodings {

  static final String UTF_8 = "UTF-8";
  static final String UTF_16 = "UTF-16";
  static final String CYRILLIC = "windows-1251";
  static final String HEBREW = "windows-1255";
  static final String WESTERN = "windows-1252";
  static final String CHINESE = "GB18030";

  /** Without a byte order mark, UTF-16 must say its byte order. */
  static final Set<String> ALL =
      Set.of(UTF_8, UTF_16, "UTF-16LE", "UTF-16BE", CYRILLIC, HEBREW, WESTERN, CHINESE);

  private static final int LINE = 1 << 16;

  /** Hebrew letters that stand at the end of words only: kaf, mem, nun, pe and tsadi. */
  private static final Set<Integer> FINAL_LETTERS = Set.of(0xea, 0xed, 0xef, 0xf3, 0xf5);

  /** First bytes of the 3,755 most common characters, of punctuation, Latin and Cyrillic. */
  private static final BitSet COMMON_CHINESE = new BitSet();

  static {
    COMMON_CHINESE.set(0xb0, 0xd8);
    COMMON_CHINESE.set(0xa1, 0xa4);
    COMMON_CHINESE.set(0xa7);
  }

  private Encodings() {}

  /**
   * The encoding of a text that begins so.
   *
   * @param head whole characters, but for the last one
   * @return none when it is in none of {@link #ALL}
   */
  static Optional<String> of(byte[] head) {
    if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff)) {
      return Optional.of(UTF_16);
    }
    var order = byteOrder(head);
    if (order.isPresent()) {
      return order;
    }
    if (decodes(head, UTF_8)) {
      return Optional.of(UTF_8);
    }
    if (decodes(head, CHINESE) && looksChinese(head)) {
      return Optional.of(CHINESE);
    }
    if (decodes(head, WESTERN) && looksWestern(head)) {
      return Optional.of(WESTERN);
    }
    if (decodes(head, HEBREW) && looksHebrew(head)) {
      return Optional.of(HEBREW);
    }
    return Stream.of(CYRILLIC, WESTERN).filter(name -> decodes(head, name)).findFirst();
  }

  /** Whether it holds nothing by which encodings could be told apart. */
  static boolean plain(byte[] head) {
    for (var b : head) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether it reads the same in all of them but UTF-16. */
  static boolean plain(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /** The encoding of a text whose beginning is plain: of those of its lines that are not. */
  static Optional<String> ofLines(InputStream text, int limit) throws IOException {
    var found = new ByteArrayOutputStream();
    var line = new ByteArrayOutputStream();
    var telling = false;
    for (var b = text.read(); b >= 0 && found.size() < limit; b = text.read()) {
      line.write(b);
      telling |= b >= 0x80;
      if (b == '\n' || line.size() == LINE) {
        if (telling) {
          line.writeTo(found);
        }
        line.reset();
        telling = false;
      }
    }
    if (telling) {
      line.writeTo(found);
    }
    return of(found.toByteArray());
  }

  /** The text's beginning; empty when it can't be read so. */
  static Optional<String> decode(byte[] head, String encoding) {
    var decoder =
        Charset.forName(encoding)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var text = CharBuffer.allocate(head.length + 1);
    // A character that the end of the head cuts in two is no fault.
    if (decoder.decode(ByteBuffer.wrap(head), text, false).isError()) {
      return Optional.empty();
    }
    var decoded = text.flip().toString();
    return Optional.of(decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded);
  }

  private static boolean decodes(byte[] head, String encoding) {
    return decode(head, encoding).isPresent();
  }

  private static boolean startsWith(byte[] head, int first, int second) {
    return head.length > 1 && (head[0] & 0xff) == first && (head[1] & 0xff) == second;
  }

  /**
   * UTF-16 without a mark for its byte order: of all scripts but the East Asian, every second byte
   * is small, and it is the higher one.
   */
  private static Optional<String> byteOrder(byte[] head) {
    var small = new int[2];
    for (var i = 0; i < head.length; i++) {
      small[i & 1] += head[i] >= 0 && head[i] < 8 ? 1 : 0;
    }
    var most = Math.max(small[0], small[1]);
    if (most <= head.length / 4 || Math.min(small[0], small[1]) > most / 100) {
      return Optional.empty();
    }
    var name = small[0] > small[1] ? "UTF-16BE" : "UTF-16LE";
    return Optional.of(name).filter(order -> decodes(head, order));
  }

  /** Most characters of any Chinese text are common ones; what others' letters make is not. */
  private static boolean looksChinese(byte[] head) {
    var common = 0;
    var all = 0;
    for (var i = 0; i + 1 < head.length; i++) {
      var lead = head[i] & 0xff;
      if (lead > 0x80 && head[i + 1] >= '0' && head[i + 1] <= '9') {
        i += 3; // a letter of any other script
      } else if (lead > 0x80) {
        all++;
        common += COMMON_CHINESE.get(lead) ? 1 : 0;
        i++;
      }
    }
    return all > 0 && common >= all * 0.6;
  }

  /**
   * The bytes of Hebrew letters are small Cyrillic ones elsewhere, and those of its points capital
   * ones; but its final letters stand only at the end of words, and points never at the beginning.
   */
  private static boolean looksHebrew(byte[] head) {
    var letters = 0;
    var telling = 0;
    var misplaced = 0;
    for (var i = 0; i < head.length; i++) {
      var b = head[i] & 0xff;
      if (hebrewLetter(b)) {
        letters++;
        if (FINAL_LETTERS.contains(b)) {
          telling++;
          misplaced += i + 1 < head.length && hebrewLetter(head[i + 1] & 0xff) ? 1 : 0;
        }
      } else if (b >= 0xc0) {
        telling++;
        misplaced += i == 0 || (head[i - 1] & 0xff) < 0xc0 ? 1 : 0;
      }
    }
    return letters > 0 && misplaced * 20 <= telling;
  }

  private static boolean hebrewLetter(int b) {
    return b >= 0xe0 && b <= 0xfa;
  }

  /** Letters with accents stand among plain ones; those of another script among their like. */
  private static boolean looksWestern(byte[] head) {
    var mixed = 0;
    var pure = 0;
    var plain = false;
    var high = false;
    for (var i = 0; i <= head.length; i++) {
      var b = i < head.length ? head[i] & 0xff : ' ';
      var ascii = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
      if (ascii || b >= 0xc0) {
        plain |= ascii;
        high |= !ascii;
      } else {
        mixed += high && plain ? 1 : 0;
        pure += high && !plain ? 1 : 0;
        plain = false;
        high = false;
      }
    }
    return mixed > pure;
  }
}
