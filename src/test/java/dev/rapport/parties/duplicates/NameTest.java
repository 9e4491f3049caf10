package dev.rapport.parties.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.parties.duplicates.Name.Relation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTest {

  @ParameterizedTest
  @CsvSource({
    "Acme, ACME Corporation",
    "Acme Ltd., Acme Inc",
    "Acme S.A., Acme",
    "Рила ООД, рила еоод",
    "Рила ООД, Rila Ltd",
    "Нұрлы ЖШС, Nurly ТОО",
    "Café Müller, cafe muller",
    "北京大华科技有限公司, 北京大华科技",
    "אלון בע״מ, אלון",
    "The Company, the company",
    "東方 Foods, Dongfang Foods",
  })
  void companies_are_called_the_same_in_every_form_and_script(String one, String other) {
    assertThat(Name.company(one).compare(Name.company(other)).relation()).isEqualTo(Relation.SAME);
    assertThat(Name.company(other).compare(Name.company(one)).relation()).isEqualTo(Relation.SAME);
  }

  @ParameterizedTest
  @CsvSource({
    "John Smith, Smith John, SAME",
    "王小明, Xiaoming Wang, SAME",
    "王小明, Wang Xiao Ming, SAME",
    "Цветелина Щерев, Tsvetelina Shterev, SAME",
    "Жанар Қасымов, Janar Kasymov, SAME",
    "Юлия Желязкова, Yulia Zhelyazkova, SAME",
    "O'Brien Chloé, Chloe OBrien, SAME",
    "משה כהן, Moshe Cohen, SIMILAR",
    "דוד לוי, David Levi, SIMILAR",
    "John Smith, Jonh Smith, SIMILAR",
    "John Smith, J. Smith, SIMILAR",
    "Petar Ivanov, Petar Georgiev Ivanov, SIMILAR",
    "Smith, John Smith, UNCLEAR",
    "John Smith, John Miller, DIFFERENT",
    "Ivan Petrov, Stefan Petrov, DIFFERENT",
    "王小明, 王大伟, DIFFERENT",
    "'', John Smith, UNCLEAR",
  })
  void people_are_known_by_their_names_in_any_order_and_script(
      String one, String other, Relation relation) {
    assertThat(Name.person(one).compare(Name.person(other)).relation()).isEqualTo(relation);
    assertThat(Name.person(other).compare(Name.person(one)).relation()).isEqualTo(relation);
  }

  @ParameterizedTest
  @CsvSource({
    "Acme Foods, Acme Motors, DIFFERENT",
    "大华, 新华, DIFFERENT",
    "Branason Industries 12, Branason Industries 13, DIFFERENT",
    "Acme, Acme Trading House, UNCLEAR",
    "Bubba Gump, Bubba Gump Shrimp, SIMILAR",
    "Ltd, Inc, DIFFERENT",
    "'', Acme, UNCLEAR",
  })
  void companies_are_told_apart_by_what_each_alone_has(String one, String other, Relation is) {
    assertThat(Name.company(one).compare(Name.company(other)).relation()).isEqualTo(is);
    assertThat(Name.company(other).compare(Name.company(one)).relation()).isEqualTo(is);
  }

  @ParameterizedTest
  @CsvSource({
    "smith, smith, 0",
    "smith, simth, 1",
    "smith, smit, 1",
    "smith, smitth, 1",
    "smith, smath, 1",
    "smith, jones, 5",
    "'', abc, 3",
  })
  void typing_errors_are_counted(String one, String other, int errors) {
    assertThat(Edits.distance(one, other)).isEqualTo(errors);
    assertThat(Edits.distance(other, one)).isEqualTo(errors);
  }
}
