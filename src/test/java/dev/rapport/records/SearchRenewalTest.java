package dev.rapport.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.records.search.SearchTokens;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Office;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class SearchRenewalTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private SearchRenewal renewal;

  @Test
  void a_new_release_makes_the_words_of_old_records_anew() {
    var office = new Office(port, db, settings);
    var ann = office.browser(office.ann);
    var name = "Живков" + UUID.randomUUID().toString().substring(0, 4);
    var id = UUID.fromString(office.id(office.ann, "company", Map.of("name", name)).toString());
    var latin = "/api/search?q=zhivkov";
    db.execute(
        "update record set tokens = ?::tsvector where id = ?",
        "'живков' 'k:company' 'o:" + office.ann + "'",
        id);
    assertThat(labels(ann.get(latin))).doesNotContain(name);

    settings.put("search.version", SearchTokens.VERSION - 1);
    renewal.renewOlder();

    Awaitility.await().untilAsserted(() -> assertThat(labels(ann.get(latin))).contains(name));
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(settings.get("search.version", Integer.class))
                .contains(SearchTokens.VERSION));
  }

  private static List<String> labels(dev.rapport.testing.Browser.Answer answer) {
    return answer.at("results").findValuesAsString("label");
  }
}
