package dev.rapport.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Bob keeps of his customers: a record of every kind, each with a word that is nowhere else.
 */
final class Secrets {

  /** In every text that is Bob's. */
  static final String WORD = "Zarzuela";

  static final String DOMAIN = "secret.example";

  static final String EMAIL = "zarzuela@" + DOMAIN;

  final Office office;
  final Map<String, String> records = new LinkedHashMap<>();
  final String changeSet;
  final String importId;
  final String profileId;
  final String job;
  final String view;
  final String bulkChange;
  final String session;
  final String twin;
  final String pair;
  final String token;

  /** Of an order, as its shop calls it. */
  final String number;

  Secrets(Office office) {
    this.office = office;
    var company = keep("company", Map.of("name", WORD + " Ltd", "email", EMAIL));
    var person =
        keep("person", Map.of("lastName", WORD, "company", company, "phone", "+359 2 987 6543"));
    var further = Map.of("channel", "email", "use", "home", "value", "private@" + DOMAIN);
    office.update(office.bob, "person", person, Map.of("contacts", List.of(further)));
    keep("lead", Map.of("name", WORD, "companyName", WORD, "email", EMAIL));
    var deal =
        keep(
            "opportunity", Map.of("name", WORD + " deal", "company", company, "amount", "4711.13"));
    keep("task", Map.of("subject", "Call " + WORD, "about", company));
    keep("note", Map.of("body", WORD + " pays late", "about", company));
    keep("relation", Map.of("from", person, "to", company, "type", any("relationType")));

    twin = office.id(office.bob, "company", Map.of("name", WORD + " Ltd", "email", EMAIL));
    keep("competingOffer", Map.of("opportunity", deal, "competitor", twin, "product", WORD));
    keep("dealMember", Map.of("opportunity", deal, "user", office.ann, "share", "47.11"));
    var quote = keep("quote", Map.of("opportunity", deal, "terms", WORD));
    keep("quoteLine", Map.of("quote", quote, "description", WORD, "unitPrice", "4711.13"));
    number = WORD + System.nanoTime();
    var order = keep("order", Map.of("company", company, "externalId", number));
    var line =
        keep("orderLine", Map.of("order", order, "description", WORD, "unitPrice", "4711.13"));
    keep("orderMovement", Map.of("order", order, "line", line, "kind", "delivery", "quantity", 1));
    keep("target", Map.of("startsOn", "2026-01-01", "amount", "4711.13"));
    assertThat(browser().post("/api/quotes/" + quote + "/sending", Map.of()).status())
        .isEqualTo(200);
    var sent = browser().get("/api/records/quoteEvent?filter=quote==" + quote);
    records.put("quoteEvent", sent.text("records.0.id"));
    keep(
        "consent",
        Map.of(
            "party",
            person,
            "channel",
            "email",
            "status",
            "given",
            "source",
            "form",
            "evidence",
            WORD));

    office.create(office.administrator, "tag", Map.of("name", "A tag " + System.nanoTime()));
    var product = office.id(office.administrator, "product", Map.of("name", "A product"));
    var prices = Map.of("name", "Prices", "currency", "EUR");
    var book = office.id(office.administrator, "priceBook", prices);
    var price = Map.of("book", book, "product", product, "price", 1);
    office.create(office.administrator, "priceEntry", price);
    var part = office.id(office.administrator, "product", Map.of("name", "A part"));
    office.create(
        office.administrator, "productComponent", Map.of("bundle", product, "product", part));

    var bob = browser();
    var path = "/api/records/company/" + company;
    changeSet =
        bob.patch(path, Map.of("sector", WORD), "If-Match", bob.get(path).header("ETag"))
            .header("Change-Set");
    assertThat(changeSet).isNotEmpty();
    var file = ("Name,Sector\n" + WORD + " imported,Opera\n").getBytes();
    importId = bob.upload("/api/imports", WORD + ".csv", file, "object", "company").text("id");
    bob.post("/api/imports/" + importId + "/check", Map.of());
    job = bob.post("/api/imports/" + importId + "/run", Map.of()).text("job");
    assertThat(job).isNotEmpty();
    profileId =
        bob.post("/api/imports/" + importId + "/profiles", Map.of("name", WORD, "shared", false))
            .text("id");
    assertThat(profileId).isNotEmpty();
    pair =
        await()
            .until(
                () -> bob.get("/api/duplicates?object=company").text("pairs.0.id"),
                id -> !id.isEmpty());
    view =
        bob.post(
                "/api/views",
                Map.of(
                    "object", "company",
                    "name", "Those of " + WORD,
                    "sharing", "me",
                    "kind", "list",
                    "filter", "name==" + WORD))
            .text("id");
    var none = Map.of("object", "company", "filter", "name==Nobody", "delete", true);
    bulkChange = bob.post("/api/bulk-changes", none).text("id");
    assertThat(List.of(view, bulkChange)).doesNotContain("");
    session = bob.get("/api/account/sessions").text("sessions.0.id");
    token = token(bob, "write", null).text("token.id");
    assertThat(List.of(session, token, pair)).doesNotContain("");
  }

  /** The answer to somebody who makes a token for a program. */
  static Browser.Answer token(Browser owner, String level, @Nullable List<String> objects) {
    var wanted = new HashMap<String, Object>();
    wanted.put("name", "A program of " + WORD);
    wanted.put("level", level);
    wanted.put("objects", objects);
    wanted.put("days", 1);
    return owner.post("/api/account/tokens", wanted);
  }

  Browser browser() {
    return office.browser(office.bob);
  }

  @Nullable String id(String object) {
    return records.get(object);
  }

  private static final List<String> OWNED =
      List.of(
          "company",
          "person",
          "lead",
          "opportunity",
          "task",
          "quote",
          "order",
          "orderMovement",
          "target");

  /** Bob lets somebody see all of his records. */
  void share(UUID user) {
    shares(user)
        .forEach(path -> {
          var answer = browser().put(path, Map.of("change", false));
          assertThat(answer.status()).as(answer.body().toString()).isEqualTo(204);
        });
  }

  void withdraw(UUID user) {
    shares(user).forEach(path -> assertThat(browser().delete(path).status()).isEqualTo(204));
  }

  private List<String> shares(UUID user) {
    var paths = new ArrayList<String>();
    OWNED.forEach(object -> paths.add("/api/records/" + object + "/" + id(object)));
    paths.add("/api/records/company/" + twin);
    return paths.stream().map(path -> path + "/shares/" + user).toList();
  }

  /** Whether an address names one of them. */
  boolean isAbout(String path) {
    return records.values().stream().anyMatch(path::contains);
  }

  /** Every word and number that would give Bob's records away. */
  List<String> traces() {
    var traces = new ArrayList<>(records.values());
    traces.addAll(List.of(WORD, EMAIL, "private@" + DOMAIN, "9876543", "4711.13"));
    return traces;
  }

  /** The records as Bob sees them now. */
  Map<String, JsonNode> contents() {
    var contents = new LinkedHashMap<String, JsonNode>();
    records.forEach((object, id) -> contents.put(object, office.read(office.bob, object, id)));
    return contents;
  }

  private String keep(String object, Map<String, ?> values) {
    var id = office.id(office.bob, object, values);
    records.put(object, id);
    return id;
  }

  /** Any record of an object that is nobody's secret. */
  String any(String object) {
    var list = office.browser(office.administrator).get("/api/records/" + object + "?limit=1");
    assertThat(list.at("records")).as(object).isNotEmpty();
    return list.text("records.0.id");
  }
}
