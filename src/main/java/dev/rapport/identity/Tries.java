package dev.rapport.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Counts tries, so that nobody guesses at leisure: so many in a window of time, then none until it
 * ends. In memory and bounded; each node counts for itself.
 */
final class Tries {

  private record Window(Instant start, int tries) {}

  private final int allowed;
  private final Duration window;
  private final Clock clock;
  private final Cache<Object, Window> windows;

  Tries(int allowed, Duration window, Clock clock) {
    this.allowed = allowed;
    this.window = window;
    this.clock = clock;
    this.windows = Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(window).build();
  }

  /**
   * Counts a try. Counted before it is known whether it succeeds: tries made all at once must not
   * slip through.
   */
  Optional<Duration> waitBefore(Object key) {
    var now = clock.instant();
    var counted =
        windows
            .asMap()
            .compute(
                key,
                (_, was) ->
                    was == null || !was.start().plus(window).isAfter(now)
                        ? new Window(now, 1)
                        : new Window(was.start(), Math.min(was.tries(), allowed) + 1));
    return counted.tries() <= allowed
        ? Optional.empty()
        : Optional.of(Duration.between(now, counted.start().plus(window)));
  }

  /** Takes one try back: it was a good one. */
  void takeBack(Object key) {
    windows.asMap().computeIfPresent(key, (_, was) -> new Window(was.start(), was.tries() - 1));
  }

  /**
   * What an address counts as: of IPv6, where anybody has as many as they like, the network that a
   * line gets.
   */
  static String network(String address) {
    try {
      var bytes = InetAddress.ofLiteral(address).getAddress();
      return bytes.length == 4 ? address : HexFormat.of().formatHex(bytes, 0, 8);
    } catch (IllegalArgumentException e) {
      return address; // a name that a proxy gives
    }
  }

  /** Forgets all tries: whoever made them has shown who they are. */
  void forget(Object key) {
    windows.invalidate(key);
  }
}
