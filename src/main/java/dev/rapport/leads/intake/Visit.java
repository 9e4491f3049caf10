package dev.rapport.leads.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a visitor came from, as their browser says: nobody vouches for it.
 *
 * @param landingPage the first page that they saw, without what stands behind its question mark
 * @param referrer the page that led them there
 * @param campaign that the address of the page named
 * @param network the address of their network
 */
record Visit(
    @Nullable String landingPage,
    @Nullable String referrer,
    @Nullable Touch first,
    @Nullable Touch last,
    @Nullable String campaign,
    @Nullable String network,
    @Nullable String userAgent) {

  /** By what somebody came: {@code newsletter / email / spring}. */
  record Touch(String by, Instant at) {}

  private static final int LONGEST = 300;

  /** What a page's hidden inputs say. */
  static Visit read(
      Map<String, String> given,
      @Nullable String network,
      @Nullable String userAgent,
      Clock clock) {
    return new Visit(
        page(given.get("landing")),
        page(given.get("referrer")),
        touch(given.get("first"), given.get("firstAt"), clock),
        touch(given.get("last"), given.get("lastAt"), clock),
        text(given.get("campaign")),
        text(network),
        text(userAgent));
  }

  private static @Nullable Touch touch(@Nullable String by, @Nullable String at, Clock clock) {
    var words = text(by);
    if (words == null) {
      return null;
    }
    var now = clock.instant();
    try {
      var told = at == null ? now : Instant.parse(at);
      // A clock that goes wrong is none: nobody came tomorrow, or years ago by a page of today.
      var sound = told.isAfter(now.minus(Duration.ofDays(1_000))) && !told.isAfter(now);
      return new Touch(words, sound ? told : now);
    } catch (DateTimeParseException e) {
      return new Touch(words, now);
    }
  }

  private static @Nullable String page(@Nullable String address) {
    var text = text(address);
    if (text == null || !text.matches("https?://[^\\s\"'<>]+")) {
      return null;
    }
    return text.replaceFirst("[?#].*", "");
  }

  private static @Nullable String text(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var clean = text.replaceAll("\\p{Cntrl}", " ").strip();
    return clean.isEmpty() ? null : clean.substring(0, Math.min(clean.length(), LONGEST));
  }
}
