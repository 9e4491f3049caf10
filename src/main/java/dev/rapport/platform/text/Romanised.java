package dev.rapport.platform.text;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/**
 * Words of any script in plain small Latin letters, written about as they sound, so that one name
 * in two scripts, or in two ways of writing it in Latin, comes out the same.
 *
 * <p>Cyrillic (Bulgarian, Russian, Kazakh) goes by the spellings that passports use, Hebrew by its
 * consonants, Chinese by ICU's pinyin without tones, everything else by ICU's rules.
 */
public final class Romanised {

  /** Their letters and the Latin for each, in the same order. */
  private static final String CYRILLIC =
      "а a|б b|в v|г g|д d|е e|ё e|ж zh|з z|и i|й y|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f"
          + "|х h|ц ts|ч ch|ш sh|щ sht|ъ a|ы y|ь |э e|ю yu|я ya|ә a|ғ g|қ k|ң n|ө o|ұ u|ү u|һ h"
          + "|і i|ї i|є e|ґ g|ў u|ј y|љ l|њ n|ќ k|ѓ g|џ dzh|ђ dzh|ћ ch";

  private static final String HEBREW =
      "א a|ב b|ג g|ד d|ה h|ו u|ז z|ח h|ט t|י y|כ k|ך k|ל l|מ m|ם m|נ n|ן n|ס s|ע a|פ p|ף p|צ ts"
          + "|ץ ts|ק k|ר r|ש sh|ת t";

  /** A vowel but at the beginning of a word. */
  private static final char VAV = 'ו';

  /** Spellings of one sound, each brought to one of them; in this order. */
  private static final String[][] SOUNDS = {
    {"shch", "sht"},
    {"tch", "ch"},
    {"dzh", "j"},
    {"zh", "j"},
    {"kh", "h"},
    {"ph", "f"},
    {"gh", "g"},
    {"th", "t"},
    {"ck", "k"},
    {"tz", "ts"},
    {"qu", "kv"},
    {"x", "ks"},
    {"q", "k"},
    {"w", "v"},
    {"y", "i"},
    {"ce", "se"},
    {"ci", "si"},
  };

  /** Letters that another one makes a different sound of. */
  private static final String UNFINISHED = "cdgkpqtz";

  private static final Pattern HARD_C = Pattern.compile("c(?!h)");

  private static final Map<Character, String> LETTERS = letters();
  private static final ConcurrentMap<Integer, String> PINYIN = new ConcurrentHashMap<>();

  private Romanised() {}

  /**
   * A word as it sounds.
   *
   * @param word in small letters, without spaces
   */
  public static String sound(String word) {
    var latin = latin(word);
    if (!isHebrew(word)) { // whose letters beside each other are no sound of their own
      for (var sound : SOUNDS) {
        latin = latin.replace(sound[0], sound[1]);
      }
      if (latin.indexOf('c') >= 0) {
        latin = HARD_C.matcher(latin).replaceAll("k");
      }
    }
    return withoutDoubles(latin.replace('y', 'i'));
  }

  /**
   * Whether every Cyrillic word that begins with this one sounds at its beginning as this one does;
   * not so when the next letter may change the last sound: {@code раз} is {@code raz}, {@code
   * разход} is {@code rajod}.
   *
   * @param word Cyrillic, in small letters, without spaces
   */
  public static boolean soundGoesOn(String word) {
    var latin = latin(word);
    return UNFINISHED.indexOf(latin.charAt(latin.length() - 1)) < 0;
  }

  /**
   * What is left of a sound when everything is taken away that spellings of one name differ in:
   * vowels, h, and which of two kindred consonants it is. A name in Hebrew has the same as in
   * Latin.
   */
  public static String skeleton(String sound) {
    var bones = new StringBuilder(sound.length());
    for (var i = 0; i < sound.length(); i++) {
      var letter = sound.charAt(i);
      var next = i + 1 < sound.length() ? sound.charAt(i + 1) : ' ';
      switch (letter) {
        case 'a', 'e', 'i', 'o', 'u', 'h' -> {}
        case 'v' -> bones.append('b');
        case 'f' -> bones.append('p');
        case 'z' -> bones.append('s');
        case 't' -> bones.append(next == 's' ? "" : "t");
        case 'c' -> bones.append('j');
        default -> bones.append(letter);
      }
    }
    var skeleton = withoutDoubles(bones.toString());
    return skeleton.isEmpty() ? sound : skeleton;
  }

  /**
   * A word letter by letter.
   *
   * @param word in small letters, without spaces
   */
  public static String latin(String word) {
    if (isAscii(word)) {
      return word;
    }
    var latin = new StringBuilder(word.length() + 8);
    if (word.charAt(0) == VAV) {
      return word.length() == 1 ? "v" : "v" + latin(word.substring(1));
    }
    word.codePoints()
        .forEach(letter -> {
          var known = letter < 0x10000 ? LETTERS.get((char) letter) : null;
          if (known != null) {
            latin.append(known);
          } else if (letter < 0x80) {
            latin.append((char) letter);
          } else {
            latin.append(letter(letter));
          }
        });
    return latin.toString();
  }

  private static String letter(int letter) {
    return Character.getType(letter) == Character.NON_SPACING_MARK
        ? "" // accents and Hebrew points
        : PINYIN.computeIfAbsent(letter, Romanised::transliterated);
  }

  private static String transliterated(int letter) {
    var text = Character.toString(letter);
    var latin = (Character.isIdeographic(letter) ? Han.RULES : Others.RULES).transliterate(text);
    return Normalizer.normalize(latin, Normalizer.Form.NFD)
        .replaceAll("[^a-zA-Z0-9]", "")
        .toLowerCase(Locale.ROOT);
  }

  private static String withoutDoubles(String text) {
    var single = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      var letter = text.charAt(i);
      if (i == 0 || letter != text.charAt(i - 1) || Character.isDigit(letter)) {
        single.append(letter);
      }
    }
    return single.toString();
  }

  private static boolean isHebrew(String word) {
    return UnicodeScript.of(word.codePointAt(0)) == UnicodeScript.HEBREW;
  }

  private static boolean isAscii(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static Map<Character, String> letters() {
    var letters = new HashMap<Character, String>();
    for (var pair : (CYRILLIC + "|" + HEBREW).split("\\|")) {
      letters.put(pair.charAt(0), pair.substring(2).strip());
    }
    return letters;
  }

  /** Read when the first such letter comes: ICU takes a good part of a second for its rules. */
  private static final class Han {
    private static final Transliterator RULES =
        Transliterator.getInstance("Han-Latin; Latin-ASCII");
  }

  private static final class Others {
    private static final Transliterator RULES =
        Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
  }
}
