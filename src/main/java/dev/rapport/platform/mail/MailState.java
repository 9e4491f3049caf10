package dev.rapport.platform.mail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a mail stands. */
public enum MailState {
  /** For its turn, or for a server that takes it. */
  WAITING,
  /** A server is being spoken to. Whoever finds it so later can't know how that ended. */
  SENDING,
  /** A server has taken it. */
  SENT,
  /** It was refused for good, or for too long. */
  FAILED,
  /** Whether a server has taken it nobody knows: it goes out again only if somebody says so. */
  UNCERTAIN;

  @JsonValue
  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  static MailState of(String stored) {
    return valueOf(stored.toUpperCase(Locale.ROOT));
  }
}
