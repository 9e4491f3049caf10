package dev.rapport.parties;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type of relation that the product comes with; {@code setUp.relation.<name>} are its words.
 *
 * @param from the kind of party on the first side; null for any
 * @param to the kind of party on the second side; null for any
 * @param fromOnce whether the first party has at most one such relation at a time
 * @param toOnce whether the second party has
 */
record StandardRelation(
    String name, @Nullable String from, @Nullable String to, boolean fromOnce, boolean toOnce) {

  static final List<StandardRelation> ALL =
      List.of(
          many("subsidiary", Company.OBJECT, Company.OBJECT),
          many("worksAt", Person.OBJECT, Company.OBJECT),
          many("supplies", null, null),
          many("referredBy", null, null),
          many("decisionMaker", Person.OBJECT, Company.OBJECT),
          many("partner", null, null),
          many("competitor", null, null),
          new StandardRelation("spouse", Person.OBJECT, Person.OBJECT, true, true),
          many("parent", Person.OBJECT, Person.OBJECT),
          new StandardRelation("reportsTo", Person.OBJECT, Person.OBJECT, true, false),
          many("investsIn", null, Company.OBJECT),
          many("advises", null, null),
          many("knows", Person.OBJECT, Person.OBJECT),
          many("memberOf", null, Company.OBJECT));

  private static StandardRelation many(String name, @Nullable String from, @Nullable String to) {
    return new StandardRelation(name, from, to, false, false);
  }

  /** Names its words from the first party to the second. */
  String key() {
    return "setUp.relation." + name;
  }

  /** Names its words from the second party to the first. */
  String inverseKey() {
    return key() + ".inverse";
  }
}
