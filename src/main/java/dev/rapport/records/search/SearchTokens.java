package dev.rapport.records.search;

import dev.rapport.platform.text.Romanised;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Words as the search knows them: folded (case, accents, Hebrew points, full width), Chinese as
 * single characters and pairs, phone numbers by every suffix of four digits and more, mail
 * addresses by their parts, Cyrillic also as it sounds, so that Latin finds it, and one way to
 * spell a name another. Rights are tokens too, and so are the first one and two letters of each
 * word: a beginning that short fits a large part of all words, and to collect those one by one
 * would take long.
 */
public final class SearchTokens {

  /** To be raised when other tokens are made of the same record: all are made anew then. */
  public static final int VERSION = 2;

  private static final int MAX_TOKENS = 2_000;
  private static final int MAX_LENGTH = 64;
  private static final int MIN_DIGITS = 4;
  private static final String PHONE_MARK = "+";
  private static final String BEGINNING_MARK = "<";
  private static final String SOUND_MARK = "~";

  /** Up to how many letters the beginnings of words are tokens. */
  private static final int MARKED = 2;

  private static final Pattern PHONE = Pattern.compile("[+0-9][0-9 ()./-]{3,}");
  private static final Pattern LATIN = Pattern.compile("[a-z]+");
  private static final Pattern NO_DIGIT = Pattern.compile("\\D");
  private static final Pattern SEPARATORS = Pattern.compile("[@._\\-+]");
  private static final Analyzer ANALYZER =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          var words = new StandardTokenizer();
          return new TokenStreamComponents(
              words, new CJKBigramFilter(new ICUFoldingFilter(words), CJKBigramFilter.HAN, true));
        }
      };

  private final Set<String> tokens = new LinkedHashSet<>();

  /** The words of a text. */
  public static List<String> words(String text) {
    var words = new ArrayList<String>();
    try (var stream = ANALYZER.tokenStream("", new StringReader(text))) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(shortened(term.toString()));
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  public SearchTokens text(String text) {
    add(words(text));
    return this;
  }

  public SearchTokens email(String address) {
    var folded = address.toLowerCase(Locale.ROOT);
    add(List.of(shortened(folded)));
    return text(SEPARATORS.matcher(folded).replaceAll(" "));
  }

  /** As a whole, and from every digit behind the country's on. */
  public SearchTokens phone(String number) {
    tokens.add(PHONE_MARK + digits(number));
    var inCountry = digits(number.substring(number.indexOf(' ') + 1));
    for (var from = 0; from + MIN_DIGITS <= inCountry.length(); from++) {
      tokens.add(PHONE_MARK + inCountry.substring(from));
    }
    return this;
  }

  /** Marks for rights: what it is, whose, and of which team. */
  public SearchTokens rights(
      String object, @Nullable UUID owner, @Nullable UUID team, Collection<UUID> readers) {
    tokens.add(kind(object));
    if (owner != null) {
      tokens.add(user(owner));
    }
    if (team != null) {
      tokens.add(team(team));
    }
    readers.forEach(reader -> tokens.add(user(reader)));
    return this;
  }

  /** By its id: a tag that is called otherwise is found by its new name. */
  public SearchTokens tagged(UUID tag) {
    tokens.add(tag(tag));
    return this;
  }

  /** As PostgreSQL reads a {@code tsvector}. */
  public String vector() {
    return tokens.stream().map(SearchTokens::quoted).collect(Collectors.joining(" "));
  }

  /**
   * As PostgreSQL reads a {@code tsquery}: every word that was typed, each as a beginning; null
   * when nothing that can be found was typed.
   */
  public static @Nullable String query(String typed) {
    return query(typed, _ -> List.of());
  }

  /**
   * The same, where a word may also mean tags.
   *
   * @param tags whose names have a word that begins so
   */
  static @Nullable String query(String typed, Function<String, Collection<UUID>> tags) {
    var text = typed.strip();
    if (PHONE.matcher(text).matches()) {
      var digits = digits(text).replaceFirst("^0+", "");
      if (digits.length() >= MIN_DIGITS) {
        return "(" + quoted(digits) + ":* | " + quoted(PHONE_MARK + digits) + ":*)";
      }
    }
    if (text.contains("@")) {
      return prefixes(
          SEPARATORS
              .splitAsStream(text)
              .filter(part -> !part.isEmpty())
              .flatMap(part -> words(part).stream())
              .toList(),
          tags);
    }
    return prefixes(words(text), tags);
  }

  public static String kind(String object) {
    return "k:" + object;
  }

  public static String user(UUID id) {
    return "o:" + id;
  }

  static String tag(UUID id) {
    return "#:" + id;
  }

  public static String team(UUID id) {
    return "t:" + id;
  }

  /** A token as PostgreSQL writes it in vectors and queries. */
  public static String quoted(String token) {
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  private static @Nullable String prefixes(
      List<String> words, Function<String, Collection<UUID>> tags) {
    return words.isEmpty()
        ? null
        : words.stream()
            .distinct()
            .limit(12)
            .map(word -> orTags(beginning(word), tags.apply(word)))
            .collect(Collectors.joining(" & "));
  }

  private static String orTags(String words, Collection<UUID> tags) {
    return tags.isEmpty()
        ? words
        : tags.stream()
            .map(id -> quoted(tag(id)))
            .collect(Collectors.joining(" | ", "(" + words + " | ", ")"));
  }

  /** Words that begin so. Of a Chinese word there is every character and every pair. */
  private static String beginning(String word) {
    if (length(word) > MARKED) {
      return anyOf(spellings(word));
    }
    return isHan(word)
        ? quoted(word)
        : "(" + quoted(word) + " | " + quoted(BEGINNING_MARK + word) + ")";
  }

  /** What a word may be written as where it is kept; each is a beginning. */
  private static List<String> spellings(String word) {
    var sound = Romanised.sound(word);
    if (!isCyrillic(word)) {
      return LATIN.matcher(word).matches() ? List.of(word, SOUND_MARK + sound) : List.of(word);
    }
    if (sound.isEmpty()) {
      return List.of(word);
    }
    // Its sound finds a Cyrillic word as well, and each further beginning takes its time.
    return Romanised.soundGoesOn(word)
        ? List.of(Romanised.latin(word), SOUND_MARK + sound)
        : List.of(word, Romanised.latin(word), SOUND_MARK + sound);
  }

  private static String anyOf(List<String> beginnings) {
    var any =
        beginnings.stream().map(each -> quoted(each) + ":*").collect(Collectors.joining(" | "));
    return beginnings.size() == 1 ? any : "(" + any + ")";
  }

  private void add(List<String> words) {
    for (var word : words) {
      if (tokens.size() < MAX_TOKENS) {
        tokens.add(word);
        if (isCyrillic(word)) {
          tokens.add(SOUND_MARK + Romanised.sound(word));
        }
        for (var letters = 1; letters <= MARKED && letters < length(word); letters++) {
          if (!isHan(word)) {
            tokens.add(BEGINNING_MARK + word.substring(0, word.offsetByCodePoints(0, letters)));
          }
        }
      }
    }
  }

  private static int length(String word) {
    return word.codePointCount(0, word.length());
  }

  private static boolean isHan(String word) {
    return Character.isIdeographic(word.codePointAt(0));
  }

  private static boolean isCyrillic(String word) {
    return UnicodeScript.of(word.codePointAt(0)) == UnicodeScript.CYRILLIC;
  }

  private static String digits(String text) {
    return NO_DIGIT.matcher(text).replaceAll("");
  }

  private static String shortened(String word) {
    return word.length() <= MAX_LENGTH
        ? word
        : word.substring(0, word.offsetByCodePoints(0, word.codePointCount(0, MAX_LENGTH)));
  }
}
