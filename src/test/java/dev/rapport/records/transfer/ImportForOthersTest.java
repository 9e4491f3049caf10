package dev.rapport.records.transfer;

import static dev.rapport.records.transfer.Imported.await;
import static dev.rapport.records.transfer.Imported.counts;
import static dev.rapport.records.transfer.Imported.path;
import static dev.rapport.records.transfer.Imported.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.ROLE_ACCESS;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Office;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class ImportForOthersTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  @Test
  void rows_of_those_for_whom_one_may_not_create_are_refused_and_the_others_come_in() {
    var mark = UUID.randomUUID().toString().substring(0, 8);
    var office = new Office(port, db, settings);
    var role = office.people().role("Importer");
    office.people().allow(role, "company", "all");
    db.update(ROLE_ACCESS)
        .set(ROLE_ACCESS.CREATE_SCOPE, "team")
        .where(ROLE_ACCESS.ROLE_ID.eq(role))
        .execute();
    var importer = office.people().user("Importer " + mark, role, office.team);
    office.people().user("Colleague " + mark, role, office.team);
    office.people().user("Stranger " + mark, role, null);
    var browser = office.browser(importer);

    var run =
        upload(
            browser,
            "company",
            "Name,Owner\n"
                + "A%1$s,Importer %1$s\nB%1$s,Colleague %1$s\nC%1$s,Stranger %1$s\nD%1$s,\n"
                    .formatted(mark));
    await(browser, browser.post(path(run, "/run"), Map.of()));

    assertThat(counts(browser, run)).containsEntry("create", 3).containsEntry("refuse", 1);
    var refused = browser.get(path(run, "/rows?outcome=refuse"));
    assertThat(refused.at("rows").findValuesAsString("row")).containsExactly("4");
    assertThat(refused.text("rows.0.errors.0.field")).isEqualTo("owner");
    assertThat(refused.text("rows.0.errors.0.code")).isEqualTo("owner.oneselfOrTeam");
    assertThat(refused.text("rows.0.errors.0.message")).contains("your teams");
    var made =
        browser.get(
            "/api/records/company?fields=name,owner&sort=name&filter=name=contains=" + mark);
    assertThat(made.at("records").findValuesAsString("label"))
        .containsExactly("Importer " + mark, "Colleague " + mark, "Importer " + mark);
  }
}
