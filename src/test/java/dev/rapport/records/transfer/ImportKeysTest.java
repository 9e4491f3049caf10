package dev.rapport.records.transfer;

import static dev.rapport.records.transfer.Imported.counts;
import static dev.rapport.records.transfer.Imported.path;
import static dev.rapport.records.transfer.Imported.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files that change records which are there, found by a field or by their ids. */
@ApiTest
class ImportKeysTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private Office office;
  private Browser ann;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    ann = office.browser(office.ann);
  }

  @Test
  void rows_of_unknown_records_are_refused_where_only_known_ones_are_to_change() {
    var known = company("Known", "1");
    var run =
        upload(
            ann,
            "company",
            "Name,Tax number,Sector\n"
                + line("Known", "1", "new")
                + line("Other", "2", "x")
                + mark
                + " Without,,x\n");
    set(run, Map.of("key", "taxNumber", "createNew", false));
    Imported.await(ann, ann.post(path(run, "/check"), Map.of()));
    assertThat(counts(ann, run)).containsEntry("update", 1).containsEntry("refuse", 2);
    run(run);

    assertThat(counts(ann, run)).containsEntry("create", 0).containsEntry("update", 1);
    var refused = ann.get(path(run, "/rows?outcome=refuse"));
    assertThat(refused.at("rows").findValuesAsString("code"))
        .containsExactly("row.keyUnknown", "row.keyEmpty");
    assertThat(ann.get("/api/records/company/" + known).text("sector")).isEqualTo("new");
  }

  @Test
  void orders_brought_twice_come_in_once_by_their_external_number() {
    var file =
        "External number,Person,Ordered on,Net\n%1$s-1,%1$s A,2026-01-02,40\n%1$s-2,%1$s B,2026-01-03,60\n"
            .formatted(mark);
    for (var time = 0; time < 2; time++) {
      var run = upload(ann, "order", file);
      set(
          run,
          Map.of(
              "key",
              "externalId",
              "columns",
              List.of(
                  column(0, "externalId"),
                  Map.of("index", 1, "field", "person", "createMissing", true),
                  column(2, "orderedOn"),
                  column(3, "net"))));
      run(run);
      assertThat(counts(ann, run)).containsEntry("create", time == 0 ? 2 : 0);
      assertThat(counts(ann, run)).containsEntry("refuse", 0);
    }
    var sums =
        ann.get(
            "/api/records/order/aggregate?measures=count,sum(net)&filter=externalId=contains="
                + mark);
    assertThat(sums.at("total.0").asInt()).isEqualTo(2);
    assertThat(sums.text("total.1.amount")).isEqualTo("100.00");
  }

  @Test
  void empty_cells_empty_the_field_only_where_that_is_wanted() {
    var id = company("Filled", "3");
    var file = "Name,Tax number,Sector,City\n" + mark + " Filled," + mark + "3,,\n";
    var run = upload(ann, "company", file);
    set(run, Map.of("key", "taxNumber"));
    run(run);
    assertThat(ann.get("/api/records/company/" + id).text("sector")).isEqualTo("Old");

    var clearing = upload(ann, "company", file);
    set(clearing, Map.of("key", "taxNumber", "clearEmpty", true));
    run(clearing);
    var cleared = ann.get("/api/records/company/" + id);
    assertThat(cleared.at("sector").isNull()).isTrue();
    assertThat(cleared.at("address").toString()).doesNotContain("Sofia").contains("Bulgaria");

    Imported.await(ann, ann.post(path(clearing, "/reversal"), Map.of()));
    var back = ann.get("/api/records/company/" + id);
    assertThat(back.text("sector")).isEqualTo("Old");
    assertThat(back.text("address.city")).isEqualTo("Sofia");
  }

  @Test
  void records_are_found_by_their_ids_and_an_unknown_id_is_never_made() {
    var id = company("By id", "4");
    var run =
        upload(
            ann,
            "company",
            "Id,Name\n%s,%s Renamed\n%s,%s Nobody\n".formatted(id, mark, UUID.randomUUID(), mark));
    assertThat(run.text("columns.0.field")).isEqualTo("id");
    assertThat(run.text("key")).isEqualTo("id");
    run(run);

    assertThat(counts(ann, run)).containsEntry("update", 1).containsEntry("refuse", 1);
    assertThat(ann.get("/api/records/company/" + id).text("name")).isEqualTo(mark + " Renamed");
    assertThat(ann.get(path(run, "/rows?outcome=refuse")).text("rows.0.errors.0.code"))
        .isEqualTo("row.keyUnknown");
  }

  @Test
  void ids_of_another_program_are_not_taken_for_ours() {
    var run = upload(ann, "company", "Id,Name\n17,A\n18,B\n");
    assertThat(run.at("key").isNull()).isTrue();
    assertThat(run.text("columns.0.field")).isNotEqualTo("id");
    var forced = Map.of("columns", new Object[] {column(0, "id"), column(1, "name")});
    assertThat(ann.put(path(run, "/mapping"), forced).text("errors.0.code"))
        .isEqualTo("import.idIsKey");
  }

  @Test
  void a_value_that_two_records_have_and_a_record_of_somebody_else_are_the_rows_errors() {
    for (var i = 0; i < 2; i++) {
      office.create(office.ann, "company", Map.of("name", mark + " Twin", "sector", "x"));
    }
    var carls =
        office.id(
            office.carl, "company", Map.of("name", mark + " Carl's", "taxNumber", mark + "9"));
    var byName = upload(ann, "company", "Name,Sector\n" + mark + " Twin,y\n");
    set(byName, Map.of("key", "name"));
    run(byName);
    assertThat(ann.get(path(byName, "/rows")).text("rows.0.errors.0.code"))
        .isEqualTo("row.keyAmbiguous");

    var stranger = upload(ann, "company", "Tax number,Sector\n" + mark + "9,mine\n");
    set(stranger, Map.of("key", "taxNumber"));
    run(stranger);
    assertThat(ann.get(path(stranger, "/rows")).text("rows.0.errors.0.code"))
        .isEqualTo("row.forbidden");
    assertThat(office.read(office.carl, "company", carls).path("sector").isNull()).isTrue();
  }

  @Test
  void a_row_that_repeats_another_is_pointed_out_and_comes_in() {
    var line = mark + " Twice,x\n";
    var run = upload(ann, "company", "Name,Sector\n" + line + mark + " Once,x\n" + line);
    Imported.await(ann, ann.post(path(run, "/check"), Map.of()));
    assertThat(counts(ann, run)).containsEntry("create", 3).containsEntry("repeated", 1);
    var row = ann.get(path(run, "/rows")).at("rows.2");
    assertThat(row.path("outcome").asString()).isEqualTo("create");
    assertThat(row.path("errors").path(0).path("code").asString()).isEqualTo("row.repeated");
    assertThat(row.path("errors").path(0).path("message").asString()).contains("2");
  }

  private String company(String name, String number) {
    return office.id(
        office.ann,
        "company",
        Map.of(
            "name",
            mark + " " + name,
            "taxNumber",
            mark + number,
            "sector",
            "Old",
            "address",
            Map.of("city", "Sofia", "country", "Bulgaria")));
  }

  private String line(String name, String number, String sector) {
    return "%s %s,%s%s,%s\n".formatted(mark, name, mark, number, sector);
  }

  private static Map<String, Object> column(int index, String field) {
    return Map.of("index", index, "field", field);
  }

  private void set(Answer run, Map<String, Object> options) {
    var answer = ann.put(path(run, "/mapping"), new HashMap<>(options));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  private void run(Answer run) {
    Imported.await(ann, ann.post(path(run, "/run"), Map.of()));
  }
}
