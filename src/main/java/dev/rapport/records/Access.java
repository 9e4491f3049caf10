package dev.rapport.records;

import java.util.List;

/** How it is decided who may reach a record of an object. */
public sealed interface Access {

  /**
   * By its owner and the owner's team.
   *
   * @param readers fields that name further users who reach it as if it were their own
   */
  record Owned(List<String> readers) implements Access {}

  /**
   * Through other records: who sees all those that these fields point to sees this one.
   *
   * @param parents names of reference fields
   * @param part whether it is a part of them, so that who may change them by their role may change
   *     it; else it is changed by who made it
   */
  record Through(List<String> parents, boolean part) implements Access {}

  /** Everyone who is signed in reads it; changing it takes a role that may change all. */
  record Public() implements Access {}

  static Access owned(String... readers) {
    return new Owned(List.of(readers));
  }

  static Access through(String... parents) {
    return new Through(List.of(parents), false);
  }

  static Access part(String parent) {
    return new Through(List.of(parent), true);
  }

  static Access everyone() {
    return new Public();
  }
}
