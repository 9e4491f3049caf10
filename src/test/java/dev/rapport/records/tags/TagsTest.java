package dev.rapport.records.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static rapport.db.Tables.TAG;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ApiTest
class TagsTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  /** Tests share a database, and so a vocabulary. */
  private final String mark = Long.toString(System.nanoTime(), 36);

  private final String vip = "VIP " + mark;
  private final String fair = "Messe " + mark;
  private final String call = "да се обади " + mark;
  private Office office;
  private Browser ann;
  private Browser ada;

  @BeforeEach
  void anOffice() {
    office = new Office(port, db, settings);
    ann = office.browser(office.ann);
    ada = office.browser(office.administrator);
  }

  @Test
  void a_new_word_becomes_a_tag_and_is_the_same_whatever_its_case() {
    var acme = company("Acme", vip, " " + call + " ");
    assertThat(labels(office.read(office.ann, "company", acme))).containsExactly(vip, call);
    var other = company("Other", vip.toLowerCase(Locale.ROOT));
    assertThat(labels(office.read(office.ann, "company", other))).containsExactly(vip);
    assertThat(db.fetchCount(TAG, TAG.NAME.equalIgnoreCase(vip))).isEqualTo(1);
    assertThat(ann.get("/api/tags").body().findValuesAsString("label")).contains(vip, call);
    // By id, by word, and as the answer has it.
    var tag = id(vip);
    office.update(office.ann, "company", acme, Map.of("tags", List.of(tag, fair)));
    assertThat(tags(acme)).containsExactly(fair, vip);
    var same = office.read(office.ann, "company", acme);
    var again = office.update(office.ann, "company", acme, Map.of("tags", same.get("tags")));
    assertThat(again.get("version")).isEqualTo(same.get("version"));
  }

  @Test
  void what_can_not_be_a_tag_is_refused_with_the_reason() {
    var acme = company("Acme");
    for (var bad :
        List.of(
            List.of("a,b"),
            List.of("x".repeat(61)),
            List.of("\u0000"),
            List.of(UUID.randomUUID().toString()),
            List.of(Map.of("id", "'; drop table tag")),
            List.of(List.of()),
            Map.of("add", List.of("a;b")),
            Map.of("add", List.of(), "remove", List.of()),
            Map.of("set", List.of("a")),
            IntStream.range(0, 51).mapToObj(i -> "t" + i).toList(),
            12)) {
      var answer = office.patch(office.ann, "company", acme, Map.of("tags", bad));
      assertThat(answer.status()).as(bad + answer.body().toString()).isEqualTo(422);
      assertThat(answer.text("errors.0.field")).isEqualTo("tags");
      assertThat(answer.text("errors.0.message")).isNotEmpty();
    }
    assertThat(tags(acme)).isEmpty();
  }

  @Test
  void lists_are_filtered_by_any_all_and_none_of_them() {
    var both = company("Both", vip, fair);
    var one = company("One", vip);
    var none = company("None");
    var within = "name=contains=" + mark + ";";
    assertThat(found(within + "tags=hasAny=('%s','%s')".formatted(vip, fair)))
        .containsExactlyInAnyOrder(both, one);
    assertThat(found(within + "tags=has=" + id(fair))).containsExactly(both);
    assertThat(found(within + "tags=hasAll=(%s,%s)".formatted(id(vip), id(fair))))
        .containsExactly(both);
    assertThat(found(within + "tags=hasNone=(%s)".formatted(id(fair))))
        .containsExactlyInAnyOrder(one, none);
    assertThat(found(within + "tags=null=true")).containsExactly(none);
    assertThat(found(within + "tags=null=false")).containsExactlyInAnyOrder(both, one);
    // An id that means nothing finds nothing; a word that means nothing is a mistake.
    assertThat(found(within + "tags=has=" + UUID.randomUUID())).isEmpty();
    assertThat(list("tags=has=" + "nothing-" + mark).status()).isEqualTo(400);
  }

  @Test
  void figures_are_put_together_by_them_and_count_each_record_once_in_total() {
    company("Both", vip, fair);
    company("One", vip);
    company("None");
    var figures =
        ann.get(
            "/api/records/company/aggregate?group=tags&measures=count&total=true&sort=-count&filter="
                + encoded("name=contains=" + mark));
    assertThat(figures.status()).as(figures.body().toString()).isEqualTo(200);
    assertThat(figures.text("groups.0.keys.0.label")).isEqualTo(vip);
    assertThat(figures.at("groups.0.values.0").asInt()).isEqualTo(2);
    assertThat(figures.at("groups").size()).isEqualTo(3);
    assertThat(figures.at("total.0").asInt()).isEqualTo(3);
  }

  @Test
  void a_tag_that_is_renamed_merged_or_deleted_changes_no_record() {
    var acme = company("Acme", vip, fair);
    var beta = company("Beta", fair);
    var version = office.read(office.ann, "company", acme).get("version").asInt();

    var renamed = patch(id(vip), Map.of("name", "Gold " + mark, "color", "yellow"));
    assertThat(renamed.status()).as(renamed.body().toString()).isEqualTo(200);
    assertThat(tags(acme)).containsExactly("Gold " + mark, fair);
    assertThat(found("tags=has='Gold " + mark + "'")).containsExactly(acme);

    var merged = patch(id(fair), Map.of("mergedInto", id("Gold " + mark)));
    assertThat(merged.status()).as(merged.body().toString()).isEqualTo(200);
    assertThat(tags(acme)).containsExactly("Gold " + mark);
    assertThat(tags(beta)).containsExactly("Gold " + mark);
    assertThat(found("tags=has='Gold " + mark + "'")).containsExactlyInAnyOrder(acme, beta);
    assertThat(uses("Gold " + mark)).isEqualTo(2);
    // The word of what was merged means the other one.
    var gamma = company("Gamma", fair);
    assertThat(tags(gamma)).containsExactly("Gold " + mark);
    reverse(merged);
    assertThat(tags(acme)).containsExactly("Gold " + mark, fair);
    assertThat(tags(beta)).containsExactly(fair);

    var deleted = ada.delete("/api/records/tag/" + id(fair));
    assertThat(tags(beta)).isEmpty();
    assertThat(found("name=contains=" + mark + ";tags=null=true")).containsExactly(beta);
    reverse(deleted);
    assertThat(tags(beta)).containsExactly(fair);
    assertThat(office.read(office.ann, "company", acme).get("version").asInt()).isEqualTo(version);
  }

  @Test
  void a_tag_takes_along_those_that_were_merged_into_it() {
    var acme = company("Acme", vip, fair, call);
    patch(id(vip), Map.of("mergedInto", id(fair)));
    assertThat(patch(id(call), Map.of("mergedInto", idOfAny(vip))).status()).isEqualTo(422);
    assertThat(patch(id(fair), Map.of("mergedInto", id(fair))).status()).isEqualTo(422);
    var merged = patch(id(fair), Map.of("mergedInto", id(call)));
    assertThat(merged.status()).as(merged.body().toString()).isEqualTo(200);
    assertThat(tags(acme)).containsExactly(call);
    reverse(merged);
    assertThat(tags(acme)).containsExactly(fair, call);
    ada.delete("/api/records/tag/" + id(fair));
    assertThat(tags(acme)).containsExactly(call);
    // The words are free again.
    assertThat(tags(company("Beta", vip))).containsExactly(vip);
  }

  @Test
  void rights_on_the_field_hold_and_only_administrators_order_the_vocabulary() {
    var acme = company("Acme", vip);
    var role = office.people().role("Reader");
    office.people().allow(role, "company", "all");
    field(role, "read");
    var reader = office.people().user("Rea", role, office.team);
    assertThat(labels(office.read(reader, "company", acme))).containsExactly(vip);
    assertThat(office.patch(reader, "company", acme, Map.of("tags", List.of(fair))).status())
        .isEqualTo(422);
    field(role, "hidden");
    var blind = office.people().user("Bea", role, office.team);
    assertThat(office.read(blind, "company", acme).has("tags")).isFalse();
    var filter = "/api/records/company?filter=tags=null=false";
    assertThat(office.browser(blind).get(filter).status()).isEqualTo(400);
    var search = "/api/search?q=" + encoded(vip);
    assertThat(ann.get(search).body().findValuesAsString("id")).contains(acme);
    assertThat(office.browser(blind).get(search).body().findValuesAsString("id"))
        .doesNotContain(acme);

    var path = "/api/records/tag/" + id(vip);
    assertThat(ann.patch(path, Map.of("name", "Mine"), "If-Match", "\"1\"").status())
        .isEqualTo(403);
    assertThat(ann.delete(path).status()).isEqualTo(403);
    assertThat(ann.get("/api/tags/uses").status()).isEqualTo(403);
  }

  @Test
  void a_job_adds_and_removes_them_without_touching_the_others_and_is_taken_back() {
    var acme = company("Acme", vip);
    var beta = company("Beta");
    var full =
        company(
            "Full", IntStream.range(0, 50).mapToObj(i -> i + " " + mark).toArray(String[]::new));
    var done = bulk(Map.of("tags", Map.of("add", List.of(fair, call))));
    assertThat(done.at("changed").asInt()).isEqualTo(2);
    assertThat(done.at("refused").asInt()).isEqualTo(1);
    assertThat(tags(acme)).containsExactly(fair, vip, call);
    assertThat(tags(beta)).containsExactly(fair, call);
    assertThat(tags(full)).hasSize(50);

    var removed = bulk(Map.of("tags", Map.of("remove", List.of(fair, vip))));
    assertThat(tags(acme)).containsExactly(call);
    ended(ann.post("/api/bulk-changes/" + removed.text("id") + "/reversal", Map.of()));
    assertThat(tags(acme)).containsExactly(fair, vip, call);
    ended(ann.post("/api/bulk-changes/" + done.text("id") + "/reversal", Map.of()));
    assertThat(tags(acme)).containsExactly(vip);
    assertThat(tags(beta)).isEmpty();
  }

  @Test
  void several_choices_are_added_and_removed_as_well() {
    var acme = company("Acme");
    office.update(office.ann, "company", acme, Map.of("roles", List.of("customer", "partner")));
    var change = Map.of("add", List.of("supplier"), "remove", List.of("partner"));
    var now = office.update(office.ann, "company", acme, Map.of("roles", change));
    assertThat(now.get("roles").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("customer", "supplier");
  }

  @Test
  void two_records_that_become_one_keep_the_tags_of_both() {
    var acme = company("Acme", vip);
    var other = company("Other", fair, vip);
    var merged =
        ann.post(
            "/api/records/company/" + acme + "/merger",
            Map.of("merged", other, "taken", List.of()));
    assertThat(merged.status()).as(merged.body().toString()).isEqualTo(200);
    assertThat(tags(acme)).containsExactly(fair, vip);
    reverse(merged.text("changeSet"));
    assertThat(tags(acme)).containsExactly(vip);
    assertThat(tags(other)).containsExactly(fair, vip);
  }

  @Test
  void they_come_in_by_a_file_and_go_out_again() {
    var csv = "Name,Tags\nIn %s,\"%s; %s\"\n".formatted(mark, fair, vip);
    var run =
        ann.upload(
            "/api/imports", "a.csv", csv.getBytes(StandardCharsets.UTF_8), "object", "company");
    assertThat(run.text("columns.1.field")).isEqualTo("tags");
    var path = "/api/imports/" + run.text("id");
    ended(ann.post(path + "/check", Map.of()).text("job"));
    ended(ann.post(path + "/run", Map.of()).text("job"));
    assertThat(found("tags=hasAll=('%s','%s')".formatted(vip, fair))).hasSize(1);
    var out =
        ann.get(
            "/api/records/company/export.csv?fields=name,tags&filter="
                + encoded("name=contains=" + mark));
    assertThat(out.response().body()).contains(fair + "; " + vip);
  }

  @Test
  void records_are_found_by_their_tags_and_by_what_these_are_called_later() {
    var acme = company("Acme", "Blumenfest" + mark);
    assertThat(search("blumenfest" + mark)).contains(acme);
    patch(id("Blumenfest" + mark), Map.of("name", "Gartenschau" + mark));
    assertThat(search("gartenschau" + mark.substring(0, 4))).contains(acme);
    assertThat(search("blumenfest" + mark)).doesNotContain(acme);
  }

  @Test
  void who_uses_the_same_new_word_at_the_same_moment_gets_the_same_tag() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var made = new ArrayList<Callable<String>>();
      for (var i = 0; i < 8; i++) {
        var name = "Crowd " + i;
        made.add(() -> company(name, vip, fair));
      }
      for (var one : threads.invokeAll(made)) {
        assertThat(tags(one.get())).containsExactly(fair, vip);
      }
    }
    assertThat(db.fetchCount(TAG, TAG.NAME.in(vip, fair))).isEqualTo(2);
  }

  private String company(String name, String... tags) {
    var values = Map.of("name", name + " " + mark, "tags", List.of(tags));
    return office.id(office.ann, "company", values);
  }

  private List<String> tags(String company) {
    return labels(office.read(office.administrator, "company", company));
  }

  private static List<String> labels(JsonNode record) {
    return record.get("tags").findValuesAsString("label");
  }

  private String id(String word) {
    for (var tag : ann.get("/api/tags").at("tags")) {
      if (tag.get("label").asString().equals(word)) {
        return tag.get("id").asString();
      }
    }
    throw new AssertionError("no tag " + word);
  }

  private String idOfAny(String word) {
    return String.valueOf(db.fetchValue(TAG.ID, TAG.NAME.eq(word)));
  }

  private Answer patch(String tag, Map<String, ?> values) {
    return office.patch(office.administrator, "tag", tag, values);
  }

  private void reverse(Answer change) {
    reverse(change.header("Change-Set"));
  }

  private void reverse(String changeSet) {
    var answer = ada.post("/api/change-sets/" + changeSet + "/reversal", Map.of());
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    assertThat(answer.at("kept")).isEmpty();
  }

  private Answer list(String filter) {
    return ann.get("/api/records/company?fields=name&filter=" + encoded(filter));
  }

  private List<String> found(String filter) {
    var answer = list(filter);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.at("records").findValuesAsString("id");
  }

  private List<String> search(String words) {
    return ann.get("/api/search?q=" + encoded(words)).body().findValuesAsString("id");
  }

  private long uses(String word) {
    for (var use : ada.get("/api/tags/uses").at("uses")) {
      if (use.get("id").asString().equals(id(word))) {
        return use.get("records").asLong();
      }
    }
    return 0;
  }

  private void field(UUID role, String access) {
    var rights = ada.get("/api/roles/" + role + "/access");
    var body =
        Map.of(
            "objects", rights.at("objects"),
            "fields", List.of(Map.of("object", "company", "field", "tags", "access", access)));
    assertThat(ada.put("/api/roles/" + role + "/access", body).status()).isEqualTo(200);
  }

  private Answer bulk(Map<String, ?> patch) {
    var begin = Map.of("object", "company", "filter", "name=contains=" + mark, "patch", patch);
    return ended(ann.post("/api/bulk-changes", begin));
  }

  private Answer ended(Answer begun) {
    assertThat(begun.status()).as(begun.body().toString()).isEqualTo(202);
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> ann.get("/api/bulk-changes/" + begun.text("id")),
            change -> !List.of("running", "reversing").contains(change.text("state")));
  }

  private void ended(String job) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ann.get("/api/jobs/" + job).text("state").equals("done"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
