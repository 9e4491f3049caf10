package dev.rapport.parties.duplicates;

import dev.rapport.parties.PersonName;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of a name that tell it from others, in no particular order: given and family names are
 * swapped often.
 */
record Name(List<Word> words) {

  /** What two names have to do with each other. */
  enum Relation {
    SAME,
    /** Typing errors, an initial, or a part that the other leaves out. */
    SIMILAR,
    /** Nothing can be said: one is too short. */
    UNCLEAR,
    /** Each has a part that the other hasn't. */
    DIFFERENT
  }

  /**
   * @param likeness from 0 to 1
   */
  record Comparison(Relation relation, double likeness) {}

  /** What says only which kind of company it is. */
  private static final Set<String> LEGAL_FORMS =
      Set.of(
          ("inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh ag kg ohg ug"
                  + " se sa sarl sas srl spa bv nv oy ab as aps pty the and und"
                  + " ад еад оод еоод ет сд кд дззд ооо оао зао пао ао нао ип чп тов тоо жшс ақ жк кх"
                  + " фирма компания дружество"
                  + " ad ead ood eood et ooo oao zao pao ip too jshs"
                  + " בעמ חברה")
              .split(" "));

  private static final Pattern CHINESE_FORM =
      Pattern.compile("(股份|有限|责任|責任|集团|集團|公司|控股)+$|[（(]?(中国|中國)[）)]?");

  private static final Pattern QUOTES = Pattern.compile("[\"'’‘`´״׳“”«»„]");
  private static final Pattern BETWEEN_LETTERS =
      Pattern.compile("(?<=(?<![\\p{L}\\p{N}])\\p{L})\\.\\s?(?=\\p{L}(?![\\p{L}\\p{N}]))");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final double LEFT_OUT = 0.85;
  private static final double ONE_PART = 0.3;

  /** A company's name, without its legal form; all words when nothing else would be left. */
  static Name company(String name) {
    var plain = BETWEEN_LETTERS.matcher(QUOTES.matcher(name).replaceAll("")).replaceAll("");
    var all = split(plain);
    var telling =
        split(CHINESE_FORM.matcher(plain.strip()).replaceAll(" ")).stream()
            .filter(word -> !LEGAL_FORMS.contains(word))
            .toList();
    return of(telling.isEmpty() ? all : telling);
  }

  /** A person's name in parts; either may be null. */
  static Name person(@Nullable String first, @Nullable String last) {
    return of(
        Stream.of(first, last)
            .filter(part -> part != null)
            .flatMap(part -> split(QUOTES.matcher(part).replaceAll("")).stream())
            .toList());
  }

  /** A person's whole name. */
  static Name person(String whole) {
    var name = PersonName.parse(whole);
    return person(name.first(), name.last());
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  Comparison compare(Name other) {
    if (isEmpty() || other.isEmpty()) {
      return new Comparison(Relation.UNCLEAR, 0);
    }
    var joined = joined(words, other.words);
    return compare(joined, joined(other.words, joined));
  }

  private static Comparison compare(List<Word> one, List<Word> other) {
    var fewer = one.size() <= other.size() ? one : other;
    var more = new ArrayList<>(fewer == one ? other : one);
    var leftOut = more.size() - fewer.size();
    var matched = 0;
    var sum = 0.0;
    var initials = 0;
    for (var word : fewer) {
      var best = best(word, more);
      var likeness = best < 0 ? 0 : word.likeness(more.get(best));
      if (likeness > 0) {
        matched++;
        sum += likeness;
        initials += likeness == Word.INITIAL ? 1 : 0;
        more.remove(best);
      }
    }
    if (matched < fewer.size()) {
      return new Comparison(Relation.DIFFERENT, 0);
    }
    var likeness = sum / matched;
    if (leftOut == 0 && likeness == 1) {
      return new Comparison(Relation.SAME, 1);
    }
    if (initials == matched || (matched == 1 && leftOut > 0)) {
      return new Comparison(Relation.UNCLEAR, likeness * ONE_PART);
    }
    return new Comparison(Relation.SIMILAR, likeness * Math.pow(LEFT_OUT, Math.min(leftOut, 3)));
  }

  /** Where the word of the greatest likeness is; below 0 for none. */
  private static int best(Word word, List<Word> others) {
    var best = -1;
    var most = 0.0;
    for (var i = 0; i < others.size(); i++) {
      var likeness = word.likeness(others.get(i));
      if (likeness > most) {
        most = likeness;
        best = i;
      }
    }
    return best;
  }

  /** With two words as one where the other name writes them so. */
  private static List<Word> joined(List<Word> words, List<Word> others) {
    for (var i = 0; i + 1 < words.size(); i++) {
      var together = words.get(i).with(words.get(i + 1));
      if (others.stream().anyMatch(other -> other.sound().equals(together.sound()))) {
        var joined = new ArrayList<>(words.subList(0, i));
        joined.add(together);
        joined.addAll(words.subList(i + 2, words.size()));
        return joined(joined, others);
      }
    }
    return words;
  }

  private static List<String> split(String text) {
    var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Arrays.stream(NO_WORD.split(folded)).filter(word -> !word.isEmpty()).toList();
  }

  private static Name of(List<String> words) {
    return new Name(words.stream().map(Word::of).filter(word -> !word.sound().isEmpty()).toList());
  }
}
