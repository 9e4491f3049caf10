package dev.rapport.identity;

import dev.rapport.platform.problem.ProblemException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/**
 * Hashes passwords a few at a time: it takes much memory and nothing but a processor, and strangers
 * who try passwords must have neither all of the one nor of the other. On threads of the system's
 * own, as requests share a virtual thread's carriers.
 */
final class Hashing {

  private final ThreadPoolExecutor threads;

  /**
   * @param atOnce how many are hashed side by side
   * @param waiting how many more may wait for it
   */
  Hashing(int atOnce, int waiting) {
    threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(waiting),
            Thread.ofPlatform().daemon().name("passwords-", 1).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /** One that leaves requests a processor, where there is more than one. */
  static Hashing besideRequests() {
    return new Hashing(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), 50);
  }

  /**
   * Does {@code work} at its turn.
   *
   * @throws ProblemException 503 when too many wait already
   */
  <T> T run(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, threads).join();
    } catch (RejectedExecutionException e) {
      throw busy();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * Refuses before anything is counted or looked up.
   *
   * @throws ProblemException 503 when too many wait
   */
  void refuseWhenBusy() {
    if (threads.getQueue().remainingCapacity() == 0) {
      throw busy();
    }
  }

  private static ProblemException busy() {
    return ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
  }
}
