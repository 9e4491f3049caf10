package dev.rapport.leads.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.leads.assignment.AssignmentRule.By;
import dev.rapport.leads.assignment.Conversions.Count;
import dev.rapport.leads.assignment.Reason.LeftOut;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeskTest {

  private static final UUID ANN = UUID.fromString("00000000-0000-7000-8000-0000000000a1");
  private static final UUID BOB = UUID.fromString("00000000-0000-7000-8000-0000000000b2");
  private static final UUID EVE = UUID.fromString("00000000-0000-7000-8000-0000000000c3");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Conversions NOTHING = new Conversions(Map.of());

  private final Map<UUID, Profile> profiles = new HashMap<>();
  private final Map<UUID, Work> work = new HashMap<>();

  @Test
  void in_turn_everybody_gets_one_and_whoever_waits_longest_is_first() {
    var desk = desk(rule(By.TURN), Map.of(ANN, 7L, BOB, 5L));
    assertThat(List.of(given(desk), given(desk), given(desk), given(desk)))
        .containsExactly(EVE, BOB, ANN, EVE);
  }

  @Test
  void by_load_whoever_has_the_least_of_what_they_can_take_is_first() {
    has(ANN, 10, 20); // half
    has(BOB, 3, 10); // less than a third
    has(EVE, 1, 2); // half
    var desk = desk(rule(By.LOAD), Map.of(ANN, 1L));
    // Bob up to 5 of 10; then all have half: Bob and Eve never had one, until each gets one
    assertThat(List.of(given(desk), given(desk))).containsExactly(BOB, BOB);
    assertThat(given(desk)).isEqualTo(EVE);
    assertThat(given(desk)).isEqualTo(ANN);
  }

  @Test
  void whoever_has_as_much_as_they_can_take_gets_nothing() {
    has(ANN, 1, 2);
    has(BOB, 2, 2);
    has(EVE, 2, 2);
    var desk = desk(rule(By.TURN), Map.of());
    assertThat(given(desk)).isEqualTo(ANN);
    assertThat(desk.choose(lead(null, null, null), NOTHING, Set.of(), 1)).isEmpty();
  }

  @Test
  void language_territory_and_skill_narrow_who_may_get_it() {
    var product = UUID.randomUUID();
    profiles.put(ANN, new Profile(List.of("bg"), List.of("BG"), List.of(), List.of(), null, null));
    profiles.put(
        BOB, new Profile(List.of("de"), List.of(), List.of("Wien"), List.of(), null, null));
    profiles.put(
        EVE,
        new Profile(List.of("bg", "de"), List.of("AT"), List.of(), List.of(product), null, null));
    var all =
        new AssignmentRule(
            UUID.randomUUID(),
            "Fit",
            true,
            null,
            List.of(),
            List.of(),
            By.TURN,
            true,
            true,
            true,
            null,
            24,
            null,
            null,
            1);
    var desk = desk(all, Map.of());
    assertThat(desk.choose(lead("de", "wien", product), NOTHING, Set.of(), 1))
        .hasValueSatisfying(choice -> {
          assertThat(choice.user()).isEqualTo(EVE);
          assertThat(choice.reason().candidates()).isEqualTo(1);
          assertThat(choice.reason().leftOut()).isEqualTo(new LeftOut(0, 0, 1, 0, 1, 0));
        });
    assertThat(desk.choose(lead("de", "wien", null), NOTHING, Set.of(), 1))
        .hasValueSatisfying(choice -> assertThat(choice.user()).isEqualTo(BOB));
    // Of a lead that says nothing nothing is asked.
    assertThat(desk.choose(lead(null, null, null), NOTHING, Set.of(), 1)).isPresent();
  }

  @Test
  void whoever_is_away_or_had_it_already_is_left_out() {
    profiles.put(ANN, new Profile(List.of(), List.of(), List.of(), List.of(), null, TODAY));
    profiles.put(
        BOB, new Profile(List.of(), List.of(), List.of(), List.of(), null, TODAY.minusDays(1)));
    var desk = desk(rule(By.TURN), Map.of(BOB, 3L));
    assertThat(desk.choose(lead(null, null, null), NOTHING, Set.of(EVE), 2))
        .hasValueSatisfying(choice -> {
          assertThat(choice.user()).isEqualTo(BOB);
          assertThat(choice.reason().leftOut()).isEqualTo(new LeftOut(1, 0, 0, 0, 0, 1));
        });
  }

  @Test
  void by_measure_most_go_to_whoever_converts_and_some_to_newcomers_and_always_the_same() {
    var history =
        new Conversions(
            Map.of(ANN, Map.of("", new Count(60, 200)), BOB, Map.of("", new Count(10, 200))));
    var first = measured(history);
    assertThat(first.get(ANN)).isGreaterThan(500);
    assertThat(first.getOrDefault(BOB, 0)).isLessThan(50);
    assertThat(first.get(EVE)).isBetween(100, 500);
    assertThat(measured(history)).isEqualTo(first);
  }

  private Map<UUID, Integer> measured(Conversions history) {
    var desk = desk(rule(By.MEASURE), Map.of());
    var given = new HashMap<UUID, Integer>();
    for (var i = 0; i < 1_000; i++) {
      var lead = new Incoming(new UUID(77, i), null, null, null, null, null, null, Map.of());
      var choice = desk.choose(lead, history, Set.of(), 1).orElseThrow();
      assertThat(choice.reason().measured().getFirst().user()).isEqualTo(choice.user());
      given.merge(choice.user(), 1, Integer::sum);
    }
    return given;
  }

  private void has(UUID user, int leads, int capacity) {
    work.put(user, new Work(leads, 0));
    profiles.put(user, new Profile(List.of(), List.of(), List.of(), List.of(), capacity, null));
  }

  private UUID given(Desk desk) {
    return desk.choose(lead(null, null, null), NOTHING, Set.of(), 1).orElseThrow().user();
  }

  private static Incoming lead(String language, String city, UUID product) {
    return new Incoming(
        UUID.randomUUID(),
        null,
        language,
        city == null ? null : "AT",
        null,
        city,
        product,
        Map.of());
  }

  static AssignmentRule rule(By by) {
    return new AssignmentRule(
        UUID.randomUUID(),
        "All",
        true,
        null,
        List.of(),
        List.of(),
        by,
        false,
        false,
        false,
        null,
        24,
        null,
        null,
        1);
  }

  private Desk desk(AssignmentRule rule, Map<UUID, Long> turns) {
    return new Desk(rule, List.of(ANN, BOB, EVE), profiles, work, turns, TODAY);
  }
}
