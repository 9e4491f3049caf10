package dev.rapport.intelligence.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rapport.intelligence.scoring.Binning.Kind;
import dev.rapport.intelligence.scoring.History.Case;
import dev.rapport.intelligence.scoring.History.Column;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearningTest {

  @Test
  void without_a_penalty_to_speak_of_the_weights_are_the_differences_of_log_odds() {
    // In column 0 three of four ended well, without it one of four.
    var rows = new int[][] {{0}, {0}, {0}, {0}, {}, {}, {}, {}};
    var good = new boolean[] {true, true, true, false, true, false, false, false};
    var fitted = Ridge.fit(rows, good, 1, 1e-6);
    assertThat(fitted.intercept()).isCloseTo(-Math.log(3), within(1e-4));
    assertThat(fitted.weights()[0]).isCloseTo(2 * Math.log(3), within(1e-4));
  }

  @Test
  void the_weights_are_where_the_penalised_likelihood_is_level() {
    var random = new Random(1);
    var rows = new int[300][];
    var good = new boolean[300];
    for (var i = 0; i < rows.length; i++) {
      rows[i] = new int[] {random.nextInt(3), 3 + random.nextInt(4)};
      good[i] = random.nextDouble() < 0.2 + 0.2 * rows[i][0];
    }
    var fitted = Ridge.fit(rows, good, 7, 2);
    var slope = new double[8];
    for (var i = 0; i < rows.length; i++) {
      var error = (good[i] ? 1 : 0) - Ridge.probability(fitted.logit(rows[i]));
      slope[7] += error;
      for (var column : rows[i]) {
        slope[column] += error;
      }
    }
    for (var i = 0; i < 7; i++) {
      assertThat(slope[i] - 2 * fitted.weights()[i]).isCloseTo(0, within(1e-3));
    }
    assertThat(slope[7]).isCloseTo(0, within(1e-3));
  }

  @Test
  void what_few_records_say_counts_little() {
    var rows = new int[][] {{0}, {1}, {1}, {1}, {1}, {2}, {2}, {2}, {2}};
    var good = new boolean[] {true, true, true, true, false, true, false, false, false};
    var fitted = Ridge.fit(rows, good, 3, 1);
    assertThat(fitted.weights()[0]).isPositive().isLessThan(fitted.weights()[1]);
  }

  @Test
  void values_get_classes_by_their_frequency_and_what_is_new_is_other() {
    var cells = new ArrayList<Object>(List.of("a", "a", "a", "b", "b", "c"));
    cells.add(null);
    var binning = Binning.of("source", Kind.VALUE, cells, 2, ZoneOffset.UTC);
    assertThat(binning.values()).containsExactly("a", "b");
    assertThat(binning.classes("b", ZoneOffset.UTC)).containsExactly(3);
    assertThat(binning.classes("c", ZoneOffset.UTC)).containsExactly(Binning.OTHER);
    assertThat(binning.classes("never seen", ZoneOffset.UTC)).containsExactly(Binning.OTHER);
    assertThat(binning.classes(null, ZoneOffset.UTC)).containsExactly(Binning.EMPTY);
  }

  @Test
  void numbers_get_ranges_of_about_as_many_records() {
    var cells = IntStream.range(0, 100).mapToObj(i -> (Object) (double) i).toList();
    var binning = Binning.of("visits", Kind.NUMBER, cells, 10, ZoneOffset.UTC);
    assertThat(binning.edges())
        .containsExactly(10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0);
    assertThat(binning.classes(9.5, ZoneOffset.UTC)).containsExactly(Binning.FIRST);
    assertThat(binning.classes(10.0, ZoneOffset.UTC)).containsExactly(Binning.FIRST + 1);
    assertThat(binning.classes(1e9, ZoneOffset.UTC)).containsExactly(Binning.FIRST + 9);
    var few = Binning.of("visits", Kind.NUMBER, List.of(0.0, 0.0, 1.0, 5.0), 10, ZoneOffset.UTC);
    assertThat(few.edges()).containsExactly(1.0, 5.0);
  }

  @Test
  void days_are_days_of_the_week_and_several_values_several_classes() {
    var monday = LocalDate.of(2024, 1, 1);
    var days =
        Binning.of("day", Kind.WEEKDAY, List.of(monday, monday.plusDays(7)), 2, ZoneOffset.UTC);
    assertThat(days.values()).containsExactly("1");
    var several = new Binning("topics", Kind.VALUES, List.of(), List.of("a", "b"));
    assertThat(several.classes(new String[] {"b", "a", "x"}, ZoneOffset.UTC))
        .containsExactly(3, 2, Binning.OTHER);
  }

  @Test
  void a_model_learns_what_goes_with_a_good_end_and_compares_with_the_average() {
    var random = new Random(7);
    var cases = new ArrayList<Case>();
    for (var i = 0; i < 2000; i++) {
      var source = i % 4 == 0 ? "referral" : "web";
      var good = random.nextDouble() < (i % 4 == 0 ? 0.6 : 0.2);
      cases.add(new Case(i, good, new Object[] {source, random.nextDouble()}));
    }
    var history = new History("createdAt", cases);
    var columns = List.of(new Column("source", Kind.VALUE, 0), new Column("noise", Kind.NUMBER, 1));
    var model = new Learning(history, columns, ZoneOffset.UTC).from(1600, () -> {});

    assertThat(model.probability(name -> name.equals("source") ? "referral" : 0.5))
        .isCloseTo(0.6, within(0.1));
    assertThat(model.probability(name -> name.equals("source") ? "web" : 0.5))
        .isCloseTo(0.2, within(0.1));
    var part = model.parts(name -> name.equals("source") ? "referral" : 0.5).getFirst();
    assertThat(part.binning().field()).isEqualTo("source");
    assertThat(part.weight()).isPositive();
    assertThat(model.until()).isEqualTo(1599);
    var quality = Quality.of(history.predictions(model, columns, 1600), history.good(1600, 2000));
    assertThat(Report.verdict(quality)).isEqualTo(Report.Verdict.USEFUL);
  }

  @Test
  void what_says_nothing_is_called_no_better_than_chance() {
    var random = new Random(3);
    var cases =
        IntStream.range(0, 1000)
            .mapToObj(
                i -> new Case(i, random.nextBoolean(), new Object[] {"v" + random.nextInt(5)}))
            .toList();
    var history = new History("createdAt", cases);
    var columns = List.of(new Column("source", Kind.VALUE, 0));
    var model = new Learning(history, columns, ZoneOffset.UTC).from(800, () -> {});
    var quality = Quality.of(history.predictions(model, columns, 800), history.good(800, 1000));
    assertThat(Report.verdict(quality)).isEqualTo(Report.Verdict.CHANCE);
  }

  @Test
  void rules_give_more_to_what_is_known_better() {
    var model = ScoreModel.byRules(List.of("email", "phone"), 0.25, "createdAt", ZoneOffset.UTC);
    assertThat(model.probability(_ -> true)).isCloseTo(0.5, within(1e-9)); // a third, three times
    assertThat(model.probability(_ -> null)).isCloseTo(0.1, within(1e-9)); // a third of a third
    assertThat(model.learned()).isFalse();
  }
}
