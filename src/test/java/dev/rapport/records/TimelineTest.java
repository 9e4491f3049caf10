package dev.rapport.records;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.PIPELINE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** One time line of everything on both sides: a company's deals and people belong to it. */
@ApiTest
class TimelineTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private Browser ann;
  private String company;
  private String person;
  private String deal;

  @BeforeEach
  void aCustomer() {
    office = new Office(port, db, settings);
    if (db.fetchCount(PIPELINE) == 0) {
      Office.setUp(events, "en");
    }
    ann = office.browser(office.ann);
    company = office.id(office.ann, "company", Map.of("name", "Acme"));
    person = office.id(office.ann, "person", Map.of("lastName", "Coyote", "company", company));
    deal =
        office.id(
            office.ann,
            "opportunity",
            Map.of("name", "Anvils", "company", company, "person", person));
  }

  @Test
  void what_happens_in_the_deals_and_with_the_people_of_a_company_stands_on_its_time_line_once() {
    note("Wants a discount", deal);
    office.id(office.ann, "task", Map.of("subject", "Call her", "about", person));
    note("Pays late", company);

    assertThat(kinds(ann, "company", company))
        .containsExactlyInAnyOrder("opportunity", "note", "task", "note");
    assertThat(kinds(ann, "person", person))
        .containsExactlyInAnyOrder("opportunity", "note", "task");
    assertThat(kinds(ann, "opportunity", deal)).containsExactly("note");
  }

  @Test
  void a_deal_that_goes_to_another_company_takes_what_happened_in_it_along() {
    note("Wants a discount", deal);
    var other = office.id(office.ann, "company", Map.of("name", "Road Runner"));

    office.update(office.ann, "opportunity", deal, Map.of("company", other));

    assertThat(kinds(ann, "company", other)).containsExactlyInAnyOrder("opportunity", "note");
    office.update(office.ann, "person", person, Map.of("company", other));
    assertThat(kinds(ann, "company", company)).isEmpty();
  }

  @Test
  void what_happens_in_a_deal_that_one_may_not_see_does_not_stand_there() {
    note("Secret", deal);
    office.id(office.ann, "task", Map.of("subject", "Call her", "about", person));
    office.update(office.administrator, "opportunity", deal, Map.of("owner", office.carl));
    office.update(office.administrator, "person", person, Map.of("owner", office.carl));

    assertThat(kinds(ann, "company", company)).isEmpty();
    assertThat(kinds(office.browser(office.administrator), "company", company))
        .containsExactlyInAnyOrder("opportunity", "note", "task");
  }

  @Test
  void its_pages_hold_every_entry_once_whoever_it_is_about() {
    var notes = new ArrayList<String>();
    for (var i = 0; i < 70; i++) {
      notes.add(note("Note " + i, List.of(company, deal, person).get(i % 3)));
    }
    note("Of somebody else", office.id(office.ann, "company", Map.of("name", "Other")));

    for (var narrowed : List.of("", "objects=note")) {
      var pages = pages(narrowed);
      assertThat(pages).hasSize(3);
      var ids = pages.stream().flatMap(List::stream).filter(id -> !id.equals(deal)).toList();
      assertThat(ids).containsExactlyElementsOf(notes.reversed());
      assertThat(pages.getLast().contains(deal)).isEqualTo(narrowed.isEmpty());
    }
  }

  private List<List<String>> pages(String narrowed) {
    var pages = new ArrayList<List<String>>();
    var cursor = "";
    do {
      var page = ann.get("/api/records/company/" + company + "/timeline?" + narrowed + cursor);
      assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
      pages.add(page.at("entries").valueStream().map(e -> e.at("/record/id").asString()).toList());
      cursor = page.at("next").isNull() ? "" : "&cursor=" + page.text("next");
    } while (!cursor.isEmpty());
    return pages;
  }

  private String note(String body, String about) {
    return office.id(office.ann, "note", Map.of("body", body, "about", about));
  }

  private static List<String> kinds(Browser browser, String object, String id) {
    var answer = browser.get("/api/records/" + object + "/" + UUID.fromString(id) + "/timeline");
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer
        .at("entries")
        .valueStream()
        .map((JsonNode entry) -> entry.get("object").asString())
        .toList();
  }
}
