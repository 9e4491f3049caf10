package dev.rapport.parties.duplicates;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Says how likely two profiles are of the same person or company. Each piece of evidence has a
 * weight for and against; their sum, less how rare twins are, becomes a probability.
 */
public final class Matcher {

  /** How rare twins are among records that are compared at all, in the measure of the weights. */
  private static final Map<PartyKind, Double> RARITY =
      Map.of(PartyKind.PERSON, 6.0, PartyKind.COMPANY, 5.0);

  private static final Rules.Weight NOTHING =
      new Rules.Weight(PartyKind.PERSON, Evidence.NAME, 0, 0);

  private final Map<PartyKind, Map<Evidence, Rules.Weight>> weights =
      new EnumMap<>(PartyKind.class);

  public Matcher(Rules rules) {
    for (var weight : rules.weights()) {
      weights
          .computeIfAbsent(weight.kind(), _ -> new EnumMap<>(Evidence.class))
          .put(weight.evidence(), weight);
    }
  }

  /** Compares two of a kind; those of different kinds have nothing in common. */
  public Match compare(Profile one, Profile other) {
    if (one.kind() != other.kind()) {
      return new Match(0, Set.of(), Set.of());
    }
    var sum = new Sum(weights.getOrDefault(one.kind(), Map.of()));
    names(one, other, sum);
    sum.shared(Evidence.EMAIL, one.emails(), other.emails());
    sum.shared(Evidence.PHONE, one.phones(), other.phones());
    if (one.taxNumber() != null && other.taxNumber() != null) {
      sum.count(Evidence.TAX_NUMBER, one.taxNumber().equals(other.taxNumber()));
    }
    if (one.birthday() != null && other.birthday() != null) {
      sum.count(Evidence.BIRTHDAY, one.birthday().equals(other.birthday()));
    }
    companies(one, other, sum);
    websites(one, other, sum);
    switch (one.place().compare(other.place())) {
      case SAME_ADDRESS -> sum.count(Evidence.ADDRESS, true);
      case SAME_CITY -> sum.count(Evidence.CITY, true);
      case OTHER_STREET -> sum.count(Evidence.ADDRESS, false);
      case OTHER_CITY -> sum.count(Evidence.CITY, false);
      case UNCLEAR -> {}
    }
    return sum.match(RARITY.getOrDefault(one.kind(), 0.0));
  }

  private static void names(Profile one, Profile other, Sum sum) {
    var names = one.name().compare(other.name());
    switch (names.relation()) {
      case SAME -> sum.count(Evidence.NAME, true);
      case DIFFERENT -> sum.count(Evidence.NAME, false);
      // Words that are half alike say nothing.
      case SIMILAR -> sum.speaksFor(Evidence.SIMILAR_NAME, 2 * names.likeness() - 1);
      case UNCLEAR -> sum.speaksFor(Evidence.SIMILAR_NAME, names.likeness());
    }
  }

  private static void companies(Profile one, Profile other, Sum sum) {
    if (one.company() != null && one.company().equals(other.company())) {
      sum.count(Evidence.COMPANY, true);
      return;
    }
    switch (one.companyName().compare(other.companyName()).relation()) {
      case SAME, SIMILAR -> sum.count(Evidence.COMPANY, true);
      case DIFFERENT -> sum.count(Evidence.COMPANY, false);
      case UNCLEAR -> {}
    }
  }

  /** A company's mail addresses end in its web address. */
  private static void websites(Profile one, Profile other, Sum sum) {
    var both = !one.websites().isEmpty() && !other.websites().isEmpty();
    var shared =
        shares(one.websites(), other.websites())
            || shares(one.websites(), other.domains())
            || shares(one.domains(), other.websites())
            || shares(one.domains(), other.domains());
    if (shared) {
      sum.count(Evidence.WEBSITE, true);
    } else if (both) {
      sum.count(Evidence.WEBSITE, false);
    }
  }

  private static boolean shares(Set<String> one, Set<String> other) {
    return !Collections.disjoint(one, other);
  }

  private static final class Sum {
    private final Map<Evidence, Rules.Weight> weights;
    private final Set<Evidence> reasons = EnumSet.noneOf(Evidence.class);
    private final Set<Evidence> against = EnumSet.noneOf(Evidence.class);
    private double sum;

    Sum(Map<Evidence, Rules.Weight> weights) {
      this.weights = weights;
    }

    void count(Evidence evidence, boolean same) {
      if (same) {
        speaksFor(evidence, 1);
        return;
      }
      var weight = weights.getOrDefault(evidence, NOTHING).different();
      if (weight > 0) {
        against.add(evidence);
        sum -= weight;
      }
    }

    void shared(Evidence evidence, Set<String> one, Set<String> other) {
      if (!one.isEmpty() && !other.isEmpty()) {
        count(evidence, shares(one, other));
      }
    }

    void speaksFor(Evidence evidence, double part) {
      var weight = weights.getOrDefault(evidence, NOTHING).same();
      if (weight > 0 && part > 0) {
        reasons.add(evidence);
        sum += weight * part;
      }
    }

    Match match(double rarity) {
      return new Match(1 / (1 + Math.exp(rarity - sum)), reasons, against);
    }
  }
}
