package dev.rapport.records;

/**
 * There is no such object or record, or none that the actor may see: the two can't be told apart.
 */
public final class NotFoundException extends RuntimeException {

  public NotFoundException() {
    super("not found", null, false, false);
  }
}
