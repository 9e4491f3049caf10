package dev.rapport.records.fieldtype;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of several ways to reach somebody.
 *
 * @param use what it is for: {@code work}, {@code home}; of a social link its network
 * @param value the phone, mail or web address; null for a postal address
 * @param address the postal address; null for all others
 * @param main whether it is the one of its channel that is used first
 */
public record ContactPoint(
    Channel channel, String use, @Nullable String value, @Nullable Address address, boolean main) {

  /** By what somebody is reached. */
  public enum Channel {
    EMAIL,
    PHONE,
    ADDRESS,
    WEBSITE,
    SOCIAL;

    /** As in the API. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The same one, used first or not. */
  public ContactPoint main(boolean main) {
    return new ContactPoint(channel, use, value, address, main);
  }

  /** Whether both lead to the same phone, mailbox or place. */
  public boolean reaches(ContactPoint other) {
    return channel == other.channel && line().equalsIgnoreCase(other.line());
  }

  /** As the API shows it. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("channel", channel.key());
    json.put("use", use);
    if (value != null) {
      json.put("value", value);
    }
    if (address != null) {
      json.put("address", address.parts());
    }
    json.put("main", main);
    return json;
  }

  /** On one line. */
  String line() {
    return address == null ? String.valueOf(value) : address.line();
  }
}
