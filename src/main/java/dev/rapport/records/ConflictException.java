package dev.rapport.records;

import java.util.List;
import java.util.UUID;

/** Somebody else changed the same fields meanwhile. */
public final class ConflictException extends RuntimeException {

  private final String object;
  private final UUID id;
  private final transient List<String> fields;

  public ConflictException(String object, UUID id, List<String> fields) {
    super(object + " " + id, null, false, false);
    this.object = object;
    this.id = id;
    this.fields = List.copyOf(fields);
  }

  public String object() {
    return object;
  }

  public UUID id() {
    return id;
  }

  /** The fields that both changed. */
  public List<String> fields() {
    return fields;
  }
}
