package dev.rapport.platform.jobs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a job stands. */
public enum JobState {
  WAITING,
  RUNNING,
  DONE,
  FAILED,
  /** Somebody cancelled it, and it has not stopped yet. */
  CANCELLING,
  CANCELLED;

  public boolean isOver() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }

  @JsonValue
  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  static JobState of(String stored) {
    return valueOf(stored.toUpperCase(Locale.ROOT));
  }
}
