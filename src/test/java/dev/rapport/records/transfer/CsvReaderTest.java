package dev.rapport.records.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

  @Test
  void cells_are_separated_by_the_delimiter_and_rows_by_any_line_end() throws IOException {
    assertThat(read("a,b\r\nc,d\ne,f\rg,h"))
        .containsExactly(
            List.of("a", "b"), List.of("c", "d"), List.of("e", "f"), List.of("g", "h"));
  }

  @Test
  void a_quoted_cell_holds_delimiters_line_ends_and_doubled_quotation_marks() throws IOException {
    assertThat(read("\"a,\n\"\"b\"\"\",c\n")).containsExactly(List.of("a,\n\"b\"", "c"));
  }

  @Test
  void a_quotation_mark_inside_a_plain_cell_stands_for_itself() throws IOException {
    assertThat(read("5\" disk,\"x\" y\n")).containsExactly(List.of("5\" disk", "x y"));
  }

  @Test
  void empty_cells_and_empty_rows_are_there() throws IOException {
    assertThat(read("a,,\n\n,b"))
        .containsExactly(List.of("a", "", ""), List.of(""), List.of("", "b"));
  }

  @Test
  void any_number_of_spaces_sets_columns_of_a_fixed_width_off() throws IOException {
    var text = " 00001 20210101  1   11.77\r\n00002    x \r\n\r\n  \"a b\" 3";
    try (var reader = new CsvReader(new StringReader(text), ' ', 10, 1000)) {
      assertThat(reader.next()).containsExactly("00001", "20210101", "1", "11.77");
      assertThat(reader.next()).containsExactly("00002", "x");
      assertThat(reader.next()).containsExactly("");
      assertThat(reader.next()).containsExactly("a b", "3");
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void a_quotation_that_never_ends_names_the_row_in_which_it_began() {
    assertFault("a,b\n1,\"2\n3,4\n", "file.unclosedQuote", 2);
  }

  @Test
  void a_line_of_a_million_columns_is_refused_at_the_first_one_too_many() {
    assertFault("a,b\n" + ",".repeat(1_000_000), "file.tooManyColumns", 2);
  }

  @Test
  void an_endless_cell_is_refused() {
    assertFault("a\n" + "x".repeat(2000), "file.cellTooLong", 2);
  }

  @Test
  void what_no_text_holds_is_refused() {
    assertFault("a,b\nc,\0\n", "file.binary", 2);
  }

  @Test
  void rows_are_read_alike_wherever_the_buffer_ends() throws IOException {
    for (var length = (1 << 16) - 3; length < (1 << 16) + 3; length++) {
      var text = "x".repeat(length);
      var reader = new CsvReader(new StringReader(text + "\r\n\"b\"\r\nc"), ',', 5, 1 << 17);
      assertThat(reader.next()).containsExactly(text);
      assertThat(reader.next()).containsExactly("b");
      assertThat(reader.next()).containsExactly("c");
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void no_written_cell_is_a_formula_and_reading_takes_the_protection_off() throws IOException {
    var cells = List.of("=1+1", "+359 88 123", "-5", "-x", "@a", "plain", "a;b", "'quoted", "\tx");
    var out = new StringWriter();
    new CsvWriter(out, ',').row(cells);
    assertThat(out.toString())
        .isEqualTo("\ufeff'=1+1,'+359 88 123,-5,'-x,'@a,plain,\"a;b\",'quoted,\"'\tx\"\r\n");
    assertThat(read(out.toString().substring(1)).getFirst().stream().map(CsvWriter::unprotect))
        .containsExactlyElementsOf(cells);
  }

  private static List<List<String>> read(String text) throws IOException {
    var reader = new CsvReader(new StringReader(text), ',', 500, 1000);
    var rows = new ArrayList<List<String>>();
    for (var row = reader.next(); row != null; row = reader.next()) {
      rows.add(row);
    }
    return rows;
  }

  private static void assertFault(String text, String code, int row) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            FileFault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(code);
              assertThat(fault.arguments().getFirst()).isEqualTo(row);
            });
  }
}
