package dev.rapport.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.platform.database.Notices;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the database said, kept in memory until it changes: whichever node changes it, within a
 * second. A node that doesn't hear of changes asks the database each time. What is not there is not
 * kept: whoever tries secrets must not push out those in use.
 */
final class Remembered<K, V> {

  /** Longer than anybody needs: only to let go of what is no longer asked for. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Notices notices;
  private final Function<K, Optional<V>> load;
  private volatile Cache<K, V> known = empty();

  /**
   * @param topic of the notices that tell of changes
   * @param key of what changed, from a notice's text; empty: everything may have
   */
  Remembered(
      Notices notices,
      String topic,
      Function<String, Optional<K>> key,
      Function<K, Optional<V>> load) {
    this.notices = notices;
    this.load = load;
    notices.follow(
        topic,
        text -> key.apply(text).ifPresentOrElse(this::forget, this::forgetAll),
        this::forgetAll);
  }

  Optional<V> get(K key) {
    if (!notices.isFollowing()) {
      return load.apply(key);
    }
    var cache = known;
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      // What this transaction sees may be its own doing, which others must not see before its
      // commit, nor ever after a rollback.
      return Optional.ofNullable(cache.getIfPresent(key)).or(() -> load.apply(key));
    }
    return Optional.ofNullable(cache.asMap().computeIfAbsent(key, this::read));
  }

  private @Nullable V read(K key) {
    return load.apply(key).orElse(null);
  }

  void forget(K key) {
    known.invalidate(key);
  }

  void forgetAll() {
    // A new cache rather than an emptied one: what is being loaded just now from the old state
    // lands in the old one.
    known = empty();
  }

  private static <K, V> Cache<K, V> empty() {
    return Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(LONGEST).build();
  }
}
