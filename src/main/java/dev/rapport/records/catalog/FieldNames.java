package dev.rapport.records.catalog;

import com.ibm.icu.text.Transliterator;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes of what people call a thing a name for programs: of 'Програма' {@code programa}. */
final class FieldNames {

  /** Leaves room in PostgreSQL's 63 letters for an object's name and what an index is for. */
  private static final int LONGEST_FIELD = 30;

  private static final int LONGEST_OBJECT = 14;

  private static final Pattern OWN = Pattern.compile("x_[a-z0-9_]{1,36}");

  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

  private FieldNames() {}

  /** The name of a column: begins with {@code x_}, which none of the product's own does. */
  static String column(Map<String, String> labels, Collection<String> taken) {
    return free("x_" + cut(plain(labels, "field"), LONGEST_FIELD), taken);
  }

  /** The name of an object and of its table. */
  static String object(Map<String, String> labels, Collection<String> taken) {
    return free("x_" + cut(plain(labels, "object"), LONGEST_OBJECT), taken);
  }

  /** How an object is called in addresses; none of the product's own begins like this. */
  static String path(Map<String, String> plurals, Collection<String> taken) {
    return free("x-" + plain(plurals, "records").replace('_', '-'), taken);
  }

  /** The value of a choice. */
  static String choice(Map<String, String> labels, Collection<String> taken) {
    return free(cut(plain(labels, "choice"), LONGEST_FIELD), taken);
  }

  /** A value added to a choice of the product's own: none of the product's begins like it. */
  static String addedChoice(Map<String, String> labels, Collection<String> taken) {
    return free("x_" + cut(plain(labels, "choice"), LONGEST_FIELD), taken);
  }

  /** Whether a column may have the name, or a value added to a choice of the product's own. */
  static boolean isOwn(String name) {
    return OWN.matcher(name).matches();
  }

  /** From the English one where there is one: programmers read it. */
  private static String plain(Map<String, String> labels, String otherwise) {
    var label = labels.getOrDefault("en", labels.values().iterator().next());
    // Not kept: a transliterator is for one thread.
    var latin =
        Transliterator.getInstance("Any-Latin; Latin-ASCII")
            .transliterate(label)
            .toLowerCase(Locale.ROOT);
    var name = OTHERS.matcher(latin).replaceAll("_").replaceAll("^_+|_+$", "");
    return name.isEmpty() ? otherwise : name;
  }

  private static String cut(String name, int longest) {
    return name.length() > longest ? name.substring(0, longest) : name;
  }

  private static String free(String name, Collection<String> taken) {
    var free = name;
    for (var number = 2; taken.contains(free); number++) {
      free = name + "_" + number;
    }
    return free;
  }
}
