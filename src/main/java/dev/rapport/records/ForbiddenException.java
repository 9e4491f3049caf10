package dev.rapport.records;

/** The actor may see the object but not do this with it. */
public final class ForbiddenException extends RuntimeException {

  public ForbiddenException() {
    super("forbidden", null, false, false);
  }
}
