package dev.rapport.records.transfer;

import static dev.rapport.records.transfer.Imported.counts;
import static dev.rapport.records.transfer.Imported.path;
import static dev.rapport.records.transfer.Imported.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.APP_USER;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files with which something is wrong, brought in by somebody who reads Bulgarian. */
@ApiTest
class BadFilesTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private Office office;
  private Browser ann;

  @BeforeEach
  void aBulgarian() {
    office = new Office(port, db, settings);
    ann = office.browser(office.ann);
    db.update(APP_USER).set(APP_USER.LANGUAGE, "bg").where(APP_USER.ID.eq(office.ann)).execute();
  }

  @Test
  void a_file_without_rows_is_refused() {
    assertRefused("", "file.empty");
    assertRefused(" \n\n  \n", "file.empty");
    assertRefused("\ufeff", "file.empty");
    assertRefused("name,phone\n", "file.onlyHeader");
  }

  @Test
  void a_file_of_another_kind_is_called_by_its_name() throws IOException {
    assertRefused("<html><body>name,phone", "file.markup");
    assertRefused("PK\u0003\u0004", "file.damaged");
    assertRefused(archive("readme.txt"), "file.compressed");
    assertRefused(archive("mimetype"), "file.spreadsheet");
    assertRefused(archive("xl/workbook.xml"), "file.damaged");
    assertRefused("%PDF-1.7\nname", "file.pdf");
    var compressed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(compressed)) {
      out.write("name\nAcme\n".getBytes(StandardCharsets.UTF_8));
    }
    assertRefused(compressed.toByteArray(), "file.compressed");
    var noise = new byte[10_000];
    new Random(7).nextBytes(noise);
    assertRefused(noise, "file.binary");
    assertRefused("name\nAc\0me\n", "file.binary");
    // Behind the beginning, by which a file is known.
    assertRefused("name\n" + (mark + "\n").repeat(100_000) + "Ac\0me\n", "file.binary");
  }

  @Test
  void a_line_without_end_is_refused_at_once() {
    assertRefused("name\n" + ",".repeat(1_000_000), "file.tooManyColumns");
    assertRefused(",".repeat(1_000_000), "file.tooManyColumns");
    assertRefused("name\n" + "x".repeat(1_000_000), "file.cellTooLong");
    assertRefused("name,phone\n\"Acme,1\nBeta,2\n", "file.unclosedQuote");
  }

  @Test
  void a_file_in_another_encoding_is_read_in_it() {
    assertRead("име\n" + mark + " Акме\n", "windows-1251", "windows-1251");
    assertRead("name\n" + mark + " Acmé\n", "ISO-8859-1", "windows-1252");
    assertRead("name,phone\n" + mark + " Acme,1\n", "UTF-16LE", "UTF-16LE");
    assertRead("name,phone\n" + mark + " Acme,1\n", "UTF-16BE", "UTF-16BE");
    var late = "name\n" + (mark + "\n").repeat(100_000) + "Акме\n";
    assertRead(late, "windows-1251", "windows-1251");
  }

  @Test
  void a_file_in_two_encodings_names_the_row_that_is_in_none() {
    var file = new ByteArrayOutputStream();
    file.writeBytes("име\nАкме\n".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    file.writeBytes("Бета\n".getBytes(Charset.forName("windows-1251")));
    assertRefused(file.toByteArray(), "file.encoding");
  }

  private void assertRead(String text, String written, String found) {
    var run = upload(ann, "company", text.getBytes(Charset.forName(written)));
    assertThat(run.status()).as(run.body().toString()).isEqualTo(201);
    assertThat(run.text("encoding")).isEqualTo(found);
    var last = ann.get(path(run, "/rows")).at("rows");
    assertThat(last).isNotEmpty();
  }

  @Test
  void utf_16_as_spreadsheets_write_it_is_read() {
    var text = "\ufeffИме\tГрад\n" + mark + " Акме\tСофия\n";
    for (var charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
      var run = upload(ann, "company", text.getBytes(charset));
      assertThat(run.status()).as(run.body().toString()).isEqualTo(201);
      assertThat(run.text("encoding")).isEqualTo("UTF-16");
      assertThat(run.text("columns.0.field")).isEqualTo("name");
      assertThat(run.text("columns.1.samples.0")).isEqualTo("София");
    }
  }

  @Test
  void an_upload_that_breaks_off_leaves_nothing_and_is_told_so() throws IOException {
    var session = office.people().session(office.ann);
    var body =
        "--b\r\nContent-Disposition: form-data; name=\"object\"\r\n\r\ncompany\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
            + "name\nAcme\nBe";
    // The part has no end; then the connection has none either.
    assertThat(post(session, body, body.length())).startsWith("HTTP/1.1 400").contains("Качването");
    assertThat(post(session, body, body.length() + 1000)).doesNotStartWith("HTTP/1.1 2");
    assertThat(ann.get("/api/imports").at("imports")).isEmpty();
  }

  @Test
  void a_file_that_was_cut_off_says_so_in_its_last_row() {
    var run = upload(ann, "company", "Name,City\n" + mark + " A,Sofia\n" + mark + " B");
    Imported.await(ann, ann.post(path(run, "/run"), Map.of()));
    assertThat(counts(ann, run)).containsEntry("create", 1).containsEntry("refuse", 1);
    var refused = ann.get(path(run, "/rows?outcome=refuse"));
    assertThat(refused.text("rows.0.row")).isEqualTo("3");
    assertThat(refused.text("rows.0.errors.0.code")).isEqualTo("row.tooFewCells");
    assertThat(refused.text("rows.0.errors.0.message")).matches(".*\\p{IsCyrillic}.*");
  }

  @Test
  void a_name_that_two_records_have_is_refused_with_the_field_while_nobody_says_which_is_meant() {
    for (var i = 0; i < 2; i++) {
      office.create(office.ann, "company", Map.of("name", mark + " Twin"));
    }
    var run = upload(ann, "person", "Last name,Company\n" + mark + "," + mark + " Twin\n");
    Imported.await(ann, ann.post(path(run, "/run"), Map.of()));

    assertThat(counts(ann, run)).containsEntry("create", 0).containsEntry("refuse", 1);
    var refused = ann.get(path(run, "/rows?outcome=refuse"));
    assertThat(refused.text("rows.0.errors.0.field")).isEqualTo("company");
    assertThat(refused.text("rows.0.errors.0.code")).isEqualTo("reference.ambiguous");
    assertThat(refused.text("rows.0.errors.0.message"))
        .contains(mark + " Twin")
        .matches(".*\\p{IsCyrillic}.*");
    var report = ann.get(path(run, "/refused.csv")).response().body();
    assertThat(report).contains("Company: ").contains(refused.text("rows.0.errors.0.message"));
  }

  /** An archive with one file in it. */
  private static byte[] archive(String name) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write("nothing".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private void assertRefused(String file, String code) {
    assertRefused(file.getBytes(StandardCharsets.UTF_8), code);
  }

  private void assertRefused(byte[] file, String code) {
    var answer = upload(ann, "company", file);
    assertThat(answer.status()).as(code).isEqualTo(422);
    assertThat(answer.text("errors.0.field")).isEqualTo("file");
    assertThat(answer.text("errors.0.code")).isEqualTo(code);
    assertThat(answer.text("errors.0.message")).matches(".*\\p{IsCyrillic}.*");
  }

  /** Sends a request as it stands, and nothing more; what comes back until the server is done. */
  private String post(String session, String body, int length) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      var head =
          """
          POST /api/imports HTTP/1.1\r
          Host: localhost\r
          Connection: close\r
          Cookie: rapport_session=%s; XSRF-TOKEN=token\r
          X-XSRF-TOKEN: token\r
          Content-Type: multipart/form-data; boundary=b\r
          Content-Length: %d\r
          \r
          """
              .formatted(session, length);
      socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
