package dev.rapport.parties.duplicates;

/** Typing errors between two words, as Damerau and Levenshtein count them. */
final class Edits {

  private Edits() {}

  /**
   * How many letters were left out, added, mistaken for another, or swapped with their neighbour.
   */
  static int distance(String one, String other) {
    var before = new int[other.length() + 1];
    var last = new int[other.length() + 1];
    var now = new int[other.length() + 1];
    for (var j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (var i = 1; i <= one.length(); i++) {
      now[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        var least = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + changed);
        var swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        now[j] = swapped ? Math.min(least, before[j - 2] + 1) : least;
      }
      var free = before;
      before = last;
      last = now;
      now = free;
    }
    return last[other.length()];
  }

  /** 1 for the same, less by each error, 0 with more errors than a word of that length has. */
  static double likeness(String one, String other) {
    var longer = Math.max(one.length(), other.length());
    var allowed = longer < 4 ? 0 : longer < 8 ? 1 : longer < 12 ? 2 : 3;
    if (Math.abs(one.length() - other.length()) > allowed) {
      return 0;
    }
    var errors = distance(one, other);
    return errors > allowed ? 0 : 1 - (double) errors / longer;
  }
}
