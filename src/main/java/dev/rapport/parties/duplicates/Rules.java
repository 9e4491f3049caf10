package dev.rapport.parties.duplicates;

import static dev.rapport.parties.duplicates.Evidence.ADDRESS;
import static dev.rapport.parties.duplicates.Evidence.BIRTHDAY;
import static dev.rapport.parties.duplicates.Evidence.CITY;
import static dev.rapport.parties.duplicates.Evidence.EMAIL;
import static dev.rapport.parties.duplicates.Evidence.NAME;
import static dev.rapport.parties.duplicates.Evidence.PHONE;
import static dev.rapport.parties.duplicates.Evidence.SIMILAR_NAME;
import static dev.rapport.parties.duplicates.Evidence.TAX_NUMBER;
import static dev.rapport.parties.duplicates.Evidence.WEBSITE;

import java.util.List;
import java.util.Objects;

/**
 * How much each piece of evidence counts, and from which certainty on two records are called the
 * same. An administrator may change them.
 *
 * @param shown from which score on a pair is shown, between 0 and 1
 * @param certain from which score on many pairs may be merged at once, {@code shown} or more
 */
public record Rules(double shown, double certain, List<Weight> weights) {

  /** The greatest weight. */
  public static final double MOST = 20;

  /**
   * What one piece of evidence weighs: how many times it is likelier among twins than among others,
   * as a natural logarithm. 0 leaves it out.
   *
   * @param same what speaks for a twin when both have the same, from 0 to {@link #MOST}
   * @param different what speaks against it when they differ, from 0 to {@link #MOST}
   */
  public record Weight(PartyKind kind, Evidence evidence, double same, double different) {

    public Weight {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(evidence);
    }
  }

  /** As Rapport comes; tried on made-up records in five scripts. */
  public static final Rules DEFAULT =
      new Rules(
          0.75,
          0.97,
          List.of(
              person(EMAIL, 6, 0.5),
              person(PHONE, 5, 1),
              person(BIRTHDAY, 4.5, 5),
              person(NAME, 4, 8),
              person(SIMILAR_NAME, 4, 0),
              person(ADDRESS, 2.5, 0.5),
              person(CITY, 0.7, 1),
              person(Evidence.COMPANY, 2.5, 0.5),
              company(TAX_NUMBER, 10, 8),
              company(NAME, 6, 8),
              company(SIMILAR_NAME, 6, 0),
              company(WEBSITE, 3.5, 1.5),
              company(EMAIL, 4, 0.3),
              company(PHONE, 4.5, 0.7),
              company(ADDRESS, 2.5, 1.5),
              company(CITY, 0.7, 3.5)));

  public Rules {
    weights = List.copyOf(weights);
  }

  private static Weight person(Evidence evidence, double same, double different) {
    return new Weight(PartyKind.PERSON, evidence, same, different);
  }

  private static Weight company(Evidence evidence, double same, double different) {
    return new Weight(PartyKind.COMPANY, evidence, same, different);
  }
}
