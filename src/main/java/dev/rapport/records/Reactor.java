package dev.rapport.records;

import java.util.Set;

/**
 * Reacts to change sets, each at least once and in order, on whichever node comes first. It runs in
 * a transaction that also moves its position on: what it writes to the database happens exactly
 * once.
 */
public interface Reactor {

  /** Its name, by which its position is kept; never changed. */
  String name();

  /** The objects of whose records it is told. */
  Set<String> objects();

  void react(RecordsChanged change);
}
