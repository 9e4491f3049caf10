package dev.rapport.records.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts as they stand in people's lists, in every encoding in which they come. */
class EncodingsTest {

  private static final String BULGARIAN =
      """
      Име;Фирма;Град;Бележка
      Иван Петров;Слънчев бряг ООД;Бургас;обади се след 15.03.
      Мария Димитрова-Янева;"Ягода и синове";Пловдив;иска оферта до петък
      Георги Щерев;ЕТ Жар птица;София;
      """;

  private static final String HEBREW =
      """
      שם,חברה,עיר,הערה
      דוד כהן,אורן שמש בע"מ,תל אביב,לחזור אליו ביום ראשון
      מרים לוי,מאפיית הגליל,חיפה,"מעוניינת בהצעת מחיר, דחוף"
      יוסף בן דוד,כרם ציון,ירושלים,שלום
      """;

  private static final String CHINESE =
      """
      姓名,公司,城市,备注
      王小明,上海东方贸易有限公司,上海,周五之前报价
      李娜,北京光明科技股份有限公司,北京,已电话联系
      欧阳建国,深圳市腾飞电子,深圳,
      """;

  private static final String KAZAKH =
      """
      Аты-жөні;Компания;Қала;Ескерту
      Айгүл Нұрланқызы;Жібек жолы ЖШС;Алматы;дүйсенбіде қоңырау шалу
      Ерлан Әбдіқадыров;Көкше өнім;Көкшетау;баға ұсынысын күтеді
      """;

  /** As it is written in Kazakhstan where a program knows Russian letters only. */
  private static final String RUSSIAN =
      """
      Клиент;Город;Телефон
      Серик Ахметов;Алматы;+7 701 123 45 67
      ТОО Степь;Караганда;+7 7212 40 11 22
      """;

  @ParameterizedTest
  @ValueSource(strings = {BULGARIAN, HEBREW, CHINESE, KAZAKH, RUSSIAN})
  void unicode_is_told_with_and_without_a_mark(String text) {
    assertThat(found(text, "UTF-8")).isEqualTo("UTF-8");
    assertThat(found("\ufeff" + text, "UTF-8")).isEqualTo("UTF-8");
    assertThat(found("\ufeff" + text, "UTF-16LE")).isEqualTo("UTF-16");
    assertThat(found("\ufeff" + text, "UTF-16BE")).isEqualTo("UTF-16");
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE", "UTF-16BE"})
  void utf_16_without_a_mark_is_told_by_its_byte_order(String order) {
    assertThat(found(BULGARIAN, order)).isEqualTo(order);
    assertThat(found(KAZAKH, order)).isEqualTo(order);
    assertThat(found(HEBREW, order)).isEqualTo(order);
  }

  @Test
  void the_national_encodings_are_told_by_the_looks_of_their_words() {
    assertThat(found(BULGARIAN, "windows-1251")).isEqualTo("windows-1251");
    assertThat(found(RUSSIAN, "windows-1251")).isEqualTo("windows-1251");
    assertThat(found(HEBREW, "windows-1255")).isEqualTo("windows-1255");
    assertThat(found(CHINESE, "GB18030")).isEqualTo("GB18030");
    assertThat(found(KAZAKH + CHINESE, "GB18030")).isEqualTo("GB18030");
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1251, 'име,град\nиван,плевен\n'",
    "windows-1251, 'ИМЕ,ГРАД\nИВАН,СОФИЯ\n'",
    "windows-1251, 'name,email\nИван,ivan@example.com\nPeter,p@example.com\n'",
    "windows-1255, 'name,city\nדוד,חיפה\nרות,אילת\n'",
    "GB18030, 'name,city\nLi Na,北京\n'",
    "windows-1252, 'name,city\nJosé Müller,Köln\nFrançois,Orléans\n'"
  })
  void a_few_words_are_enough(String encoding, String text) {
    assertThat(found(text, encoding)).isEqualTo(encoding);
  }

  @Test
  void every_text_comes_out_as_it_went_in() {
    assertThat(Encodings.decode(bytes(HEBREW, "windows-1255"), "windows-1255")).contains(HEBREW);
    assertThat(Encodings.decode(bytes(CHINESE, "GB18030"), "GB18030")).contains(CHINESE);
  }

  @Test
  void a_character_cut_in_two_at_the_end_is_no_fault() {
    var bytes = bytes(CHINESE, "UTF-8");
    var cut = Arrays.copyOf(bytes, bytes.length - 2);
    assertThat(Encodings.of(cut)).contains("UTF-8");
  }

  @Test
  void where_the_beginning_is_plain_the_lines_behind_it_tell() throws IOException {
    var text = "name,city\n" + "Peter,London\n".repeat(10_000) + "Иван,Бургас\nЯна,София\n";
    var file = new ByteArrayInputStream(bytes(text, "windows-1251"));
    assertThat(Encodings.ofLines(file, 1 << 16)).contains("windows-1251");
  }

  private static String found(String text, String encoding) {
    return Encodings.of(bytes(text, encoding)).orElse("none");
  }

  private static byte[] bytes(String text, String encoding) {
    return encoding.equals("UTF-8")
        ? text.getBytes(StandardCharsets.UTF_8)
        : text.getBytes(Charset.forName(encoding));
  }
}
