package dev.rapport.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.database.PostgresBinaries;
import dev.rapport.platform.database.PostgresServer;
import dev.rapport.testing.Browser;
import dev.rapport.testing.TestDatabase;
import dev.rapport.testing.crash.Node;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The data of earlier releases, under this one. */
class UpgradeTest {

  /** From this version on they hold fields and objects of an administrator's own. */
  private static final int SHAPED = 340;

  @TempDir private Path folder;

  static List<Release> releases() {
    return Release.all();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void a_data_folder_of_every_release_kept_is_brought_up_to_date_and_all_of_it_is_there(
      Release release) throws Exception {
    var data = folder.resolve("data");
    var schema = String.valueOf(release.schema());
    long companies;
    try (var server = PostgresServer.start(data, binaries(), false)) {
      var url = server.url(PostgresServer.DATABASE);
      var restore = new Restore(url, PostgresServer.USER, server.password());
      assertThat(restore.read(release.in(folder)).schema()).isEqualTo(schema);
      try (var older = DriverManager.getConnection(url, PostgresServer.USER, server.password())) {
        assertThat(Schema.version(older)).isEqualTo(schema);
        companies = number(older, "select count(*) from company where deleted_at is null");
      }
    }
    assertThat(companies).isGreaterThan(50);

    try (var node = Node.embedded(data).start()) {
      try (var upgraded = node.connect();
          var newest = TestDatabase.create().connect()) {
        assertThat(Schema.version(upgraded)).isEqualTo(Schema.version(newest));
      }
      var ada = node.browser();
      assertThat(ada.signIn(Release.EMAIL, Release.PASSWORD).status()).isEqualTo(201);
      assertThat(ada.get("/api/records/company?count=exact").at("count.value").asLong())
          .isEqualTo(companies);
      whatWasWorkedOnIsThere(ada);
      if (release.schema() >= SHAPED) {
        andWhatWasShaped(ada);
      }
      andIsWorkedOn(ada);
    }
  }

  private static void whatWasWorkedOnIsThere(Browser ada) {
    var found = ada.get("/api/search?q=levi");
    assertThat(found.at("results").findValuesAsString("label"))
        .contains("Levi & Sons", "Dana Levi", "Levi machines");
    var changed = only(ada, "company", "To be changed");
    assertThat(changed.text("sector")).isEqualTo("after");
    var history = ada.get("/api/records/company/" + changed.text("id") + "/history");
    assertThat(history.at("changes").findValuesAsString("kind"))
        .containsExactly("update", "update", "update", "create");
    var timeline = ada.get("/api/records/company/" + changed.text("id") + "/timeline");
    assertThat(timeline.body().toString()).contains("съгласни са");
    assertThat(ada.get("/api/records/company?filter=name=='To%20be%20deleted'").at("records"))
        .isEmpty();
    var imported = ada.get("/api/imports").text("imports.0.id");
    assertThat(ada.get("/api/imports/" + imported).at("counts.create").asInt()).isEqualTo(19);
    for (var page :
        new String[] {"/api/dashboards/sales", "/api/home", "/api/records/opportunity/board"}) {
      assertThat(ada.get(page).status()).as(page).isEqualTo(200);
    }
  }

  private static void andWhatWasShaped(Browser ada) {
    var view = ada.get("/api/views?object=company").at("views");
    assertThat(view.findValuesAsString("name")).contains("The ranked");
    var ranked = ada.get("/api/records/company?fields=name,x_rank&filter=x_rank%3E5");
    assertThat(ranked.at("records.0.x_rank").asInt()).isEqualTo(7);
    assertThat(ada.get("/api/records/x_vessel").at("records").findValuesAsString("name"))
        .containsExactly("Аврора");
    assertThat(ada.get("/api/records/quote?count=exact").at("count.value").asInt()).isEqualTo(1);
  }

  private static void andIsWorkedOn(Browser ada) {
    var company = only(ada, "company", "To be changed");
    var path = "/api/records/company/" + company.text("id");
    var etag = ada.get(path).header("ETag");
    var answer = ada.patch(path, Map.of("sector", "later"), "If-Match", etag);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    var undone =
        ada.post("/api/change-sets/" + answer.header("Change-Set") + "/reversal", Map.of());
    assertThat(undone.status()).isEqualTo(200);
    assertThat(ada.get(path).text("sector")).isEqualTo("after");
    var made =
        ada.post("/api/records/person", Map.of("lastName", "New", "company", company.text("id")));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
  }

  private static Browser.Answer only(Browser ada, String object, String name) {
    var path = "/api/records/" + object + "?fields=name,sector&filter=name=='" + name + "'";
    var answer = ada.get(path.replace(" ", "%20"));
    assertThat(answer.at("records")).hasSize(1);
    return new Browser.Answer(200, answer.at("records.0"), answer.response());
  }

  private static PostgresBinaries binaries() {
    return PostgresBinaries.unpack(Path.of(System.getProperty("user.home"), ".cache/rapport"));
  }

  private static long number(Connection connection, String query) throws SQLException {
    return Schema.list(connection, query, row -> row.getLong(1)).getFirst();
  }
}
