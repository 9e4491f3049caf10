package dev.rapport.records.fieldtype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldTypesTest {

  private static final FieldContext CONTEXT =
      new FieldContext(
          "EUR",
          "BG",
          ZoneId.of("Europe/Sofia"),
          Locale.ENGLISH,
          LocalDate.of(2026, 11, 21),
          null,
          money -> {
            if (!money.currency().equals("EUR")) {
              throw new InvalidValue("money.noRate", money.currency());
            }
            return money.amount();
          },
          new OneTag(),
          null,
          false);

  /** A vocabulary of one tag, into which another was merged. */
  private record OneTag() implements Vocabulary {

    static final Tag VIP =
        new Tag(UUID.fromString("0192aaaa-0000-7000-8000-000000000001"), "VIP", "red");
    static final UUID OTHER = UUID.fromString("0192aaaa-0000-7000-8000-000000000002");
    static final UUID GONE = UUID.fromString("0192aaaa-0000-7000-8000-000000000003");

    @Override
    public Optional<Tag> find(UUID id) {
      return id.equals(VIP.id()) || id.equals(OTHER) ? Optional.of(VIP) : Optional.empty();
    }

    @Override
    public Optional<Tag> named(String word) {
      return word.equalsIgnoreCase("vip") ? Optional.of(VIP) : Optional.empty();
    }

    @Override
    public boolean knows(UUID id) {
      return find(id).isPresent() || id.equals(GONE);
    }

    @Override
    public Set<UUID> meaning(UUID id) {
      return find(id).isPresent() ? Set.of(Objects.requireNonNull(VIP.id()), OTHER) : Set.of();
    }

    @Override
    public Set<UUID> moved() {
      return Set.of(OTHER, GONE);
    }
  }

  @Test
  void tags_are_words_of_the_vocabulary_or_new_ones_each_once() {
    var type = FieldTypes.tags();
    assertThat(type.parse(List.of(" vip ", OneTag.OTHER.toString(), "Messe  2026"), CONTEXT))
        .containsExactly(new Tag(null, "Messe 2026", "gray"), OneTag.VIP);
    assertThat(type.parseText("да се обади, VIP|да се ОБАДИ;", CONTEXT)).hasSize(2);
    assertThat(type.toText(List.of(OneTag.VIP))).isEqualTo("VIP");
    // As the audit trail has them: what was deleted since is left out.
    var written = Map.of("id", OneTag.GONE.toString(), "label", "Gone");
    assertThat(type.parse(List.of(OneTag.VIP.json(), written), CONTEXT))
        .containsExactly(OneTag.VIP);
    refused(type, List.of(written), "text.empty");
    refused(type, List.of("a,b"), "tags.separator");
    refused(type, List.of("a\u0007"), "text.control");
    refused(type, List.of("x".repeat(61)), "text.tooLong");
    refused(type, List.of("  "), "text.empty");
    refused(type, List.of(UUID.randomUUID().toString()), "tags.unknown");
    refused(type, List.of(Map.of("id", UUID.randomUUID().toString())), "tags.unknown");
    refused(type, List.of(Map.of("name", "VIP")), "tags.unreadable");
    refused(type, List.of(List.of("VIP")), "tags.unreadable");
    refused(type, 7, "tags.unreadable");
    refused(type, IntStream.range(0, 51).mapToObj(i -> "t" + i).toList(), "tags.tooMany");
  }

  @Test
  void several_values_are_added_and_removed_without_the_others() {
    var type = FieldTypes.multiChoice("a", "b", "c");
    var change = type.adjustment(Map.of("add", List.of("c"), "remove", List.of("b")), CONTEXT);
    assertThat(change.of(List.of("a", "b"))).containsExactly("a", "c");
    assertThat(change.of(null)).containsExactly("c");
    assertThat(type.adjustment(Map.of("remove", List.of("a")), CONTEXT).of(List.of("a"))).isNull();
    assertThatThrownBy(() -> type.adjustment(Map.of("add", List.of("d")), CONTEXT))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> type.adjustment(Map.of("add", List.of()), CONTEXT))
        .isInstanceOf(InvalidValue.class);
    assertThat(SeveralType.adjusts(Map.of("add", List.of(), "set", List.of()))).isFalse();
  }

  @Test
  void texts_are_stripped_and_composed_and_control_characters_refused() {
    assertThat(FieldTypes.text().parse("  Cafe\u0301 ", CONTEXT)).isEqualTo("Café");
    refused(FieldTypes.text(), "a\u0000b", "text.control");
    refused(FieldTypes.text(), "two\nlines", "text.control");
    refused(FieldTypes.text(), "\ud800", "text.control");
    refused(FieldTypes.text(3), "four", "text.tooLong");
    refused(FieldTypes.text(), 12, "text.unreadable");
    assertThat(FieldTypes.longText().parse("two\r\nlines", CONTEXT)).isEqualTo("two\nlines");
  }

  @Test
  void numbers_keep_their_range_and_scale() {
    assertThat(FieldTypes.count().parse(12, CONTEXT)).isEqualByComparingTo("12");
    assertThat(FieldTypes.count().parse("12,000", CONTEXT)).isEqualByComparingTo("12000");
    refused(FieldTypes.count(), 1.5, "number.whole");
    refused(FieldTypes.count(), -1, "number.tooSmall");
    refused(FieldTypes.percent(), 101, "number.tooLarge");
    refused(FieldTypes.count(), "twelve", "number.unreadable");
    refused(FieldTypes.decimal(2), "1e999999999", "number.unreadable");
    refused(FieldTypes.decimal(2), new BigDecimal("1e400"), "number.tooLong");
    assertThat(FieldTypes.percent().parseText("12.5 %", CONTEXT)).isEqualByComparingTo("12.5");
  }

  @Test
  void a_file_may_write_its_numbers_with_a_decimal_comma() {
    var comma = CONTEXT.reading(null, true);
    assertThat(FieldTypes.decimal(2).parseText("1.234,50", comma)).isEqualByComparingTo("1234.5");
    assertThat(FieldTypes.decimal(2).parseText("1 234,5", comma)).isEqualByComparingTo("1234.5");
  }

  @Test
  void money_comes_with_or_without_a_currency_and_needs_a_rate() {
    assertThat(FieldTypes.money().parse(Map.of("amount", "5", "currency", "eur"), CONTEXT))
        .isEqualTo(new Money(new BigDecimal(5), "EUR"));
    assertThat(FieldTypes.money().parseText("€1,054.20", CONTEXT))
        .isEqualTo(new Money(new BigDecimal("1054.2"), "EUR"));
    assertThat(FieldTypes.money().parseText("EUR 7", CONTEXT).plainAmount()).isEqualTo("7.00");
    refused(FieldTypes.money(), "5 USD", "money.noRate");
    refused(FieldTypes.money(), "5 XXQ", "money.currency");
    refused(FieldTypes.money(), "much", "money.unreadable");
    assertThat(new Money(new BigDecimal("1000"), "JPY").plainAmount()).isEqualTo("1000");
  }

  @Test
  void dates_are_days_that_there_are() {
    assertThat(FieldTypes.date().parse("2024-02-29", CONTEXT)).isEqualTo(LocalDate.of(2024, 2, 29));
    refused(FieldTypes.date(), "2025-02-29", "date.unreadable");
    var american = CONTEXT.reading(new DateFormat("M/d/yyyy"), false);
    assertThat(FieldTypes.date().parseText("10/20/2016", american))
        .isEqualTo(LocalDate.of(2016, 10, 20));
    assertThatThrownBy(() -> FieldTypes.date().parseText("2/30/2016", american))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  void periods_are_whole_and_follow_each_other() {
    var week = Period.parse("thisWeek", CONTEXT);
    assertThat(week.to()).isEqualTo(week.from().plusDays(7));
    assertThat(Period.parse("lastWeek", CONTEXT).to()).isEqualTo(week.from());
    assertThat(Period.parse("2017-Q4", CONTEXT))
        .isEqualTo(new Period(LocalDate.of(2017, 10, 1), LocalDate.of(2018, 1, 1)));
    assertThat(Period.parse("lastQuarter", CONTEXT))
        .isEqualTo(new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 10, 1)));
    assertThat(Period.day("today-7d", CONTEXT)).isEqualTo(LocalDate.of(2026, 11, 14));
    assertThatThrownBy(() -> Period.parse("someday", CONTEXT)).isInstanceOf(InvalidValue.class);
  }

  @Test
  void contacts_have_a_normal_form_in_which_twins_are_equal() {
    var phone = FieldTypes.phone();
    assertThat(phone.normal(phone.parse("02 / 987 65 43", CONTEXT)))
        .isEqualTo(phone.normal(phone.parse("+35929876543", CONTEXT)));
    var email = FieldTypes.email();
    assertThat(email.normal(email.parse("Ivan@Example.COM", CONTEXT)))
        .isEqualTo("ivan@example.com");
    var url = FieldTypes.url();
    assertThat(url.normal(url.parse("https://www.Example.com/about?x=1", CONTEXT)))
        .isEqualTo("example.com");
    refused(phone, "call me", "phone.unreadable");
    refused(email, "nobody", "email.unreadable");
    refused(url, "javascript:alert(1)", "url.unreadable");
  }

  @Test
  void yes_and_no_are_understood_in_five_languages() {
    for (var yes : List.of("yes", "Да", "是", "иә", "כן", "1")) {
      assertThat(FieldTypes.yesNo().parseText(yes, CONTEXT)).as(yes).isTrue();
    }
    for (var no : List.of("no", "не", "否", "Жоқ", "לא", "false")) {
      assertThat(FieldTypes.yesNo().parseText(no, CONTEXT)).as(no).isFalse();
    }
    refused(FieldTypes.yesNo(), "perhaps", "yesNo.unreadable");
  }

  @Test
  void choices_take_what_they_know() {
    var type = FieldTypes.multiChoice("customer:green", "supplier:blue");
    assertThat(type.parse(List.of("supplier", "customer"), CONTEXT))
        .containsExactly("customer", "supplier");
    refused(type, List.of("friend"), "choice.unknown");
    refused(FieldTypes.choice("a", "b"), "c", "choice.unknown");
  }

  @Test
  void an_address_has_its_parts_and_no_others() {
    assertThat(FieldTypes.address().parse(Map.of("city", "София", "country", "BG"), CONTEXT).line())
        .isEqualTo("София, BG");
    refused(FieldTypes.address(), Map.of("planet", "Earth"), "address.part");
    refused(FieldTypes.address(), "София", "address.unreadable");
  }

  private static void refused(FieldType<?> type, Object json, String code) {
    assertThatThrownBy(() -> type.parse(json, CONTEXT))
        .isInstanceOfSatisfying(InvalidValue.class, e -> assertThat(e.code()).isEqualTo(code));
  }
}
