package dev.rapport.records;

/**
 * Reacts to change sets, each at least once and in order, on whichever node comes first. It runs in
 * a transaction that also moves its position on: what it writes to the database happens exactly
 * once.
 */
public interface Reactor {

  /** Its name, by which its position is kept; never changed. */
  String name();

  void react(RecordsChanged change);
}
