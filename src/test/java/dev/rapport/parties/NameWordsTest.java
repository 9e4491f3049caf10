package dev.rapport.parties;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameWordsTest {

  @ParameterizedTest
  @CsvSource({
    "Acme, ACME Corporation",
    "Acme Ltd., Acme Inc",
    "Рила ООД, рила еоод",
    "Café Müller, cafe muller",
    "北京大华科技有限公司, 北京大华科技",
    "אלון בע״מ, אלון",
    "Bubba Gump, Bubba Gump Shrimp",
    "John Smith, Smith John",
    "The Company, the company",
  })
  void names_are_alike_that_differ_in_form_only(String one, String other) {
    assertThat(NameWords.alike(one, other)).isTrue();
    assertThat(NameWords.alike(other, one)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Acme, Acme Trading House",
    "John Smith, John Miller",
    "大华, 新华",
    "Ltd, Inc",
    "'', Acme",
  })
  void names_are_not_alike_that_share_one_word_only(String one, String other) {
    assertThat(NameWords.alike(one, other)).isFalse();
    assertThat(NameWords.alike(other, one)).isFalse();
  }
}
