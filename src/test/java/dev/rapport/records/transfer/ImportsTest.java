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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Small files, each with something that people get wrong or that an import must do. */
@ApiTest
class ImportsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private Browser admin;
  private Browser ann;
  private Browser carl;

  @BeforeEach
  void anOffice() {
    var office = new Office(port, db, settings);
    admin = office.browser(office.administrator);
    ann = office.browser(office.ann);
    carl = office.browser(office.carl);
  }

  @Test
  void columns_are_found_by_their_names_in_any_language_and_by_what_other_programs_call_them() {
    assertThat(fields(upload(ann, "company", "Account Name,Industry,Town,Нещо\nA,B,C,D\n")))
        .containsExactly("name", "sector", "address.city", "");
    assertThat(fields(upload(ann, "person", "名,Фамилия,E-Mail,Telephone\nA,B,c@d.com,1\n")))
        .containsExactly("firstName", "lastName", "email", "phone");
  }

  @Test
  void a_wrong_mapping_is_answered_column_by_column() {
    var run = upload(ann, "company", "Name,Other,Date\nA,B,1/2/2017\n");
    var answer =
        map(
            ann,
            run,
            null,
            Map.of("0", "sector", "1", "sector", "2", "nothing"),
            Map.of("employees", -1));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.at("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("columns.1", "columns.2", "defaults.employees", "name");
    assertThat(answer.at("errors").findValuesAsString("code"))
        .contains("import.mappedTwice", "import.requiredNotMapped", "import.unknownField");
  }

  @Test
  void a_column_that_is_sent_to_two_fields_is_named() {
    var run = upload(ann, "company", "Name,Other\nA,B\n");
    var columns =
        List.of(
            Map.of("index", 0, "field", "name"),
            Map.of("index", 1, "field", "sector"),
            Map.of("index", 1, "field", "website"));
    var answer = ann.put(path(run, "/mapping"), Map.of("columns", columns));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("errors.0.field")).isEqualTo("columns.1");
    assertThat(answer.text("errors.0.code")).isEqualTo("import.columnTwice");
    assertThat(answer.text("errors.0.message")).contains("Other");
  }

  @Test
  void the_dry_run_says_of_every_row_what_would_happen_and_leaves_nothing() {
    var run =
        upload(
            ann,
            "company",
            "Name,E-mail,Employees\n"
                + mark
                + " Good,good@example.com,12\n"
                + mark
                + " Bad,nobody,many\n"
                + mark
                + " Short\n"
                + ",x@example.com,1\n");
    check(ann, run);

    assertThat(counts(ann, run)).containsEntry("create", 1).containsEntry("refuse", 3);
    var refused = ann.get(path(run, "/rows?outcome=refuse"));
    assertThat(refused.at("rows").findValuesAsString("row")).containsExactly("3", "4", "5");
    assertThat(refused.at("rows.0.errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("email", "employees");
    assertThat(refused.text("rows.1.errors.0.code")).isEqualTo("row.tooFewCells");
    assertThat(refused.text("rows.2.errors.0.field")).isEqualTo("name");
    assertThat(companies(ann)).isZero();
  }

  @Test
  void the_rows_not_taken_are_a_file_to_mend_and_bring_in_again() {
    var run =
        upload(
            ann,
            "company",
            "Name,Phone,Employees\n"
                + mark
                + " A,+359 888 123 456,1\n"
                + mark
                + " B,'+359 888 123 457,many\n");
    run(ann, run);
    assertThat(counts(ann, run)).containsEntry("create", 1).containsEntry("refuse", 1);

    var report = ann.get(path(run, "/refused.csv")).response().body();
    assertThat(report).startsWith("\ufeffName,Phone,Employees,Not taken because\r\n");
    assertThat(report).contains("'+359 888 123 457").doesNotContain(mark + " A");
    var mended = upload(ann, "company", report.replace("many", "2"));
    assertThat(fields(mended)).containsExactly("name", "phone", "employees", "");
    run(ann, mended);
    assertThat(companies(ann)).isEqualTo(2);
    assertThat(ann.get(companiesPath("&fields=phone&sort=name")).text("records.1.phone"))
        .isEqualTo("+359 88 812 3457");
  }

  @Test
  void a_name_that_two_records_have_is_a_question_and_a_near_one_an_offer() {
    for (var name : List.of("Twin", "Twin", "Globex Corporation")) {
      post(ann, "company", Map.of("name", mark + " " + name));
    }
    var run =
        upload(
            ann,
            "person",
            "First name,Last name,Company\n"
                + "A,A,%s Twin\nB,B,%s GlobexCorporation\nC,C,%s Nobody knows\nD,D,%s  globex corporation\n"
                    .replace("%s", mark));
    var questions = ann.get(path(run, "/values"));
    assertThat(questions.body()).hasSize(3);
    var twin = question(questions, mark + " Twin");
    assertThat(twin.text("problem")).isEqualTo("ambiguous");
    assertThat(twin.at("candidates")).hasSize(2);
    var near = question(questions, mark + " GlobexCorporation");
    assertThat(near.text("suggestion.label")).isEqualTo(mark + " Globex Corporation");

    var answered =
        ann.put(
            path(run, "/values"),
            List.of(
                answer(2, mark + " Twin", "use", twin.text("candidates.1.id")),
                answer(2, mark + " GlobexCorporation", "use", near.text("suggestion.id")),
                answer(2, mark + " Nobody knows", "create", true)));
    assertThat(answered.status()).as(answered.body().toString()).isEqualTo(200);
    run(ann, run);

    assertThat(counts(ann, run)).containsEntry("create", 4).containsEntry("refuse", 0);
    assertThat(companies(ann)).isEqualTo(4);
  }

  @Test
  void what_the_reader_may_not_see_is_not_matched() {
    post(carl, "company", Map.of("name", mark + " Secret"));
    var run = upload(ann, "person", "Last name,Company\nA," + mark + " Secret\n");
    var question = question(ann.get(path(run, "/values")), mark + " Secret");
    assertThat(question.text("problem")).isEqualTo("unknown");
    assertThat(question.at("candidates")).isEmpty();
    assertThat(carl.get(path(run, "")).status()).isEqualTo(404);
  }

  @Test
  void rows_update_by_their_key_and_skip_what_is_just_so() {
    var same = post(ann, "company", Map.of("name", mark + " Same", "taxNumber", mark + "1"));
    var other =
        post(
            ann,
            "company",
            Map.of(
                "name",
                mark + " Old",
                "taxNumber",
                mark + "2",
                "sector",
                "Kept",
                "address",
                Map.of("city", "Sofia")));
    var run =
        upload(
            ann,
            "company",
            "Name,Tax number,Sector,Country\n"
                + mark
                + " Same,"
                + mark
                + "1,,\n"
                + mark
                + " New,"
                + mark
                + "2,,Bulgaria\n"
                + mark
                + " Third,"
                + mark
                + "3,,\n"
                + mark
                + " Again,"
                + mark
                + "3,,\n");
    var mapped =
        map(
            ann,
            run,
            "taxNumber",
            Map.of("0", "name", "1", "taxNumber", "2", "sector", "3", "address.country"),
            Map.of());
    assertThat(mapped.status()).as(mapped.body().toString()).isEqualTo(200);
    check(ann, run);
    run(ann, run);

    assertThat(counts(ann, run))
        .containsEntry("create", 1)
        .containsEntry("update", 1)
        .containsEntry("skip", 1)
        .containsEntry("refuse", 1);
    var changed = ann.get("/api/records/company/" + other);
    assertThat(changed.text("name")).isEqualTo(mark + " New");
    assertThat(changed.text("sector")).isEqualTo("Kept");
    assertThat(changed.text("address.city")).isEqualTo("Sofia");
    assertThat(changed.text("address.country")).isEqualTo("Bulgaria");
    assertThat(ann.get("/api/records/company/" + same).at("version").asInt()).isEqualTo(1);
  }

  @Test
  void a_relation_points_to_another_row_of_the_same_file_wherever_it_stands() {
    post(admin, "relationType", Map.of("name", mark + " part of", "inverse", mark + " has part"));
    var run =
        upload(
            ann,
            "company",
            "Name,"
                + mark
                + " part of\n"
                + mark
                + " Child,"
                + mark
                + " PARENT\n"
                + mark
                + " Parent,\n"
                + mark
                + " Orphan,"
                + mark
                + " Nobody\n");
    assertThat(fields(run).get(1)).startsWith("relation:");
    assertThat(ann.get(path(run, "/values")).body()).hasSize(1);
    run(ann, run);

    assertThat(counts(ann, run)).containsEntry("create", 2).containsEntry("refuse", 1);
    var relations =
        ann.get("/api/records/relation?fields=from,to&filter=from=null=false&limit=200");
    assertThat(relations.body().toString()).contains(mark + " Child").contains(mark + " Parent");
  }

  @Test
  void an_import_is_taken_back_whole_but_for_what_was_changed_since() {
    var run = upload(ann, "company", "Name\n" + mark + " A\n" + mark + " B\n");
    run(ann, run);
    var kept = ann.get(companiesPath("&sort=name")).text("records.0.id");
    var changed =
        ann.patch("/api/records/company/" + kept, Map.of("sector", "Mine"), "If-Match", "\"1\"");
    assertThat(changed.status()).isEqualTo(200);

    Imported.await(ann, ann.post(path(run, "/reversal"), Map.of()));

    assertThat(ann.get(path(run, "")).text("state")).isEqualTo("reversed");
    assertThat(companies(ann)).isEqualTo(1);
    assertThat(ann.post(path(run, "/run"), Map.of()).status()).isEqualTo(409);
  }

  @Test
  void an_import_that_has_not_run_is_discarded_and_a_finished_one_is_not() {
    var run = upload(ann, "company", "Name\n" + mark + " A\n");
    assertThat(ann.delete(path(run, "")).status()).isEqualTo(204);
    assertThat(ann.get(path(run, "")).status()).isEqualTo(404);
    var other = upload(ann, "company", "Name\n" + mark + " A\n");
    run(ann, other);
    assertThat(ann.delete(path(other, "")).status()).isEqualTo(409);
  }

  @Test
  void a_wrong_guess_at_the_files_form_is_put_right_without_uploading_it_again() {
    var run = upload(ann, "company", "Name;Sector\nA;B\n");
    assertThat(run.text("delimiter")).isEqualTo(";");
    var read =
        ann.put(
            path(run, "/mapping"),
            Map.of(
                "delimiter",
                ",",
                "header",
                false,
                "columns",
                List.of(Map.of("index", 0, "field", "name"))));
    assertThat(read.status()).as(read.body().toString()).isEqualTo(200);
    assertThat(read.at("columns")).hasSize(1);
    assertThat(read.at("rows").asInt()).isEqualTo(2);
  }

  @Test
  void a_list_goes_out_as_csv_that_comes_in_again_as_it_was() {
    post(
        ann,
        "company",
        Map.of(
            "name",
            mark + " =1+1",
            "revenue",
            "1234.50",
            "roles",
            List.of("customer", "partner"),
            "address",
            Map.of("city", "Sofia", "street", "Vitosha 1\nfloor 2")));
    var csv =
        ann.get(
                "/api/records/company/export.csv?fields=name,revenue,roles,address&filter=name=contains="
                    + mark)
            .response();
    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(csv.body()).contains("1234.50").contains("Customer; Partner");

    var run = upload(ann, "company", csv.body().replace(mark, mark + "2"));
    assertThat(fields(run))
        .containsExactly(
            "name",
            "revenue",
            "roles",
            "address.street",
            "address.city",
            "address.region",
            "address.postalCode",
            "address.country");
    run(ann, run);
    var again =
        ann.get(
            "/api/records/company?fields=revenue,roles,address&filter=name=contains=" + mark + "2");
    assertThat(again.text("records.0.revenue.amount")).isEqualTo("1234.50");
    assertThat(again.at("records.0.roles")).hasSize(2);
    assertThat(again.text("records.0.address.street")).isEqualTo("Vitosha 1\nfloor 2");
  }

  private static Answer map(
      Browser browser,
      Answer run,
      String key,
      Map<String, String> fields,
      Map<String, ?> defaults) {
    var columns = new ArrayList<Map<String, Object>>();
    fields.forEach(
        (index, field) -> columns.add(Map.of("index", Integer.valueOf(index), "field", field)));
    var body = new HashMap<String, Object>(Map.of("columns", columns, "defaults", defaults));
    body.put("key", key);
    return browser.put(path(run, "/mapping"), body);
  }

  private static void check(Browser browser, Answer run) {
    Imported.await(browser, browser.post(path(run, "/check"), Map.of()));
  }

  private static void run(Browser browser, Answer run) {
    Imported.await(browser, browser.post(path(run, "/run"), Map.of()));
  }

  private String companiesPath(String more) {
    return "/api/records/company?filter=name=starts=" + mark + more;
  }

  private int companies(Browser browser) {
    return browser.get(companiesPath("&count=true")).at("count.value").asInt();
  }

  private static String post(Browser browser, String object, Map<String, ?> values) {
    var answer = browser.post("/api/records/" + object, values);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.text("id");
  }

  private static Map<String, Object> answer(int column, String value, String kind, Object answer) {
    return Map.of("column", column, "value", value, kind, answer);
  }

  private static Answer question(Answer questions, String value) {
    for (var question : questions.body()) {
      if (question.path("value").asString().equals(value)) {
        return new Answer(200, question, questions.response());
      }
    }
    throw new AssertionError("Nothing is asked about " + value + ": " + questions.body());
  }

  private static List<String> fields(Answer run) {
    var fields = new ArrayList<String>();
    run.at("columns").forEach(column -> fields.add(column.path("field").asString("")));
    return fields;
  }
}
