package dev.rapport.records.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTokensTest {

  @Test
  void words_come_folded_with_their_first_one_and_two_letters() {
    assertThat(new SearchTokens().text("Émile Ив").vector())
        .isEqualTo("'emile' '<e' '<em' 'ив' '~iv' '<и'");
  }

  @Test
  void one_or_two_letters_are_looked_up_as_they_are_and_longer_words_as_beginnings() {
    assertThat(SearchTokens.query("é")).isEqualTo("('e' | '<e')");
    assertThat(SearchTokens.query("Ив an")).isEqualTo("('ив' | '<ив') & ('an' | '<an')");
    assertThat(SearchTokens.query("Ива")).isEqualTo("('iva':* | '~iva':*)");
    assertThat(SearchTokens.query("Раз")).isEqualTo("('раз':* | 'raz':* | '~raz':*)");
  }

  @Test
  void every_beginning_of_a_cyrillic_word_finds_it() {
    var words =
        List.of(
            "Иванов",
            "разход",
            "изход",
            "сход",
            "мотхе",
            "Шчерба",
            "площад",
            "куксов",
            "Анна",
            "Қазақстан",
            "Әсел",
            "Щукин",
            "дзхи",
            "Цветков",
            "подчертан",
            "Съев",
            "апхаз");
    for (var word : words) {
      var vector = new SearchTokens().text(word).vector();
      for (var length = 3; length <= word.length(); length++) {
        var typed = word.substring(0, length);
        var beginnings = requireNonNull(SearchTokens.query(typed)).replaceAll("[()]", "");
        assertThat(beginnings.split(" \\| "))
            .as(typed + " of " + word + " in " + vector)
            .anyMatch(each -> vector.contains(each.replace("':*", "")));
      }
    }
  }

  @Test
  void letters_without_a_sound_are_looked_up_as_they_are() {
    assertThat(SearchTokens.query("ььь")).isEqualTo("'ььь':*");
  }

  @Test
  void chinese_is_found_by_characters_and_pairs() {
    var vector = new SearchTokens().text("王小明").vector();
    for (var token : SearchTokens.query("王小").split(" & ")) {
      assertThat(vector).contains(token);
    }
  }

  @Test
  void a_phone_is_found_by_every_part_from_four_digits_on_and_apart_from_words() {
    var vector = new SearchTokens().phone("+359 88 123 4567").vector();
    assertThat(vector).contains("'+359881234567'", "'+881234567'", "'+234567'", "'+4567'");
    assertThat(vector).doesNotContain("'+567'", "'4567'");
    assertThat(SearchTokens.query("2345")).isEqualTo("('2345':* | '+2345':*)");
    assertThat(SearchTokens.query("+359 88")).isEqualTo("('35988':* | '+35988':*)");
  }
}
