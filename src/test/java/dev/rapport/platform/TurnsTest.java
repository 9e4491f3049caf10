package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class TurnsTest {

  @Test
  void so_many_are_done_at_once_so_many_wait_and_the_next_is_refused() {
    var turns = new Turns("test", 2, 3);
    var atWork = new AtomicInteger();
    var most = new AtomicInteger();
    var done = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<CompletableFuture<String>>();
      for (var i = 0; i < 5; i++) {
        all.add(
            CompletableFuture.supplyAsync(
                () ->
                    turns.run(() -> {
                      most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                      assertThat(Thread.currentThread().isVirtual()).isFalse();
                      awaitLatch(done);
                      atWork.decrementAndGet();
                      return "done";
                    }),
                threads));
      }
      await().untilAsserted(() -> assertBusy(turns::refuseWhenBusy));
      assertBusy(() -> turns.run(() -> "one too many"));

      done.countDown();
      assertThat(all).allSatisfy(each -> assertThat(each.join()).isEqualTo("done"));
    }
    assertThat(most).hasValue(2);
    turns.refuseWhenBusy();
    assertThat(turns.<String>run(() -> "again")).isEqualTo("again");
  }

  private static void assertBusy(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
