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
   * Through other records: who sees all those that these fields point to sees this one, and who
   * made it may change it.
   *
   * @param parents names of reference fields
   */
  record Through(List<String> parents) implements Access {}

  /** Everyone who is signed in reads it; changing it takes a role that may change all. */
  record Public() implements Access {}

  static Access owned(String... readers) {
    return new Owned(List.of(readers));
  }

  static Access through(String... parents) {
    return new Through(List.of(parents));
  }

  static Access everyone() {
    return new Public();
  }
}
