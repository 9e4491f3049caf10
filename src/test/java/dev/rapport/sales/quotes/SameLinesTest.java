package dev.rapport.sales.quotes;

import static dev.rapport.sales.quotes.MadeLine.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rapport.db.tables.records.QuoteLineRecord;

/** Which lines of versions are the same: each case was worked out by hand. */
class SameLinesTest {

  private static final UUID DESK = UUID.randomUUID();
  private static final UUID LAMP = UUID.randomUUID();

  @Test
  void a_product_is_the_same_whatever_it_is_called() {
    var was = line(DESK, "Desk", "1", "100");
    var is = line(DESK, "Oak desk", "2", "90");

    assertPairs(List.of(was), List.of(is), new SameLines.Pair(was, is));
  }

  @Test
  void words_are_the_same_where_one_of_the_two_has_no_product() {
    var was = line(null, " desk ", "1", "100");
    var is = line(DESK, "Desk", "1", "100");

    assertPairs(List.of(was), List.of(is), new SameLines.Pair(was, is));
  }

  @Test
  void two_products_of_one_name_are_two_things() {
    var was = line(DESK, "Furniture", "1", "100");
    var is = line(LAMP, "Furniture", "1", "20");

    assertPairs(
        List.of(was), List.of(is), new SameLines.Pair(null, is), new SameLines.Pair(was, null));
  }

  @Test
  void of_two_lines_with_one_product_the_one_that_stayed_as_it_was_is_the_same() {
    var one = line(DESK, "Desk", "1", "100");
    var five = line(DESK, "Desk", "5", "90");
    var stayed = line(DESK, "Desk", "5", "90.00");

    assertPairs(
        List.of(one, five),
        List.of(stayed),
        new SameLines.Pair(five, stayed),
        new SameLines.Pair(one, null));
  }

  @Test
  void a_product_goes_before_words_whichever_comes_first() {
    var words = line(null, "Desk", "1", "1");
    var product = line(DESK, "Table", "1", "100");
    var is = line(DESK, "Desk", "1", "100");

    assertPairs(
        List.of(words, product),
        List.of(is),
        new SameLines.Pair(product, is),
        new SameLines.Pair(words, null));
  }

  @Test
  void what_went_and_came_again_stands_in_one_row() {
    var desk = line(DESK, "Desk", "1", "100");
    var lamp = line(LAMP, "Lamp", "1", "20");
    var lampAgain = line(LAMP, "Lamp", "1", "19");
    var deskAgain = line(DESK, "Desk", "1", "95");

    var rows = SameLines.rows(List.of(List.of(desk), List.of(lamp), List.of(lampAgain, deskAgain)));

    assertThat(rows)
        .containsExactly(
            List.of(desk.getId(), deskAgain.getId()), List.of(lamp.getId(), lampAgain.getId()));
  }

  private static void assertPairs(
      List<QuoteLineRecord> before, List<QuoteLineRecord> after, SameLines.Pair... pairs) {
    assertThat(SameLines.of(before, after)).containsExactly(pairs);
  }
}
