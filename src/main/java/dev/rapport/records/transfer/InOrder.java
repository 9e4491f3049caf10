package dev.rapport.records.transfer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Does tasks side by side, each of which waits at its turn until all that came before it are done:
 * so that what they save, they save one after the other.
 */
final class InOrder implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free;
  private final Runnable goOn;
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

  /**
   * @param atOnce how many tasks run side by side
   * @param goOn asked before each task, when there is room for it; throws when none is to begin
   */
  InOrder(int atOnce, Runnable goOn) {
    this.free = new Semaphore(atOnce);
    this.goOn = goOn;
  }

  /**
   * Begins a task once there is room for it. The task gets what waits for its turn, and throws when
   * a task before it has failed.
   *
   * @throws RuntimeException that of a task that has failed meanwhile, or of {@code goOn}
   */
  void add(Consumer<Runnable> task) {
    free.acquireUninterruptibly();
    try {
      if (last.isCompletedExceptionally()) {
        await();
      }
      goOn.run();
    } catch (RuntimeException e) {
      free.release();
      throw e;
    }
    var before = last;
    last =
        CompletableFuture.runAsync(
                () -> {
                  try {
                    task.accept(before::join);
                  } finally {
                    free.release();
                  }
                },
                threads)
            .thenCombine(before, (_, _) -> true);
  }

  /**
   * Waits until all tasks are done.
   *
   * @throws RuntimeException that of the first task that failed
   */
  void await() {
    try {
      last.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Waits for what is running, whatever becomes of it. */
  @Override
  public void close() {
    threads.close();
  }
}
