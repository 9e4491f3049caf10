package dev.rapport.parties;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {

  @ParameterizedTest
  @CsvSource({
    "Ivan Petrov, Ivan, Petrov, Ivan Petrov",
    "Мария Иванова Петрова, Мария Иванова, Петрова, Мария Иванова Петрова",
    "'Ng, Amy', Amy, Ng, Amy Ng",
    "王小明, 小明, 王, 王小明",
    "王 小明, 小明, 王, 王小明",
    "欧阳娜娜, 娜娜, 欧阳, 欧阳娜娜",
    "דוד כהן, דוד, כהן, דוד כהן",
    "Әлия Нұрланқызы, Әлия, Нұрланқызы, Әлия Нұрланқызы",
    "  Jean   Luc  Picard , Jean Luc, Picard, Jean Luc Picard",
  })
  void a_whole_name_is_taken_apart_and_put_together_in_the_order_of_its_script(
      String whole, String first, String last, String again) {
    var name = PersonName.parse(whole);

    assertThat(name).isEqualTo(new PersonName(first, last));
    assertThat(name.whole()).isEqualTo(again);
  }

  @ParameterizedTest
  @CsvSource({"Madonna", "明", "Шер"})
  void a_single_word_is_a_first_name(String word) {
    assertThat(PersonName.parse(word)).isEqualTo(new PersonName(word, null));
  }
}
