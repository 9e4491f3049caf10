package dev.rapport.records.live;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.RecordsChanged;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Hands this node's streams every change set, whichever node made it: it reads the database after
 * this node's own commits, and once a second for those of others. While nobody listens it reads
 * nothing.
 */
@Component
class LiveFeed implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);

  /** What a page may have missed between its first answers and its stream. */
  private static final long RECENT = Duration.ofSeconds(5).toNanos();

  /** A page that was away for more than this asks for everything anew. */
  private static final int RESUMED = 3;

  /** In bytes, measured: mostly the server's buffers for the request's head and the answer. */
  private static final long MEMORY_OF_ONE = 192 << 10;

  private record Kept(long at, ChangedSet set) {}

  private final LiveChanges changes;
  private final int most;
  private final int mostOfOne;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final Set<LiveStream> streams = new HashSet<>();
  private final Map<String, Integer> perSession = new HashMap<>();
  private final ArrayDeque<Kept> recent = new ArrayDeque<>();
  private @Nullable Position position;
  private volatile @Nullable ScheduledThreadPoolExecutor worker;

  /**
   * @param most streams on this node; 0 for as many as its memory affords
   * @param mostOfOne streams of one session or token
   */
  LiveFeed(
      LiveChanges changes,
      @Value("${rapport.live.streams:0}") int most,
      @Value("${rapport.live.streams-of-one-session:6}") int mostOfOne) {
    this.changes = changes;
    this.most = most > 0 ? most : affordable(Runtime.getRuntime().maxMemory());
    this.mostOfOne = mostOfOne;
  }

  /** At most half of the memory goes to streams. */
  static int affordable(long memory) {
    return (int) Math.min(10_000, memory / 2 / MEMORY_OF_ONE);
  }

  /**
   * Opens a stream, to be given back to {@link #close}.
   *
   * @param session whose streams are counted together
   * @param last how far the reader has come; null to begin now
   * @throws ProblemException 429 when the session has too many, 503 when the node has
   */
  synchronized LiveStream open(String session, @Nullable Position last) {
    if (worker == null || streams.size() >= most) {
      throw ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
    }
    if (perSession.getOrDefault(session, 0) >= mostOfOne) {
      throw ProblemException.of(HttpStatus.TOO_MANY_REQUESTS, "tooManyStreams", mostOfOne);
    }
    if (position == null) {
      position = changes.last();
    }
    var stream = new LiveStream(last);
    if (last == null) {
      recent.forEach(kept -> stream.offer(List.of(kept.set())));
    } else {
      resume(stream, last);
    }
    perSession.merge(session, 1, Integer::sum);
    streams.add(stream);
    return stream;
  }

  private void resume(LiveStream stream, Position last) {
    var from = last;
    for (var batch = 0; batch < RESUMED; batch++) {
      var missed = changes.after(from);
      stream.offer(missed);
      if (missed.size() < LiveChanges.BATCH) {
        // A place that is not reached yet is one of another database, as before a restore.
        if (missed.isEmpty() && last.compareTo(changes.last()) > 0) {
          stream.fallBehind();
        }
        return;
      }
      from = missed.getLast().position();
    }
    stream.fallBehind();
  }

  synchronized void close(LiveStream stream, String session) {
    if (streams.remove(stream)) {
      perSession.computeIfPresent(session, (_, open) -> open == 1 ? null : open - 1);
    }
  }

  /** How far this node has read; null while nobody listens. */
  synchronized @Nullable Position position() {
    return position;
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void wake(RecordsChanged change) {
    var thread = worker;
    if (thread != null && woken.compareAndSet(false, true)) {
      thread.execute(this::read);
    }
  }

  private void read() {
    woken.set(false);
    try {
      while (readSome()) {
        // until it has caught up
      }
    } catch (RuntimeException e) {
      LOG.warn("Live changes could not be read; it is tried again: {}", e.getMessage());
    }
  }

  /** Whether there may be more. */
  private synchronized boolean readSome() {
    if (streams.isEmpty() || position == null) {
      position = null;
      recent.clear();
      return false;
    }
    var sets = changes.after(position);
    var now = System.nanoTime();
    recent.removeIf(kept -> now - kept.at() > RECENT);
    if (sets.isEmpty()) {
      return false;
    }
    position = sets.getLast().position();
    sets.forEach(set -> recent.add(new Kept(now, set)));
    while (recent.size() > LiveChanges.BATCH) {
      recent.remove();
    }
    streams.forEach(stream -> stream.offer(sets));
    return sets.size() == LiveChanges.BATCH;
  }

  @Override
  public void start() {
    var executor =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("live-feed").daemon().factory());
    executor.scheduleWithFixedDelay(this::read, 1, 1, TimeUnit.SECONDS);
    worker = executor;
  }

  /** Before the web server: a stream is a request that would never end. */
  @Override
  public void stop() {
    var executor = worker;
    worker = null;
    if (executor != null) {
      executor.shutdown();
    }
    synchronized (this) {
      streams.forEach(LiveStream::close);
    }
  }

  @Override
  public boolean isRunning() {
    return worker != null;
  }
}
