package dev.rapport.records.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InOrderTest {

  @Test
  void tasks_run_side_by_side_and_save_in_their_order() {
    var saved = new CopyOnWriteArrayList<Integer>();
    var secondRuns = new CountDownLatch(1);
    try (var tasks = new InOrder(2, () -> {})) {
      tasks.add(turn -> {
        await(secondRuns);
        turn.run();
        saved.add(1);
      });
      tasks.add(turn -> {
        secondRuns.countDown();
        turn.run();
        saved.add(2);
      });
      tasks.await();
    }
    assertThat(saved).isEqualTo(List.of(1, 2));
  }

  @Test
  void what_comes_behind_a_failed_task_does_not_get_its_turn() {
    var saved = new CopyOnWriteArrayList<Integer>();
    try (var tasks = new InOrder(2, () -> {})) {
      tasks.add(_ -> {
        throw new IllegalArgumentException("first");
      });
      assertThatThrownBy(
              () -> {
                tasks.add(turn -> {
                  turn.run();
                  saved.add(2);
                });
                tasks.await();
              })
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("first");
    }
    assertThat(saved).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
