package dev.rapport.parties;

import dev.rapport.records.search.SearchTokens;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a name that tell it from others: without what says only which kind of company it is.
 */
final class NameWords {

  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "inc",
          "corp",
          "corporation",
          "co",
          "company",
          "ltd",
          "limited",
          "llc",
          "llp",
          "lp",
          "plc",
          "gmbh",
          "ag",
          "kg",
          "se",
          "sa",
          "sarl",
          "sas",
          "srl",
          "spa",
          "bv",
          "nv",
          "oy",
          "ab",
          "as",
          "aps",
          "pty",
          "the",
          "ад",
          "еад",
          "оод",
          "еоод",
          "ет",
          "сд",
          "ооо",
          "оао",
          "зао",
          "пао",
          "ао",
          "ип",
          "тоо",
          "жшс",
          "ақ",
          "жк",
          "בעמ");

  private static final Pattern CHINESE_FORM =
      Pattern.compile("(股份|有限|责任|責任|集团|集團|公司)+$|[（(]?(中国|中國)[）)]?");

  private static final Pattern HEBREW_FORM = Pattern.compile("בע[\"״']מ");

  private NameWords() {}

  /** The words, folded as the search folds them; all words when nothing else would be left. */
  static List<String> of(String name) {
    var plain =
        HEBREW_FORM.matcher(CHINESE_FORM.matcher(name.strip()).replaceAll("")).replaceAll("");
    var words = SearchTokens.words(plain);
    var telling = words.stream().filter(word -> !LEGAL_FORMS.contains(word)).toList();
    return telling.isEmpty() ? SearchTokens.words(name) : telling;
  }

  /**
   * Whether two names may be of the same one: the same words, or two and more of one all in the
   * other.
   */
  static boolean alike(String one, String other) {
    var mine = new HashSet<>(of(one));
    var theirs = new HashSet<>(of(other));
    if (mine.isEmpty() || theirs.isEmpty()) {
      return false;
    }
    return mine.equals(theirs)
        || (mine.size() > 1 && theirs.containsAll(mine))
        || (theirs.size() > 1 && mine.containsAll(theirs));
  }
}
