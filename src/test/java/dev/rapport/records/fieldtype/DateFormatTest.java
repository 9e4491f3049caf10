package dev.rapport.records.fieldtype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import org.junit.jupiter.api.Test;

class DateFormatTest {

  @Test
  void a_date_is_read_as_the_file_writes_it_and_a_time_behind_it_passed_over() {
    assertThat(new DateFormat("M/d/yyyy").parse("3/01/2017")).isEqualTo("2017-03-01");
    assertThat(new DateFormat("d.M.yyyy").parse("1.3.2017 9:30")).isEqualTo("2017-03-01");
    assertThat(new DateFormat("yyyy-M-d").parse("2017-03-01T09:30:00Z")).isEqualTo("2017-03-01");
  }

  @Test
  void a_year_of_two_digits_is_the_nearest() {
    var soon = Year.now().plusYears(5);
    assertThat(new DateFormat("M/d/yy").parse("3/1/%02d".formatted(soon.getValue() % 100)))
        .isEqualTo(LocalDate.of(soon.getValue(), 3, 1));
    assertThat(new DateFormat("d.M.yy").parse("1.3.75")).isEqualTo("1975-03-01");
  }

  @Test
  void a_moment_without_a_time_is_at_midnight() {
    var format = new DateFormat("M/d/yyyy");
    assertThat(format.parseTime("3/1/2017 9:30")).isEqualTo(LocalDateTime.of(2017, 3, 1, 9, 30));
    assertThat(format.parseTime("3/1/2017")).isEqualTo(LocalDateTime.of(2017, 3, 1, 0, 0));
  }

  @Test
  void a_day_that_does_not_exist_is_refused() {
    assertThatThrownBy(() -> new DateFormat("M/d/yyyy").parse("2/30/2017"))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new DateFormat("M/d/yyyy").parse("30/1/2017"))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> new DateFormat("M/d/yyyy").parseTime("3/1/2017 25:00"))
        .isInstanceOf(InvalidValue.class);
  }
}
