package dev.rapport.records.shape;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.ProblemException;
import java.util.SortedMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * One kind of what administrators shape: fields, roles, views. Its entries have names that mean the
 * same on every installation, and so has all that they point to.
 */
public interface ShapePart {

  /** How a file calls it. */
  String name();

  /** Its place among the parts: an entry may point to those of parts before its own. */
  int place();

  /** What there is, by its names. */
  SortedMap<String, ObjectNode> read();

  /**
   * Makes an entry so, whether there is one of that name or not. Within a transaction, in which the
   * catalog knows what the parts before have written.
   *
   * @param entry of any form: it comes from a file
   * @throws ProblemException with what can't be
   */
  void put(String name, ObjectNode entry, Application application);

  /**
   * Takes an entry away.
   *
   * @throws ProblemException with the reason why it has to stay
   */
  void remove(String name, Application application);

  /**
   * On whose behalf, and whether in earnest.
   *
   * @param trial whether all of it is taken back at the end: what others would feel is left out
   */
  record Application(Actor administrator, boolean trial) {}
}
