package dev.rapport.records.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one reader. Bounded: a reader who falls behind is told so, rather than kept up
 * with.
 */
final class LiveStream {

  /** Change sets are shared by all streams: what waits here are references to them. */
  private static final int WAITING = 500;

  private final List<ChangedSet> waiting = new ArrayList<>();
  private final @Nullable Position from;
  private boolean behind;
  private boolean closed;

  /**
   * @param from what is not behind it is not told; null to tell everything
   */
  LiveStream(@Nullable Position from) {
    this.from = from;
  }

  /**
   * @param sets what happened, in its order; empty when nothing did
   * @param behind more happened than was kept
   */
  record Taken(List<ChangedSet> sets, boolean behind) {}

  synchronized void offer(List<ChangedSet> sets) {
    if (behind || closed) {
      return;
    }
    for (var set : sets) {
      if (from == null || set.position().compareTo(from) > 0) {
        waiting.add(set);
      }
    }
    if (waiting.size() > WAITING) {
      fallBehind();
    }
    notifyAll();
  }

  synchronized void fallBehind() {
    waiting.clear();
    behind = true;
    notifyAll();
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized boolean isOpen() {
    return !closed;
  }

  /** Waits until there is something, at most so long. */
  synchronized Taken take(Duration longest) throws InterruptedException {
    var end = System.nanoTime() + longest.toNanos();
    while (waiting.isEmpty() && !behind && !closed) {
      var left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    var taken = new Taken(List.copyOf(waiting), behind);
    waiting.clear();
    behind = false;
    return taken;
  }
}
