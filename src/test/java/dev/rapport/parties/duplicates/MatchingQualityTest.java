package dev.rapport.parties.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.records.duplicates.DuplicateKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * How many twins among made-up people and companies are found, and how many of those found are
 * twins. The weights were chosen on the first half of them; what is held here is measured on the
 * other half, which has people of its own.
 */
class MatchingQualityTest {

  private static final long CHOSEN_ON = 20_240_501;
  private static final long MEASURED_ON = 77_003_219;

  /** As the scan has it: larger blocks are passed over. */
  private static final int LARGEST_BLOCK = DuplicateKeys.LARGEST_BLOCK;

  private record Pair(Entry one, Entry other, Match match) {
    boolean twins() {
      return one.who() == other.who();
    }

    String words() {
      return "%.2f %s: %s | %s"
          .formatted(match.score(), match.reasons(), one.words(), other.words());
    }
  }

  private record Quality(double precision, double recall, List<String> wrong) {}

  @Test
  void twins_among_people_are_found_and_hardly_anybody_else() {
    var chosen = quality(MadeUpPeople.entries(CHOSEN_ON, 4_000), Rules.DEFAULT);
    var measured = quality(MadeUpPeople.entries(MEASURED_ON, 4_000), Rules.DEFAULT);
    print("people", chosen, measured);
    assertThat(measured.precision()).as("%s", measured.wrong()).isGreaterThanOrEqualTo(0.98);
    assertThat(measured.recall()).isGreaterThanOrEqualTo(0.90);
  }

  @Test
  void twins_among_companies_are_found_and_hardly_any_others() {
    var chosen = quality(MadeUpCompanies.entries(CHOSEN_ON, 2_000), Rules.DEFAULT);
    var measured = quality(MadeUpCompanies.entries(MEASURED_ON, 2_000), Rules.DEFAULT);
    print("companies", chosen, measured);
    assertThat(measured.precision()).as("%s", measured.wrong()).isGreaterThanOrEqualTo(0.98);
    assertThat(measured.recall()).isGreaterThanOrEqualTo(0.90);
  }

  @Test
  void what_may_be_merged_without_a_look_is_surer_still() {
    var sure = new Rules(Rules.DEFAULT.certain(), 1, Rules.DEFAULT.weights());
    var people = quality(MadeUpPeople.entries(MEASURED_ON, 4_000), sure);
    var companies = quality(MadeUpCompanies.entries(MEASURED_ON, 2_000), sure);
    print("people, if certain", quality(MadeUpPeople.entries(CHOSEN_ON, 4_000), sure), people);
    print(
        "companies, if certain",
        quality(MadeUpCompanies.entries(CHOSEN_ON, 2_000), sure),
        companies);
    assertThat(people.precision()).as("%s", people.wrong()).isGreaterThanOrEqualTo(0.995);
    assertThat(companies.precision()).as("%s", companies.wrong()).isGreaterThanOrEqualTo(0.995);
  }

  /** The measure can fail: without weights nothing is found, and whoever shows all is wrong. */
  @Test
  void rules_that_are_no_good_are_measured_so() {
    var people = MadeUpPeople.entries(MEASURED_ON, 1_000);
    assertThat(quality(people, new Rules(0.5, 1, List.of())).recall()).isZero();
    assertThat(quality(people, new Rules(0, 1, Rules.DEFAULT.weights())).precision())
        .isLessThan(0.9);
  }

  private static Quality quality(List<Entry> entries, Rules rules) {
    var matcher = new Matcher(rules);
    var found = new ArrayList<Pair>();
    var seen = new HashSet<Long>();
    for (var block : blocks(entries)) {
      for (var i = 0; i < block.size(); i++) {
        for (var j = i + 1; j < block.size(); j++) {
          if (seen.add(((long) block.get(i) << 32) + block.get(j))) {
            var one = entries.get(block.get(i));
            var other = entries.get(block.get(j));
            var match = matcher.compare(one.profile(), other.profile());
            if (match.score() >= rules.shown()) {
              found.add(new Pair(one, other, match));
            }
          }
        }
      }
    }
    var twins = twins(entries);
    var right = found.stream().filter(Pair::twins).toList();
    var names = new HashSet<Set<Entry>>();
    right.forEach(pair -> names.add(Set.of(pair.one(), pair.other())));
    return new Quality(
        found.isEmpty() ? 1 : (double) right.size() / found.size(),
        (double) right.size() / twins.size(),
        found.stream().filter(pair -> !pair.twins()).map(Pair::words).toList());
  }

  /** What shares a key, a phone or a mail address. */
  private static List<List<Integer>> blocks(List<Entry> entries) {
    Map<Object, TreeSet<Integer>> blocks = new HashMap<>();
    for (var i = 0; i < entries.size(); i++) {
      var profile = entries.get(i).profile();
      var keys = new HashSet<Object>(Blocks.keys(profile));
      keys.addAll(profile.emails());
      keys.addAll(profile.phones());
      for (var key : keys) {
        blocks.computeIfAbsent(key, _ -> new TreeSet<>()).add(i);
      }
    }
    return blocks.values().stream()
        .filter(block -> block.size() > 1 && block.size() <= LARGEST_BLOCK)
        .map(block -> (List<Integer>) new ArrayList<>(block))
        .toList();
  }

  private static List<Pair> twins(List<Entry> entries) {
    var twins = new ArrayList<Pair>();
    Map<Integer, List<Entry>> whose = new HashMap<>();
    for (var entry : entries) {
      var others = whose.computeIfAbsent(entry.who(), _ -> new ArrayList<>());
      others.forEach(other -> twins.add(new Pair(other, entry, new Match(0, Set.of(), Set.of()))));
      others.add(entry);
    }
    return twins;
  }

  private static void print(String what, Quality one, Quality other) {
    System.out.printf(
        "Twins among %s: precision %.4f and recall %.4f; %.4f and %.4f%n",
        what, one.precision(), one.recall(), other.precision(), other.recall());
  }
}
