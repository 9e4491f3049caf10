package dev.rapport.records.transfer;

import static dev.rapport.records.transfer.Imported.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Files that are no worse than others, but more than Rapport has been told to take. */
@ApiTest
@TestPropertySource(properties = {"rapport.imports.max-rows=10", "rapport.imports.max-size=10KB"})
class UploadLimitsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  @Test
  void a_file_of_too_many_rows_is_refused_and_leaves_nothing() {
    var ann = ann();
    assertThat(upload(ann, "company", file(10)).text("rows")).isEqualTo("10");
    assertRefused(file(11), "file.tooManyRows", "more than 10 rows");
  }

  @Test
  void a_file_that_is_too_large_is_refused_and_leaves_nothing() {
    assertRefused("Name\n" + "a".repeat(10 << 10) + "\n", "file.tooLarge", "larger than");
  }

  /** However fast the machine is. */
  @Nested
  @TestPropertySource(properties = "rapport.imports.max-time=0ms")
  class WithoutTime {

    @LocalServerPort private int portOfHasty;
    @Autowired private DSLContext database;
    @Autowired private Settings ownSettings;

    @Test
    void a_file_that_takes_too_long_is_refused_and_leaves_nothing() {
      port = portOfHasty;
      db = database;
      settings = ownSettings;
      assertRefused(file(1), "file.tooSlow", "Reading this file took more than");
    }
  }

  private void assertRefused(String file, String code, String message) {
    var ann = ann();
    var answer = upload(ann, "company", file.getBytes());
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("errors.0.code")).isEqualTo(code);
    assertThat(answer.text("errors.0.message")).contains(message);
    assertThat(ann.get("/api/imports").at("imports")).isEmpty();
  }

  private static String file(int rows) {
    return "Name\n" + "Acme\n".repeat(rows);
  }

  private Browser ann() {
    var office = new Office(port, db, settings);
    return office.browser(office.ann);
  }
}
