package dev.rapport.intelligence.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.intelligence.scoring.Binning.Kind;
import dev.rapport.intelligence.scoring.History.Case;
import dev.rapport.intelligence.scoring.History.Column;
import dev.rapport.intelligence.scoring.Suspicions.Open;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A thousand records, every third of which ended well, with one field. */
class SuspicionsTest {

  private static final Column FIELD = new Column("field", Kind.VALUE, 0);

  @Test
  void what_is_known_beforehand_is_not_suspected() {
    assertThat(kinds((_, good) -> good == chance(0.65) ? "web" : "fair")).isEmpty();
  }

  @Test
  void what_tells_the_end_almost_alone_is_suspected() {
    assertThat(kinds((_, good) -> good == chance(0.95) ? "will come" : "lost interest"))
        .contains(Suspicion.Kind.TOO_GOOD);
  }

  @Test
  void what_is_filled_in_for_those_who_came_is_suspected() {
    assertThat(kinds((_, good) -> chance(good ? 0.42 : 0.16) ? "x" : null))
        .containsExactly(Suspicion.Kind.FILLED_BY_OUTCOME);
  }

  @Test
  void what_is_empty_while_a_record_is_open_is_suspected() {
    var history = history((_, _) -> "x");
    var open = new Open(200, Map.of("field", 10));
    assertThat(new Suspicions(history, open, Map.of()).of(FIELD).suspicions())
        .containsExactly(new Suspicion(Suspicion.Kind.FILLED_WHEN_DECIDED, 1, 0.05));
  }

  @Test
  void what_told_another_story_before_is_suspected() {
    assertThat(kinds((i, good) -> good == chance(i < 500 ? 0.8 : 0.5) ? "a" : "b"))
        .containsExactly(Suspicion.Kind.UNSTABLE);
  }

  @Test
  void what_is_filled_in_now_and_then_is_suspected() {
    assertThat(kinds((i, _) -> i < 400 || i > 700 ? "a" : null))
        .containsExactly(Suspicion.Kind.FILLED_NOW_AND_THEN);
  }

  @Test
  void what_is_changed_after_arrival_is_suspected() {
    var history = history((_, _) -> "x");
    var changed = Map.of("field", 300);
    assertThat(new Suspicions(history, new Open(0, Map.of()), changed).of(FIELD).suspicions())
        .containsExactly(new Suspicion(Suspicion.Kind.CHANGED_LATER, 0.3, 0));
  }

  private final Random random = new Random(5);

  private boolean chance(double share) {
    return random.nextDouble() < share;
  }

  private List<Suspicion.Kind> kinds(BiFunction<Integer, Boolean, Object> value) {
    return new Suspicions(history(value), new Open(0, Map.of()), Map.of())
        .of(FIELD).suspicions().stream().map(Suspicion::kind).toList();
  }

  private static History history(BiFunction<Integer, Boolean, Object> value) {
    return new History(
        "createdAt",
        IntStream.range(0, 1000)
            .mapToObj(i -> new Case(i, i % 3 == 0, new Object[] {value.apply(i, i % 3 == 0)}))
            .toList());
  }
}
