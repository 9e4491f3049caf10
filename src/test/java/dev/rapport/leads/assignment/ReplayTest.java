package dev.rapport.leads.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.leads.assignment.AssignmentRule.By;
import dev.rapport.leads.assignment.Conversions.Count;
import dev.rapport.leads.assignment.Replay.Ended;
import dev.rapport.leads.assignment.Replay.Past;
import dev.rapport.leads.assignment.Replay.Replayed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayTest {

  private static final UUID ANN = UUID.fromString("00000000-0000-7000-8000-0000000000a1");
  private static final UUID BOB = UUID.fromString("00000000-0000-7000-8000-0000000000b2");
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  private final Map<UUID, Work> work = new HashMap<>();

  /**
   * Each can work on one lead. The first goes to Ann, the second to Bob; for the third there is
   * nobody; the first ended on Wednesday, so that the fourth on Thursday goes to Ann.
   */
  @Test
  void a_lead_is_open_work_for_as_long_as_it_really_was_open() {
    var one = new Profile(List.of(), List.of(), List.of(), List.of(), 1, null);
    var desk =
        new Desk(
            DeskTest.rule(By.TURN),
            List.of(ANN, BOB),
            Map.of(ANN, one, BOB, one),
            work,
            Map.of(),
            null);
    var given =
        new Replay(desk, work, List.of())
            .run(List.of(lead(0, 2), lead(0, -1), lead(1, -1), lead(3, -1)));
    assertThat(given.stream().map(Replayed::user)).containsExactly(ANN, BOB, null, ANN);
  }

  /** What ended on the day itself isn't known on it: chance alone decides on the first day. */
  @Test
  void on_each_day_it_knows_what_had_ended_before() {
    var desk =
        new Desk(DeskTest.rule(By.MEASURE), List.of(ANN, BOB), Map.of(), work, Map.of(), null);
    var ended =
        List.of(
            new Ended(MONDAY, ANN, "", new Count(190, 200)),
            new Ended(MONDAY, BOB, "", new Count(10, 200)));
    var monday = IntStream.range(0, 100).mapToObj(_ -> lead(0, -1));
    var tuesday = IntStream.range(0, 100).mapToObj(_ -> lead(1, -1));
    var given = new Replay(desk, work, ended).run(Stream.concat(monday, tuesday).toList());
    assertThat(given.subList(0, 100).stream().filter(it -> BOB.equals(it.user())).count())
        .isBetween(25L, 75L);
    assertThat(given.subList(100, 200).stream().map(Replayed::user)).containsOnly(ANN);
  }

  /** 50 leads of a share that is almost surely 0.4: 20, and chance makes it 13 to 27. */
  @Test
  void an_expectation_lies_where_the_binomial_distribution_has_it() {
    var shares = new Conversions.Posterior[] {new Conversions.Posterior(400_000, 600_000)};
    var expected = Expectation.of(shares, new int[] {50}, 3).view();
    assertThat(expected.mean()).isEqualTo(20);
    assertThat(expected.low()).isBetween(12.0, 14.0);
    assertThat(expected.high()).isBetween(26.0, 28.0);
  }

  /** Nobody knows the share: then it may be nearly none or nearly all of them. */
  @Test
  void an_expectation_of_unknown_shares_is_wide() {
    var shares = new Conversions.Posterior[] {new Conversions.Posterior(1, 1)};
    var expected = Expectation.of(shares, new int[] {50}, 3).view();
    assertThat(expected.low()).isLessThan(4);
    assertThat(expected.high()).isGreaterThan(46);
  }

  private static Past lead(int day, int endedAfter) {
    var at = MONDAY.plusDays(day).atTime(9, 0).toInstant(ZoneOffset.UTC);
    Instant end = endedAfter < 0 ? null : at.plusSeconds(endedAfter * 86_400L);
    var lead = new Incoming(UUID.randomUUID(), null, null, null, null, null, null, Map.of());
    return new Past(lead, at, MONDAY.plusDays(day), end, false);
  }
}
