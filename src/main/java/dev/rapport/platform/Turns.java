package dev.rapport.platform;

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
 * Does heavy work a few at a time: what takes much memory and nothing but a processor, and what
 * strangers may ask for, must have neither all of the one nor of the other. On threads of the
 * system's own, as requests share a virtual thread's carriers.
 */
public final class Turns {

  private final ThreadPoolExecutor threads;

  /**
   * @param name of its threads
   * @param atOnce how many are done side by side
   * @param waiting how many more may wait for it
   */
  public Turns(String name, int atOnce, int waiting) {
    threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(waiting),
            Thread.ofPlatform().daemon().name(name + "-", 1).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /** Those that leave requests a processor, where there is more than one. */
  public static Turns besideRequests(String name, int waiting) {
    return new Turns(name, Math.max(1, Runtime.getRuntime().availableProcessors() - 1), waiting);
  }

  /**
   * Does {@code work} at its turn.
   *
   * @throws ProblemException 503 when too many wait already
   */
  public <T> T run(Supplier<T> work) {
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
  public void refuseWhenBusy() {
    if (threads.getQueue().remainingCapacity() == 0) {
      throw busy();
    }
  }

  private static ProblemException busy() {
    return ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
  }
}
