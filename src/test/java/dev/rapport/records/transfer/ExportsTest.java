package dev.rapport.records.transfer;

import static dev.rapport.records.transfer.Imported.counts;
import static dev.rapport.records.transfer.Imported.path;
import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.ROLE_ACCESS;
import static rapport.db.Tables.SECURITY_EVENT;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is taken out comes in again as it was, and is no more than its reader may see. */
@ApiTest
class ExportsTest {

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
  void a_workbook_with_ids_updates_the_records_that_it_came_from() throws IOException {
    var id =
        office.id(
            office.ann,
            "person",
            Map.of(
                "firstName",
                "=1+1",
                "lastName",
                mark,
                "birthday",
                "1985-12-10",
                "mobile",
                "+359881234567",
                "roles",
                List.of("customer", "partner"),
                "address",
                Map.of("city", "Sofia")));
    var fields = "id,firstName,lastName,birthday,mobile,roles,address";
    var file =
        bytes("/api/records/person/export.xlsx?fields=" + fields + "&filter=lastName==" + mark);
    office.update(
        office.ann, "person", id, Map.of("birthday", "2001-01-01", "firstName", "Changed"));

    var run = Imported.upload(ann, "person", file);
    assertThat(run.status()).as(run.body().toString()).isEqualTo(201);
    assertThat(run.text("key")).isEqualTo("id");
    Imported.await(ann, ann.post(path(run, "/run"), Map.of()));

    assertThat(counts(ann, run))
        .as(ann.get(path(run, "/rows")).body().toString())
        .containsEntry("update", 1)
        .containsEntry("create", 0);
    var back = ann.get("/api/records/person/" + id);
    assertThat(back.text("birthday")).isEqualTo("1985-12-10");
    assertThat(back.text("firstName")).isEqualTo("=1+1");
    assertThat(back.at("roles")).hasSize(2);
    assertThat(back.text("address.city")).isEqualTo("Sofia");
  }

  @Test
  void a_workbooks_numbers_and_days_are_such_and_its_texts_never_formulas() throws IOException {
    office.create(
        office.ann,
        "company",
        Map.of("name", mark + " =2+2", "revenue", "1234.50", "employees", 12));
    var file =
        bytes(
            "/api/records/company/export.xlsx?fields=name,revenue,employees,createdAt"
                + "&filter=name=starts="
                + mark);
    var run = Imported.upload(ann, "company", file);
    assertThat(run.text("columns.0.samples.0")).isEqualTo(mark + " =2+2");
    assertThat(run.text("columns.1.samples.0")).isEqualTo("1234.5");
    assertThat(run.text("columns.2.samples.0")).isEqualTo("12");
    assertThat(run.text("columns.3.samples.0"))
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d(:\\d\\d)?");
  }

  @Test
  void people_go_out_as_cards_and_come_in_again() throws IOException {
    office.create(
        office.ann,
        "person",
        Map.of(
            "firstName", "Айгүл",
            "lastName", mark,
            "jobTitle", "Менеджер",
            "email", mark + "@example.com",
            "mobile", "+77011234567",
            "birthday", "1990-05-17",
            "address", Map.of("city", "Алматы", "street", "Абай 1; 2")));
    for (var version : List.of("3.0", "4.0")) {
      var file =
          bytes("/api/records/person/export.vcf?version=" + version + "&filter=lastName==" + mark);
      var text = new String(file, StandardCharsets.UTF_8);
      assertThat(text).startsWith("BEGIN:VCARD\r\nVERSION:" + version).contains("Айгүл");
      var run = Imported.upload(ann, "person", file);
      assertThat(run.text("kind")).isEqualTo("vcard");
      Imported.await(ann, ann.post(path(run, "/run"), Map.of()));
      var row = ann.get(path(run, "/rows")).text("rows.0.record");
      var again = ann.get("/api/records/person/" + row);
      assertThat(again.text("firstName")).isEqualTo("Айгүл");
      assertThat(again.text("email")).isEqualTo(mark + "@example.com");
      assertThat(again.text("mobile")).isEqualTo("+7 701 123 4567");
      assertThat(again.text("birthday")).isEqualTo("1990-05-17");
      assertThat(again.text("address.street")).isEqualTo("Абай 1; 2");
      Imported.await(ann, ann.post(path(run, "/reversal"), Map.of()));
    }
  }

  @Test
  void every_export_stands_in_the_audit_trail_with_what_was_taken() {
    office.create(office.ann, "company", Map.of("name", mark + " A"));
    var filter = "name=starts=" + mark;
    assertThat(ann.get("/api/records/company/export.csv?filter=" + filter).status()).isEqualTo(200);
    var detail =
        db.select(SECURITY_EVENT.DETAIL)
            .from(SECURITY_EVENT)
            .where(SECURITY_EVENT.USER_ID.eq(office.ann), SECURITY_EVENT.KIND.eq("EXPORTED"))
            .fetch(SECURITY_EVENT.DETAIL);
    assertThat(detail).containsExactly("companies.csv, 1: " + filter);
  }

  @Test
  void who_may_not_export_gets_none_in_any_form_and_nothing_is_noted() {
    db.update(ROLE_ACCESS)
        .set(ROLE_ACCESS.EXPORT_SCOPE, "none")
        .where(ROLE_ACCESS.ROLE_ID.eq(office.salesRole), ROLE_ACCESS.OBJECT.eq("person"))
        .execute();
    for (var form : List.of("csv", "xlsx", "vcf")) {
      assertThat(ann.get("/api/records/person/export." + form).status()).as(form).isEqualTo(403);
    }
    assertThat(db.fetchCount(SECURITY_EVENT, SECURITY_EVENT.USER_ID.eq(office.ann))).isZero();
  }

  private byte[] bytes(String path) throws IOException {
    var answer = ann.open(path);
    try (var body = answer.body()) {
      var bytes = body.readAllBytes();
      assertThat(answer.statusCode()).as(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(200);
      return bytes;
    }
  }
}
