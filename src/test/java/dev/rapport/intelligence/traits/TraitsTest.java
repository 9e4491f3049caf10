package dev.rapport.intelligence.traits;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.LEAD;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * 200 leads that ended, and 10 that are open. Of Ann's 100, who were referred, 60 are converted; of
 * Bob's 100 from the website 20. Every other one came by mail or by phone, whatever the end. What
 * is estimated is 100, 200, 300, 400 or 500, in turn.
 *
 * <p>All came in four weeks. Of those who were referred the 40 bad ends came in the first two, 20
 * each, the good ones in the last two, 40 and 20. From the website 25 came in each, 5 of them good.
 */
@ApiTest
@OwnDatabase
class TraitsTest {

  /** A Wednesday, in the tenth week. */
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 4);

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private RecordWriter writer;

  private static Office office;

  @BeforeEach
  void leads() {
    if (office != null) {
      return;
    }
    office = new Office(port, db, settings);
    var changes = new ArrayList<Change>();
    for (var i = 0; i < 210; i++) {
      var referred = i < 100 || i >= 205;
      var good = referred ? i % 5 < 3 : i % 5 == 0;
      var values = new HashMap<String, Object>();
      values.put("name", "Lead " + i);
      values.put("source", referred ? "referral" : "website");
      values.put("channel", i % 2 == 0 ? "email" : "phone");
      values.put("estimate", new Money(new BigDecimal(100 * (i / 5 % 5 + 1)), "EUR"));
      values.put("status", i >= 200 ? "new" : good ? "converted" : "unqualified");
      values.put("owner", Reference.to(referred ? office.ann : office.bob));
      changes.add(new Change.Create("lead", Ids.next(), values));
    }
    writer.write(changes, Actor.SYSTEM, Origin.imports(UUID.randomUUID()));
    for (var i = 0; i < 210; i++) {
      var block = i / 5;
      var referred = i < 100 || i >= 205;
      var week = referred ? List.of(2, 3, 2, 0, 1).get(i % 5) : (block + i % 5) % 4;
      arrived("Lead " + i, FIRST.plusWeeks(week));
    }
  }

  private void arrived(String name, LocalDate day) {
    db.update(LEAD)
        .set(LEAD.CREATED_AT, day.atTime(12, 0).atOffset(ZoneOffset.UTC))
        .where(LEAD.NAME.eq(name))
        .execute();
  }

  @Test
  void values_are_counted_with_the_interval_of_their_share() {
    var traits = traits(office.administrator, "");
    assertThat(traits.at("all.ended").asInt()).isEqualTo(200);
    assertThat(traits.at("all.well").asInt()).isEqualTo(80);
    var referral = value(traits, "source", "referral");
    assertThat(referral.at("/count/ended").asInt()).isEqualTo(100);
    assertThat(referral.at("/count/well").asInt()).isEqualTo(60);
    assertThat(referral.at("/count/between/low").asDouble()).isEqualTo(50.20);
    assertThat(referral.at("/count/between/high").asDouble()).isEqualTo(69.06);
    assertThat(referral.get("label").asString()).isEqualTo("Referral");
  }

  @Test
  void a_trend_goes_by_week_and_rises_where_chance_would_hardly_do_it() {
    var traits = traits(office.administrator, "");

    assertThat(traits.text("bucket")).isEqualTo("week");
    // Nothing of 40, and 60 of 60.
    var referral = value(traits, "source", "referral");
    assertThat(trend(referral))
        .containsExactly(
            "2026-W10 0 of 20", "2026-W11 0 of 20", "2026-W12 40 of 40", "2026-W13 20 of 20");
    assertThat(referral.get("tendency").asString()).isEqualTo("rising");
    var website = value(traits, "source", "website");
    assertThat(trend(website))
        .containsExactly(
            "2026-W10 5 of 25", "2026-W11 5 of 25", "2026-W12 5 of 25", "2026-W13 5 of 25");
    assertThat(website.get("tendency").isNull()).isTrue();
  }

  /** 400 and more: 8 blocks of 5 who were referred, and 8 from the website. */
  @Test
  void ranges_of_numbers_have_a_trend_too() {
    var most = value(traits(office.administrator, ""), "estimate", "4");

    assertThat(most.get("from").asDouble()).isEqualTo(400);
    assertThat(trend(most))
        .containsExactly(
            "2026-W10 2 of 18", "2026-W11 2 of 18", "2026-W12 18 of 26", "2026-W13 10 of 18");
    // 28 of 44 after 4 of 36: 0.525 ÷ √(0.4 × 0.6 × (1/44 + 1/36)) = 4.8 deviations.
    assertThat(most.get("tendency").asString()).isEqualTo("rising");
  }

  @Test
  void over_more_than_half_a_year_a_trend_goes_by_month() {
    arrived("Lead 100", FIRST.plusWeeks(3).minusDays(184));
    var traits = traits(office.administrator, "");
    arrived("Lead 100", FIRST);

    assertThat(traits.text("bucket")).isEqualTo("month");
    assertThat(trend(value(traits, "source", "website")))
        .containsExactly("2025-09 1 of 1", "2026-03 19 of 99");
    assertThat(traits(office.administrator, "").text("bucket")).isEqualTo("week");
  }

  private static List<String> trend(JsonNode value) {
    return value
        .get("trend")
        .valueStream()
        .map(point ->
            "%s %d of %d"
                .formatted(
                    point.get("period").asString(),
                    point.get("well").asInt(),
                    point.get("ended").asInt()))
        .toList();
  }

  @Test
  void a_difference_is_told_from_chance() {
    var traits = traits(office.administrator, "");
    assertThat(difference(traits, "source", "referral")).isEqualTo("higher");
    assertThat(difference(traits, "source", "website")).isEqualTo("lower");
    assertThat(difference(traits, "channel", "email")).isEqualTo("uncertain");
    assertThat(traits.text("fields.0.field")).isEqualTo("source");
    // A field of which all records have the same value tells nothing.
    assertThat(traits.body().toString()).doesNotContain("\"campaign\"");
  }

  @Test
  void amounts_are_put_together_by_ranges() {
    var traits = traits(office.administrator, "");
    var ended = 0;
    for (var range : field(traits, "estimate").get("values")) {
      ended += range.at("/count/ended").asInt();
      assertThat(records(range.at("/count/endedFilter").asString()))
          .isEqualTo(range.at("/count/ended").asInt());
    }
    assertThat(ended).isEqualTo(200);
    assertThat(field(traits, "estimate").get("values").size()).isEqualTo(4);
  }

  @Test
  void every_figure_opens_its_records() {
    var website = value(traits(office.administrator, ""), "source", "website");
    assertThat(records(website.at("/count/endedFilter").asString())).isEqualTo(100);
    assertThat(records(website.at("/count/wellFilter").asString())).isEqualTo(20);
  }

  @Test
  void a_filter_narrows_all_of_it() {
    var traits = traits(office.administrator, "?filter=" + encoded("channel==email"));
    assertThat(traits.at("all.ended").asInt()).isEqualTo(100);
    assertThat(records(value(traits, "source", "website").at("/count/wellFilter").asString()))
        .isEqualTo(value(traits, "source", "website").at("/count/well").asInt());
    assertThat(traits(office.administrator, "?within=2001").at("all.ended").asInt()).isZero();
    var browser = office.browser(office.administrator);
    assertThat(browser.get("/api/traits/lead?within=sometimes").status()).isEqualTo(400);
    assertThat(browser.get("/api/traits/company").status()).isEqualTo(404);
  }

  @Test
  void a_salesperson_counts_own_leads_and_readable_fields_only() {
    var own = traits(office.ann, "");
    assertThat(own.at("all.ended").asInt()).isEqualTo(100);
    assertThat(own.at("all.well").asInt()).isEqualTo(60);
    assertThat(own.body().toString()).doesNotContain("website");
    assertThat(traits(office.carl, "").at("all.ended").asInt()).isZero();

    hide("channel");
    assertThat(traits(office.ann, "").body().toString()).doesNotContain("channel");
    hide("status");
    assertThat(office.browser(office.ann).get("/api/traits/lead").status()).isEqualTo(400);
    hide("campaign");
  }

  private void hide(String field) {
    var browser = office.browser(office.administrator);
    var path = "/api/roles/" + office.salesRole + "/access";
    var hidden = Map.of("object", "lead", "field", field, "access", "hidden");
    var answer =
        browser.put(
            path, Map.of("objects", browser.get(path).at("objects"), "fields", List.of(hidden)));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private int records(String filter) {
    var path = "/api/records/lead?count=exact&filter=" + encoded(filter);
    var answer = office.browser(office.administrator).get(path);
    assertThat(answer.status()).as(filter + answer.body()).isEqualTo(200);
    return answer.at("count.value").asInt();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Answer traits(UUID user, String query) {
    var answer = office.browser(user).get("/api/traits/lead" + query);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private static String difference(Answer traits, String field, String key) {
    return value(traits, field, key).get("difference").asString();
  }

  private static JsonNode value(Answer traits, String field, String key) {
    for (var value : field(traits, field).get("values")) {
      if (value.get("key").asString("").equals(key)) {
        return value;
      }
    }
    throw new AssertionError("no value " + key);
  }

  private static JsonNode field(Answer traits, String name) {
    for (var field : traits.at("fields")) {
      if (field.get("field").asString().equals(name)) {
        return field;
      }
    }
    throw new AssertionError("no field " + name + " in " + traits.body());
  }
}
