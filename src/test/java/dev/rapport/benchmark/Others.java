package dev.rapport.benchmark;

import java.util.List;
import java.util.Locale;

/**
 * What the best of four widely used products did on a machine like this one, with 100,000 contacts
 * and pages of 50, and how many times as much is wanted.
 */
final class Others {

  static final int PEOPLE = 100_000;

  /** A question each, asked by an administrator at eight connections. */
  static final List<Other> ANSWERS =
      List.of(
          new Other("people by name", 136, 10, 5),
          new Other("people by a field of one's own, filtered by another", 105, 10, 5),
          new Other("a company with its relations", 173, 10, 5),
          new Other("create a person", 84, 10, 5));

  /** Rows a second. */
  static final Other IMPORT = new Other("import of people", 3_400, 3, 3);

  private Others() {}

  /**
   * @param best answers a second
   * @param wanted times the best
   * @param least times the best
   */
  record Other(String question, double best, int wanted, int least) {

    String line(double here) {
      var times = here / best;
      return String.format(
          Locale.ROOT,
          "| %s | %,.0f | %,.0f | **%.1f** | %d: %s | %d: %s |",
          question,
          best,
          here,
          times,
          wanted,
          times >= wanted ? "yes" : "**no**",
          least,
          times >= least ? "yes" : "**no**");
    }
  }
}
