package dev.rapport.records.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FileSnifferTest {

  @Test
  void the_delimiter_is_the_one_that_makes_all_rows_alike() {
    assertThat(sniff("name;note\nAda;one, two\nBob;three\n").delimiter()).isEqualTo(';');
    assertThat(sniff("name,note\nAda,one; two\nBob,three\n").delimiter()).isEqualTo(',');
    assertThat(sniff("name\tnote\nAda\t1,5\n").delimiter()).isEqualTo('\t');
    assertThat(sniff("name|note\nAda|1\n").delimiter()).isEqualTo('|');
  }

  @Test
  void spaces_set_values_off_and_belong_to_texts() {
    assertThat(sniff(" 00001 20210101  1  11.77\n 00002 20210112  5  77.00\n"))
        .isEqualTo(FileForm.csv("UTF-8", ' ', false));
    assertThat(sniff("Ada Lovelace\nGrace Hopper\n").delimiter()).isEqualTo(',');
    assertThat(sniff("1, 2\n3, 4\n").delimiter()).isEqualTo(',');
  }

  @Test
  void a_file_of_one_column_is_a_file_too() {
    assertThat(sniff("name\nAda\n")).isEqualTo(FileForm.csv("UTF-8", ',', true));
  }

  @Test
  void a_first_row_with_values_is_no_header() {
    assertThat(sniff("Ada,ada@example.com\nBob,bob@example.com\n").header()).isFalse();
    assertThat(sniff("Ada,3/1/2017\n").header()).isFalse();
    assertThat(sniff("Име,Дата\nАда,3/1/2017\n").header()).isTrue();
  }

  @Test
  void a_byte_order_mark_tells_utf_16() {
    assertThat(FileSniffer.sniff("\ufeffимя\tдата\nАда\t1\n".getBytes(StandardCharsets.UTF_16LE)))
        .isEqualTo(FileForm.csv("UTF-16", '\t', true));
  }

  @Test
  void cards_are_told_by_their_first_line() {
    assertThat(sniff("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nEND:VCARD\r\n").kind())
        .isEqualTo(FileForm.Kind.VCARD);
  }

  @Test
  void what_is_no_csv_is_called_by_its_name() {
    assertFault(new byte[0], "file.empty");
    assertFault(" \n\n".getBytes(StandardCharsets.UTF_8), "file.empty");
    assertFault("%PDF-1.7".getBytes(StandardCharsets.UTF_8), "file.pdf");
    assertFault("<!DOCTYPE html><p>a,b".getBytes(StandardCharsets.UTF_8), "file.markup");
    assertFault(new byte[] {1, 2, 3, 'a', ',', 'b'}, "file.binary");
    assertFault(new byte[] {'a', ',', (byte) 0x98, (byte) 0x81, '\n'}, "file.unknownEncoding");
  }

  @Test
  void a_day_above_twelve_tells_in_which_order_dates_are_written() {
    assertThat(formats("10/20/2016", "3/1/2017")).containsExactly("M/d/yyyy");
    assertThat(formats("20.10.2016", "1.3.2017")).containsExactly("d.M.yyyy");
    assertThat(formats("2017-03-01", "2016-10-20 10:15")).containsExactly("yyyy-M-d");
  }

  @Test
  void dates_that_can_be_read_in_two_ways_are_offered_in_both() {
    assertThat(formats("3/1/2017", "4/2/2017")).containsExactly("M/d/yyyy", "d/M/yyyy");
    assertThat(formats("3.1.2017", "4.2.2017")).containsExactly("d.M.yyyy", "M.d.yyyy");
  }

  @Test
  void the_last_mark_of_a_number_tells_the_decimal_comma() {
    assertThat(formats("1.234,50", "12")).containsExactly("1.234,5");
    assertThat(formats("$1,234.50", "-3.5 %")).containsExactly("1,234.5");
    assertThat(formats("1,234", "12")).containsExactly("1,234.5", "1.234,5");
    assertThat(formats("1054", "12")).isEmpty();
    assertThat(formats("Acme", "1,5")).isEmpty();
  }

  private static List<String> formats(String... values) {
    var profile = new ColumnProfile();
    for (var value : values) {
      profile.add(value, false);
    }
    return profile.formats(Locale.ENGLISH);
  }

  private static FileForm sniff(String text) {
    return FileSniffer.sniff(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertFault(byte[] file, String code) {
    assertThatThrownBy(() -> FileSniffer.sniff(file))
        .isInstanceOfSatisfying(FileFault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }
}
