package dev.rapport.records.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxValuesTest {

  private final XlsxValues values = new XlsxValues(false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          45292      | yyyy-mm-dd                | 2024-01-01
          45292      | d.m.yy                    | 2024-01-01
          45292      | [$-402]d mmmm yyyy;@      | 2024-01-01
          45292.75   | m/d/yy h:mm               | 2024-01-01 18:00
          45292.75   | m/d/yy                    | 2024-01-01
          45292      | m/d/yy h:mm               | 2024-01-01
          0.5        | h:mm                      | 12:00
          59         | yyyy-mm-dd                | 1900-02-28
          61         | yyyy-mm-dd                | 1900-03-01
          1          | yyyy-mm-dd                | 1900-01-01
          45292      | General                   | 45292
          45292      | #,##0.00                  | 45292
          45292      | 0 "days"                  | 45292
          45292      | [Red]0.00                 | 45292
          -1         | yyyy-mm-dd                | -1
          0.25       | 0%                        | 25%
          0.125      | 0.0%                      | 12.5%
          1234.5     | #,##0.00 [$лв-402]        | 1234.5
          0.30000000000000004 | General          | 0.3
          1E+3       | 0                         | 1000
          359881234567 | 0                       | 359881234567
          -0.5       | General                   | -0.5
          0          | General                   | 0
          """)
  void a_number_is_what_its_format_says(BigDecimal number, String format, String text) {
    assertThat(values.text(number, format)).isEqualTo(text);
  }

  @Test
  void workbooks_that_count_from_1904_mean_other_days() {
    assertThat(new XlsxValues(true).text(BigDecimal.ZERO, "yyyy-mm-dd")).isEqualTo("1904-01-01");
    assertThat(new XlsxValues(true).text(new BigDecimal(43830), "d/m/y")).isEqualTo("2024-01-01");
  }

  @Test
  void a_number_without_a_format_is_a_number() {
    assertThat(values.text(new BigDecimal("12.50"), null)).isEqualTo("12.5");
  }
}
