package dev.rapport.records.transfer;

import static dev.rapport.records.transfer.Imported.counts;
import static dev.rapport.records.transfer.Imported.path;
import static dev.rapport.records.transfer.Workbooks.formula;
import static dev.rapport.records.transfer.Workbooks.row;
import static dev.rapport.records.transfer.Workbooks.text;
import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.APP_USER;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Workbooks and vCards come in as CSV does. */
@ApiTest
class WorkbookImportsTest {

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
  void a_workbooks_first_sheet_comes_in_with_its_dates_and_numbers() throws IOException {
    var run = upload("person", people());
    assertThat(run.text("kind")).isEqualTo("xlsx");
    assertThat(run.text("sheet")).isEqualTo("People");
    assertThat(run.at("sheets")).hasSize(2);
    assertThat(run.text("columns.2.field")).isEqualTo("birthday");
    run(run);

    assertThat(counts(ann, run)).containsEntry("create", 2).containsEntry("refuse", 0);
    var ada = person("lastName==" + mark + ";firstName==Ada");
    assertThat(ada.text("birthday")).isEqualTo("1985-12-10");
    assertThat(ada.text("mobile")).isEqualTo("+359 88 123 4567");
  }

  @Test
  void another_sheet_can_be_chosen_and_hidden_ones_are_not_offered() throws IOException {
    var run = upload("person", people());
    assertThat(run.at("sheets").toString()).isEqualTo("[\"People\",\"Отдел\"]");
    var other = ann.put(path(run, "/mapping"), Map.of("sheet", "Отдел"));
    assertThat(other.text("errors.0.code")).isEqualTo("file.onlyHeader");
    assertThat(ann.put(path(run, "/mapping"), Map.of("sheet", "Hidden")).text("errors.0.field"))
        .isEqualTo("sheet");
  }

  @Test
  void of_a_formula_its_last_result_is_taken_and_nothing_is_computed() {
    var rows =
        row(1, text("Name"), text("Employees"), text("Sector"))
            + row(2, text(mark + " A"), formula("1+1", "42"), text("=1+1"));
    var run = upload("company", Workbooks.of(rows));
    run(run);
    var company =
        ann.get("/api/records/company?fields=employees,sector&filter=name=starts=" + mark);
    assertThat(company.at("records.0.employees").asInt()).isEqualTo(42);
    assertThat(company.text("records.0.sector")).isEqualTo("=1+1");
  }

  @Test
  void rows_keep_their_numbers_and_short_ones_are_no_fault() {
    var rows =
        row(1, text("Name"), text("Sector"))
            + row(3, text(mark + " A"))
            + row(7, text(mark + " B"), text("x"), text("too much"));
    var run = upload("company", Workbooks.of(rows));
    Imported.await(ann, ann.post(path(run, "/check"), Map.of()));
    var found = ann.get(path(run, "/rows"));
    assertThat(found.text("rows.0.row")).isEqualTo("3");
    assertThat(found.text("rows.0.outcome")).isEqualTo("create");
    assertThat(found.text("rows.1.row")).isEqualTo("7");
    assertThat(found.text("rows.1.errors.0.code")).isEqualTo("row.tooManyCells");
  }

  @Test
  void a_number_is_read_with_its_point_whatever_the_reader_writes() {
    db.update(APP_USER).set(APP_USER.LANGUAGE, "bg").where(APP_USER.ID.eq(office.ann)).execute();
    var rows =
        row(1, text("Name"), text("Revenue"))
            + row(2, text(mark + " A"), "<c r=\"@\"><v>1.234</v></c>");
    var run = upload("company", Workbooks.of(rows));
    assertThat(run.at("columns.1.formats").toString()).isEqualTo("[\"1,234.5\"]");
  }

  @Test
  void what_unpacks_to_more_than_is_bearable_is_refused() {
    var bomb =
        Workbooks.of(row(1, text("Name")), Map.of("xl/sharedStrings.xml", new byte[200 << 20]));
    assertThat(bomb.length).isLessThan(1 << 20);
    var answer = Imported.upload(ann, "company", bomb);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("errors.0.code")).isEqualTo("file.unpacked");
  }

  @Test
  void entities_are_not_resolved() throws IOException {
    var secret = Files.createTempFile("secret", ".txt");
    Files.writeString(secret, "hush " + mark);
    try {
      var rows = row(1, text("Name")) + row(2, text("&secret;"));
      var answer = Imported.upload(ann, "company", withEntity(rows, secret));
      assertThat(answer.response().body()).doesNotContain("hush " + mark);
      assertThat(answer.status()).isEqualTo(422);
    } finally {
      Files.delete(secret);
    }
  }

  @Test
  void cards_come_in_as_people() {
    var cards =
        """
        BEGIN:VCARD
        VERSION:3.0
        N:Лъвлейс;Ада;;;
        FN:Ада Лъвлейс
        TITLE:Математик
        EMAIL;TYPE=INTERNET,HOME:ada.home.%1$s@example.com
        EMAIL;TYPE=INTERNET,WORK,PREF:ada.%1$s@example.com
        TEL;TYPE=CELL:+359 88 123 4567
        TEL;TYPE=WORK:+359 2 987 6543
        ADR;TYPE=WORK:;;бул. Витоша 1;София;;1000;България
        BDAY:1815-12-10
        NOTE:Първа\\nпрограмистка
        END:VCARD
        BEGIN:VCARD
        VERSION:4.0
        FN:משה %1$s
        TEL;VALUE=uri;TYPE="cell,voice":tel:+972-52-123-4567
        END:VCARD
        """
            .formatted(mark);
    var run = upload("person", cards.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    assertThat(run.text("kind")).isEqualTo("vcard");
    assertThat(run.at("rows").asInt()).isEqualTo(2);
    run(run);

    assertThat(counts(ann, run)).containsEntry("create", 2).containsEntry("refuse", 0);
    var ada = person("email==ada." + mark + "@example.com");
    assertThat(ada.text("lastName")).isEqualTo("Лъвлейс");
    assertThat(ada.text("jobTitle")).isEqualTo("Математик");
    assertThat(ada.text("mobile")).isEqualTo("+359 88 123 4567");
    assertThat(ada.text("phone")).isEqualTo("+359 2 987 6543");
    assertThat(ada.text("address.city")).isEqualTo("София");
    assertThat(ada.text("birthday")).isEqualTo("1815-12-10");
    assertThat(ada.text("description")).isEqualTo("Първа\nпрограмистка");
    assertThat(ada.at("contacts").toString()).contains("ada.home." + mark);
    var moshe = ann.get("/api/records/person?fields=name,mobile&filter=name=contains=" + mark);
    assertThat(moshe.text("records.0.mobile")).isEqualTo("+972 52-123-4567");
  }

  private byte[] people() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "Test", "1.0")) {
      var hidden = workbook.newWorksheet("Hidden");
      hidden.value(0, 0, "Nothing");
      hidden.setVisibilityState(VisibilityState.HIDDEN);
      var sheet = workbook.newWorksheet("People");
      var header = List.of("First name", "Last name", "Birthday", "Mobile");
      for (var i = 0; i < header.size(); i++) {
        sheet.value(0, i, header.get(i));
      }
      sheet.value(1, 0, "Ada");
      sheet.value(1, 1, mark);
      sheet.value(1, 2, LocalDate.of(1985, 12, 10));
      sheet.style(1, 2).format("d.m.yyyy").set();
      sheet.value(1, 3, "+359 88 123 4567");
      sheet.value(2, 0, "Боян");
      sheet.value(2, 1, mark);
      workbook.newWorksheet("Отдел").value(0, 0, "Only a name");
    }
    return bytes.toByteArray();
  }

  private static byte[] withEntity(String rows, Path secret) {
    var sheet =
        "<?xml version=\"1.0\"?><!DOCTYPE worksheet [<!ENTITY secret SYSTEM \"file://%s\">]>"
                .formatted(secret)
            + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + "<sheetData>%s</sheetData></worksheet>".formatted(rows);
    return Workbooks.withSheet(sheet);
  }

  private Answer person(String filter) {
    var found = ann.get("/api/records/person?filter=" + filter);
    return ann.get("/api/records/person/" + found.text("records.0.id"));
  }

  private Answer upload(String object, byte[] file) {
    var run = Imported.upload(ann, object, file);
    assertThat(run.status()).as(run.body().toString()).isEqualTo(201);
    return run;
  }

  private void run(Answer run) {
    Imported.await(ann, ann.post(path(run, "/run"), Map.of()));
  }
}
