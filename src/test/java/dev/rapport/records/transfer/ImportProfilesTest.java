package dev.rapport.records.transfer;

import static dev.rapport.records.transfer.Imported.path;
import static dev.rapport.records.transfer.Imported.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How a file came in, kept for the next one. */
@ApiTest
class ImportProfilesTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private Office office;
  private Browser ann;
  private Browser carl;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    ann = office.browser(office.ann);
    carl = office.browser(office.carl);
  }

  private static final String FIRST = "Nummer,Firma,Art,Erlös\nA1,Acme,Kunde,\"1.234,50\"\n";
  private static final String NEXT = "Firma,Erlös,Nummer,Art\nBeta,\"9,5\",B2,Kunde\n";

  @Test
  void a_file_with_the_same_headings_comes_in_as_the_one_before() {
    var id = keep(ann, "From SAP " + mark, false);
    var next = upload(ann, "company", NEXT);
    var offered = ann.get(path(next, "/profiles"));
    assertThat(offered.text("profiles.0.name")).isEqualTo("From SAP " + mark);
    assertThat(offered.at("profiles.0.fits").asBoolean()).isTrue();

    var applied = ann.put(path(next, "/profile"), Map.of("profile", id));
    assertThat(applied.status()).as(applied.body().toString()).isEqualTo(200);
    assertThat(applied.at("columns").findValuesAsString("field"))
        .containsExactly("name", "revenue", "taxNumber", "roles");
    assertThat(applied.text("key")).isEqualTo("taxNumber");
    assertThat(applied.at("createNew").asBoolean()).isTrue();
    assertThat(applied.at("clearEmpty").asBoolean()).isTrue();
    assertThat(applied.text("defaults.sector")).isEqualTo("Trade");
    // What 'Kunde' means was answered once.
    assertThat(ann.get(path(next, "/values")).text("0.answer.use")).isEqualTo("customer");
    Imported.await(ann, ann.post(path(next, "/run"), Map.of()));
    var beta = ann.get("/api/records/company?fields=roles,revenue&filter=taxNumber==B2");
    assertThat(beta.at("records.0.roles").toString()).contains("customer");
    assertThat(beta.text("records.0.revenue.amount")).isEqualTo("9.50");
  }

  @Test
  void a_profile_is_ones_own_unless_it_is_for_everybody() {
    var own = keep(ann, "Own " + mark, false);
    var shared = keep(ann, "Shared " + mark, true);
    var run = upload(carl, "company", NEXT);
    var names = carl.get(path(run, "/profiles")).at("profiles").findValuesAsString("name");
    assertThat(names).contains("Shared " + mark).doesNotContain("Own " + mark);
    assertThat(carl.put(path(run, "/profile"), Map.of("profile", own)).status()).isEqualTo(404);
    assertThat(carl.put(path(run, "/profile"), Map.of("profile", shared)).status()).isEqualTo(200);
    assertThat(carl.delete("/api/import-profiles/" + shared).status()).isEqualTo(404);
    assertThat(ann.delete("/api/import-profiles/" + own).status()).isEqualTo(204);
    var admin = office.browser(office.administrator);
    assertThat(admin.delete("/api/import-profiles/" + shared).status()).isEqualTo(204);
  }

  @Test
  void a_name_used_again_takes_the_place_of_the_one_before() {
    var first = keep(ann, "Again " + mark, false);
    var second = keep(ann, "again " + mark, false);
    assertThat(second).isNotEqualTo(first);
    var run = upload(ann, "company", NEXT);
    assertThat(ann.get(path(run, "/profiles")).at("profiles").findValuesAsString("id"))
        .contains(second)
        .doesNotContain(first);
    assertThat(ann.post(path(run, "/profiles"), Map.of("name", " ", "shared", false)).status())
        .isEqualTo(422);
  }

  @Test
  void a_file_with_other_headings_is_not_said_to_fit() {
    keep(ann, "Other " + mark, false);
    var run = upload(ann, "company", "Firma,Umsatz\nA,1\n");
    assertThat(ann.get(path(run, "/profiles")).at("profiles.0.fits").asBoolean()).isFalse();
  }

  /** Keeps how a file was set up, and that 'Kunde' is a customer. */
  private String keep(Browser browser, String name, boolean shared) {
    var run = upload(browser, "company", FIRST);
    var mapping =
        Map.of(
            "columns",
            List.of(
                Map.of("index", 0, "field", "taxNumber"),
                Map.of("index", 1, "field", "name"),
                Map.of("index", 2, "field", "roles"),
                Map.of("index", 3, "field", "revenue", "format", "1.234,5")),
            "key",
            "taxNumber",
            "clearEmpty",
            true,
            "defaults",
            Map.of("sector", "Trade"));
    ok(browser.put(path(run, "/mapping"), mapping));
    ok(browser.get(path(run, "/values")));
    ok(
        browser.put(
            path(run, "/values"),
            List.of(Map.of("column", 2, "value", "Kunde", "use", "customer"))));
    var kept = browser.post(path(run, "/profiles"), Map.of("name", name, "shared", shared));
    assertThat(kept.status()).as(kept.body().toString()).isEqualTo(201);
    return kept.text("id");
  }

  private static void ok(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }
}
