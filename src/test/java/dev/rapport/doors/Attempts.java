package dev.rapport.doors;

import dev.rapport.testing.Browser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one tries each door from outside, and what has to come back: one row an operation.
 *
 * <p>A new endpoint gets its row here: what somebody without rights, and what a colleague who
 * reaches only own records, sends to get at {@link Secrets}, and which statuses may answer.
 */
final class Attempts {

  /**
   * @param nobody what may answer somebody whose role allows nothing
   * @param colleague what may answer a salesperson of another team
   * @param open whether one who is not signed in is let in, too
   */
  record Attempt(
      Door door,
      String path,
      @Nullable Object body,
      Set<Integer> nobody,
      Set<Integer> colleague,
      boolean open) {

    Browser.Answer by(Browser browser, String... headers) {
      if (body instanceof Upload upload) {
        return browser.upload(path, "a.csv", FILE, upload.field(), upload.value(), headers);
      }
      var sent = body == null ? Map.of() : body;
      return switch (door.method()) {
        case "GET" -> path.startsWith(LIVE) ? browser.glimpse(path) : browser.get(path);
        case "POST" -> browser.post(path, sent, headers);
        case "PUT" -> browser.put(path, sent, headers);
        case "PATCH" ->
            browser.patch(
                path,
                sent,
                Stream.concat(Stream.of("If-Match", "\"1\""), Stream.of(headers))
                    .toArray(String[]::new));
        default -> browser.delete(path);
      };
    }

    /** The same of a record that never was. */
    Attempt elsewhere(String id) {
      var other = id.contains("-") ? UUID.randomUUID().toString() : "999999999";
      return at(path.replaceAll("(?<=/)" + id + "(?=/|$)", other));
    }

    Attempt with(Object body) {
      return new Attempt(door, path, body, nobody, colleague, open);
    }

    Attempt at(String path) {
      return new Attempt(door, path, body, nobody, colleague, open);
    }

    /** Whether it is about what somebody did or made, not about records. */
    boolean ofOnesOwn() {
      return path.matches(
          "/api/(account|imports|jobs|views|bulk-changes|home|next-hour|session|duplicate-mergers)\\b.*");
    }

    /** What nobody but its user sees, whatever their rights. */
    boolean ofOnesOwnAlone() {
      return path.matches("/api/((account|imports|bulk-changes)\\b.*|records/\\w+/export\\..*)");
    }

    /** As a page of another site would send it: with the cookies, without the token. */
    Browser.Answer forgedIn(Browser browser) {
      var headers = new String[] {"If-Match", "\"1\""};
      return browser.sendBare(door.method(), path, body == null ? Map.of() : body, headers);
    }
  }

  /** A body that is a form with a file and one more field. */
  record Upload(String field, String value) {}

  private static final byte[] FILE = "Name\nMine\n".getBytes(StandardCharsets.UTF_8);

  /** Whose role reaches none of a kind is told so, whether the record is there or not. */
  private static final Set<Integer> HIDDEN = Set.of(403, 404);

  private static final Set<Integer> MISSING = Set.of(404);
  private static final Set<Integer> FORBIDDEN = Set.of(403);
  private static final Set<Integer> FINE = Set.of(200);
  private static final Set<Integer> DONE = Set.of(204);
  private static final Set<Integer> REFUSED = Set.of(422);

  /** It goes on for ever: a look at its beginning has to do. */
  private static final String LIVE = "/api/live";

  private final Map<Door, Attempt> attempts = new LinkedHashMap<>();
  private final Secrets secrets;

  Attempts(Secrets secrets, List<String> objects) {
    this.secrets = secrets;
    objects.forEach(this::records);
    panels();
    commands();
    imports();
    views();
    bulkChanges();
    quotes();
    orders();
    session();
    account();
    administration();
  }

  @Nullable Attempt on(Door door) {
    return attempts.get(door);
  }

  List<Attempt> all() {
    return new ArrayList<>(attempts.values());
  }

  private void records(String object) {
    var records = "/api/records/" + object;
    var one = records + "/{id}";
    var secret = secrets.id(object);
    if (secret != null) {
      add("GET " + records, null, FORBIDDEN, FINE);
      add("POST " + records, Map.of("about", secrets.id("company")), FORBIDDEN, Set.of(422));
      add("GET " + one, null, HIDDEN, MISSING, secret);
      add("PATCH " + one, Map.of("name", "Mine"), HIDDEN, MISSING, secret);
      add("DELETE " + one, null, HIDDEN, MISSING, secret);
      return;
    }
    // What is everybody's to read and only an administrator's to change.
    var id = secrets.any(object);
    add("GET " + records, null, FINE, FINE);
    add("POST " + records, Map.of("name", "Mine"), FORBIDDEN, FORBIDDEN);
    add("GET " + one, null, FINE, FINE, id);
    add("PATCH " + one, Map.of("name", "Mine"), FORBIDDEN, FORBIDDEN, id);
    add("DELETE " + one, null, FORBIDDEN, FORBIDDEN, id);
  }

  private void panels() {
    var company = secrets.id("company");
    var deal = secrets.id("opportunity");
    add("GET /api/records/{object}/aggregate", null, FORBIDDEN, FINE, "company");
    add("GET /api/records/{object}/board", null, FORBIDDEN, FINE, "opportunity");
    add("GET /api/records/{object}/export.csv", null, FORBIDDEN, FINE, "company");
    add("GET /api/records/{object}/export.xlsx", null, FORBIDDEN, FINE, "company");
    add("GET /api/records/person/export.vcf", null, FORBIDDEN, FINE);
    add("GET /api/records/{object}/{id}/history", null, HIDDEN, MISSING, "company", company);
    add("GET /api/records/{object}/{id}/waiting", null, HIDDEN, MISSING, "opportunity", deal);
    add("GET /api/records/{object}/{id}/timeline", null, HIDDEN, MISSING, "opportunity", deal);
    add(
        "GET /api/records/{object}/{id}/way?field=stage",
        null,
        HIDDEN,
        MISSING,
        "opportunity",
        deal);
    var shares = "/api/records/{object}/{id}/shares";
    var carl = secrets.office.carl.toString();
    add("GET " + shares, null, HIDDEN, MISSING, "company", company);
    add("GET /api/records/{object}/{id}/readers", null, HIDDEN, MISSING, "company", company);
    var wanted = Map.of("change", true);
    add("PUT " + shares + "/{with}", wanted, HIDDEN, MISSING, "company", company, carl);
    add("DELETE " + shares + "/{with}", null, HIDDEN, MISSING, "company", company, carl);
    var merger = Map.of("merged", secrets.twin, "taken", List.of());
    add("POST /api/records/{object}/{id}/merger", merger, HIDDEN, MISSING, "company", company);
    add(
        "GET /api/records/{object}/{id}/merger?merged=" + secrets.twin,
        null,
        HIDDEN,
        MISSING,
        "company",
        company);
    add(
        "POST /api/records/{object}/bulk",
        Map.of("ids", List.of(secrets.twin), "delete", true),
        Set.of(200, 403),
        FINE,
        "company");
  }

  private void commands() {
    var twin = Map.of("name", Secrets.WORD, "email", Secrets.EMAIL);
    var lead = secrets.id("lead");
    add("GET /api/catalog", null, FINE, FINE);
    add("GET /api/home", null, FINE, FINE);
    add("GET /api/search?q=" + Secrets.WORD, null, FINE, FINE);
    add("GET /api/dashboards/sales", null, Set.of(200, 403), FINE);
    add("GET /api/funnels/{object}?group=owner", null, HIDDEN, FINE, "lead");
    var company = secrets.id("company");
    add("GET /api/records/{object}/{id}/score", null, HIDDEN, MISSING, "lead", lead);
    add("GET /api/scores/{object}/best", null, FORBIDDEN, FINE, "lead");
    add("GET /api/traits/{object}", null, FORBIDDEN, FINE, "lead");
    add("GET /api/targets", null, FINE, FINE);
    add("GET /api/salespeople", null, FORBIDDEN, FINE);
    add("GET /api/first-answers", null, FORBIDDEN, FINE);
    add("GET /api/forecast", null, FORBIDDEN, FINE);
    add("GET /api/forecast/history", null, FORBIDDEN, FINE);
    add("GET /api/pipeline-movement", null, FORBIDDEN, FINE);
    add("GET /api/next-hour", null, FINE, FINE);
    add("GET /api/waiting-deals", null, FORBIDDEN, FINE);
    var days = Map.of("silentDeal", 1, "silentLead", 1, "quoteUnseen", 1);
    add("GET /api/waiting-times", null, FINE, FINE);
    add("PUT /api/waiting-times", days, FORBIDDEN, FORBIDDEN);
    add("GET /api/relation-types", null, FINE, FINE);
    add("GET /api/tags", null, FINE, FINE);
    add("GET /api/tags/uses", null, FORBIDDEN, FORBIDDEN);
    add("GET /api/parties/{id}/network", null, HIDDEN, MISSING, company);
    add("GET /api/parties/{id}/overview", null, HIDDEN, MISSING, company);
    add("GET /api/parties/{id}/purchases", null, HIDDEN, MISSING, company);
    add("GET /api/parties/{id}/competition", null, HIDDEN, MISSING, company);
    add("GET /api/parties/{id}/path?to=" + secrets.id("person"), null, HIDDEN, MISSING, company);
    add("POST /api/duplicates/{object}", twin, FINE, FINE, "company");
    add("GET /api/duplicates?object=company", null, FINE, FINE);
    add("GET /api/duplicates/{id}", null, HIDDEN, MISSING, secrets.pair);
    add("PUT /api/duplicates/{id}/rejection", null, HIDDEN, MISSING, secrets.pair);
    add("DELETE /api/duplicates/{id}/rejection", null, HIDDEN, MISSING, secrets.pair);
    add("GET /api/duplicate-mergers?object=company", null, FINE, FINE);
    var companies = Map.of("object", "company");
    // Another's may still be on its way.
    add("POST /api/duplicate-mergers", companies, FORBIDDEN, Set.of(202, 409));
    add("GET /api/duplicate-mergers/recent?object=company", null, FINE, FINE);
    add("GET /api/duplicate-mergers/{job}", null, MISSING, MISSING, secrets.job);
    add("POST /api/duplicate-mergers/{job}/reversal", null, MISSING, MISSING, secrets.job);
    add("GET /api/leads/{id}/conversion", null, HIDDEN, MISSING, lead);
    add("GET /api/leads/{id}/arrivals", null, HIDDEN, MISSING, lead);
    var again = "POST /api/leads/{id}/arrivals/{submission}/confirmation";
    add(again, null, HIDDEN, MISSING, lead, lead);
    add(
        "POST /api/leads/{id}/conversion",
        Map.of("company", Map.of("id", secrets.id("company"))),
        HIDDEN,
        MISSING,
        lead);
    add("GET /api/leads/{id}/assignments", null, HIDDEN, MISSING, lead);
    add("POST /api/change-sets/{id}/reversal", null, HIDDEN, MISSING, secrets.changeSet);
    add("GET /api/jobs", null, FINE, FINE);
    add("GET " + LIVE + "?after=0-0", null, FINE, FINE);
    add("GET /api/jobs/{id}", null, HIDDEN, MISSING, secrets.job);
    add("POST /api/jobs/{id}/cancellation", null, HIDDEN, MISSING, secrets.job);
  }

  private void quotes() {
    var id = secrets.id("quote");
    var quote = "/api/quotes/{id}";
    var line = Map.of("description", "Mine", "quantity", 1, "unitPrice", 1, "discount", 1);
    var lines = List.of(line);
    var content = Map.of("version", 1, "lines", lines, "values", Map.of("terms", "Mine"));
    add("GET /api/opportunities/{id}/team", null, HIDDEN, MISSING, secrets.id("opportunity"));
    var deal = secrets.id("opportunity");
    add("GET /api/opportunities/{id}/negotiation", null, HIDDEN, MISSING, deal);
    add("POST /api/opportunities/{id}/quotes", null, HIDDEN, MISSING, secrets.id("opportunity"));
    var client = Map.of("company", secrets.id("company"), "about", "Mine");
    add("POST /api/quotes", client, FORBIDDEN, REFUSED);
    add("GET " + quote, null, HIDDEN, MISSING, id);
    add("GET " + quote + "/pdf", null, HIDDEN, MISSING, id);
    add("PUT " + quote, content, HIDDEN, MISSING, id);
    add("POST " + quote + "/calculation", Map.of("lines", lines), HIDDEN, MISSING, id);
    add("POST " + quote + "/approval", null, HIDDEN, MISSING, id);
    var asked = Map.of("approver", secrets.office.manager.toString());
    add("GET " + quote + "/approvers", null, HIDDEN, MISSING, id);
    add("POST " + quote + "/approval-requests", asked, HIDDEN, MISSING, id);
    add("POST " + quote + "/sending", null, HIDDEN, MISSING, id);
    add("POST " + quote + "/links", null, HIDDEN, MISSING, id);
    var letter = Map.of("to", "mine@example.com", "subject", "Mine", "text", "Mine");
    add("GET " + quote + "/letter", null, HIDDEN, MISSING, id);
    add("POST " + quote + "/mailing", letter, HIDDEN, MISSING, id);
    add("GET " + quote + "/versions", null, HIDDEN, MISSING, id);
    add("POST " + quote + "/versions", null, HIDDEN, MISSING, id);
    add("GET /api/wanted-fields/{object}", null, FORBIDDEN, FORBIDDEN, "company");
    var wanted = Map.of("version", 0, "fields", List.of("sector"));
    add("PUT /api/wanted-fields/{object}", wanted, FORBIDDEN, FORBIDDEN, "company");
    add("GET /api/letterhead", null, FINE, FINE);
    add("PUT /api/letterhead", Map.of("validDays", 30), FORBIDDEN, FORBIDDEN);
    add("GET /api/letterhead/logo", null, MISSING, MISSING);
    add("POST /api/letterhead/logo", new Upload("object", "letterhead"), FORBIDDEN, FORBIDDEN);
    add("DELETE /api/letterhead/logo", null, FORBIDDEN, FORBIDDEN);
    open("GET /api/offers/{token}", null, 404);
    open("GET /api/offers/{token}/pdf", null, 404);
    open("GET /api/offers/{token}/logo", null, 404);
    open("POST /api/offers/{token}/sums", Map.of(), 404);
    open("POST /api/offers/{token}/acceptance", Map.of(), 404);
    open("POST /api/offers/{token}/refusal", Map.of(), 404);
    open("POST /api/offers/{token}/questions", Map.of(), 404);
  }

  private void orders() {
    var id = secrets.id("order");
    var taken = Map.of("values", Map.of("externalId", secrets.number), "lines", List.of());
    var back = Map.of("reason", "other", "lines", List.of(Map.of("quantity", 1)));
    add("POST /api/orders", taken, FORBIDDEN, REFUSED);
    add("GET /api/orders/{id}", null, HIDDEN, MISSING, id);
    add("POST /api/orders/{id}/deliveries", Map.of(), HIDDEN, MISSING, id);
    add("POST /api/orders/{id}/returns", back, HIDDEN, MISSING, id);
  }

  private void views() {
    var mine = new LinkedHashMap<String, Object>();
    mine.putAll(Map.of("object", "company", "name", "Mine", "sharing", "me", "kind", "list"));
    mine.putAll(Map.of("filter", "name==Mine", "sort", "name", "group", "sector"));
    mine.put("columns", List.of(Map.of("field", "name", "width", 100, "frozen", true)));
    var id = secrets.view;
    add("GET /api/views", null, FINE, FINE);
    add("POST /api/views", mine, FORBIDDEN, Set.of(201));
    add("GET /api/views/{id}", null, MISSING, MISSING, id);
    add("PUT /api/views/{id}", mine, MISSING, MISSING, id);
    add("DELETE /api/views/{id}", null, MISSING, MISSING, id);
    add("POST /api/views/{id}/restoration", null, MISSING, MISSING, id);
    add("PUT /api/default-views/{object}", Map.of("view", id), MISSING, MISSING, "company");
  }

  private void bulkChanges() {
    var all = Map.of("object", "company", "filter", "name==Nobody", "delete", true);
    var id = secrets.bulkChange;
    add("POST /api/bulk-changes", all, FORBIDDEN, Set.of(202));
    add("GET /api/bulk-changes/{id}", null, MISSING, MISSING, id);
    add("GET /api/bulk-changes/{id}/refused", null, MISSING, MISSING, id);
    add("POST /api/bulk-changes/{id}/reversal", null, MISSING, MISSING, id);
  }

  private void imports() {
    var id = secrets.importId;
    var column = Map.of("index", 0, "field", "name", "format", "text", "createMissing", true);
    var mapping = Map.of("columns", List.of(column), "defaults", Map.of("sector", "Mine"));
    var meant = Map.of("column", 0, "value", "Mine", "use", "Yours");
    add("GET /api/imports", null, FINE, FINE);
    add("POST /api/imports", new Upload("object", "company"), FORBIDDEN, Set.of(201));
    add("GET /api/imports/{id}", null, HIDDEN, MISSING, id);
    add("DELETE /api/imports/{id}", null, HIDDEN, MISSING, id);
    add("PUT /api/imports/{id}/mapping", mapping, MISSING, MISSING, id);
    add("GET /api/imports/{id}/values", null, HIDDEN, MISSING, id);
    add("PUT /api/imports/{id}/values", List.of(meant), MISSING, MISSING, id);
    add("GET /api/imports/{id}/rows", null, HIDDEN, MISSING, id);
    add("POST /api/imports/{id}/check", null, HIDDEN, MISSING, id);
    add("POST /api/imports/{id}/run", null, HIDDEN, MISSING, id);
    add("GET /api/imports/{id}/refused.csv", null, HIDDEN, MISSING, id);
    add("POST /api/imports/{id}/reversal", null, HIDDEN, MISSING, id);
    add("GET /api/imports/{id}/profiles", null, HIDDEN, MISSING, id);
    var named = Map.of("name", "Mine", "shared", true);
    add("POST /api/imports/{id}/profiles", named, HIDDEN, MISSING, id);
    var choice = Map.of("profile", secrets.profileId);
    add("PUT /api/imports/{id}/profile", choice, MISSING, MISSING, id);
    add("DELETE /api/import-profiles/{id}", null, MISSING, MISSING, secrets.profileId);
  }

  private void session() {
    var wrong = Map.of("email", Secrets.EMAIL, "password", "a guess at a password");
    open("GET /api/session", null, 200);
    open("POST /api/session", wrong, 401);
    open("DELETE /api/session", null, 204);
    open("POST /api/session/passkey/question", null, 200);
    open("POST /api/session/passkey", Map.of("credential", Map.of("id", "x")), 401);
    open("POST /api/set-up", Map.of(), 409, 422);
    open("GET /api/activations/{token}", null, 404);
    open("POST /api/activations/{token}", Map.of("password", "violet-harbour-42"), 404);
    add("PATCH /api/session/user", Map.of("timeZone", "Nowhere"), Set.of(422), Set.of(422));
    var viewed = Map.of("user", secrets.office.ann.toString());
    add("POST /api/session/view", viewed, FORBIDDEN, FORBIDDEN);
    add("DELETE /api/session/view", null, DONE, DONE);
    var guess = Map.of("current", "a guess at a password", "next", "violet-harbour-43");
    add("POST /api/session/password", guess, Set.of(422), Set.of(422));
  }

  private void account() {
    add("GET /api/account/sessions", null, FINE, FINE);
    add("DELETE /api/account/sessions", null, DONE, DONE);
    add("DELETE /api/account/sessions/{id}", null, MISSING, MISSING, secrets.session);
    add("GET /api/account/tokens", null, FINE, FINE);
    add("POST /api/account/tokens", Map.of("name", "x"), Set.of(422), Set.of(422));
    add("DELETE /api/account/tokens/{id}", null, MISSING, MISSING, secrets.token);
    add("GET /api/account/security-events", null, FINE, FINE);
    var guess = Map.of("password", "a guess at a password");
    add("GET /api/account/second-factor", null, FINE, FINE);
    add("POST /api/account/second-factor", guess, REFUSED, REFUSED);
    add("POST /api/account/second-factor/confirmation", Map.of("code", "000000"), REFUSED, REFUSED);
    add("POST /api/account/second-factor/recovery-codes", guess, REFUSED, REFUSED);
    add("POST /api/account/second-factor/removal", guess, REFUSED, REFUSED);
    add("GET /api/account/passkeys", null, FINE, FINE);
    add("POST /api/account/passkeys/question", null, FINE, FINE);
    add("POST /api/account/passkeys", Map.of("name", "x"), REFUSED, REFUSED);
    add("DELETE /api/account/passkeys/{id}", null, MISSING, MISSING, secrets.token);
  }

  private void administration() {
    add("GET /api/security-events", null, FORBIDDEN, FORBIDDEN);
    var weight = Map.of("kind", "company", "evidence", "name", "same", 5, "different", -5);
    var rules = Map.of("shown", 0.5, "certain", 0.9, "weights", List.of(weight));
    add("GET /api/duplicate-rules", null, FORBIDDEN, FORBIDDEN);
    add("PUT /api/duplicate-rules", rules, FORBIDDEN, FORBIDDEN);
    add("GET /api/duplicate-scans", null, FORBIDDEN, FORBIDDEN);
    add("POST /api/duplicate-scans", Map.of("object", "company"), FORBIDDEN, FORBIDDEN);
    assignment();
    var ends =
        Map.of(
            "field", "status",
            "good", List.of("converted"),
            "bad", List.of("unqualified"),
            "order", "createdAt",
            "known", List.of(),
            "later", List.of());
    add("GET /api/scores/{object}", null, FORBIDDEN, FORBIDDEN, "lead");
    add("PUT /api/scores/{object}", ends, FORBIDDEN, FORBIDDEN, "lead");
    var training = Map.of("train", false);
    add("POST /api/scores/{object}/trainings", training, FORBIDDEN, FORBIDDEN, "lead");
    var version = "/api/scores/{object}/versions/{number}";
    add("GET " + version, null, FORBIDDEN, FORBIDDEN, "lead", "1");
    add("POST " + version + "/use", null, FORBIDDEN, FORBIDDEN, "lead", "1");
    var texts = Map.of("en", "Mine");
    var form = new LinkedHashMap<String, Object>();
    form.putAll(Map.of("name", "Mine", "address", "mine", "active", true));
    form.putAll(Map.of("languages", List.of("en"), "words", Map.of("en", Map.of("title", "A"))));
    form.put("fields", List.of(Map.of("field", "name", "required", true, "labels", texts)));
    form.put("consents", List.of(Map.of("channel", "email", "required", true, "texts", texts)));
    var changed = Map.of("version", 1, "form", form);
    var submission = "/api/intake/submissions/{id}";
    add("GET /api/intake/forms", null, FORBIDDEN, FORBIDDEN);
    add("POST /api/intake/forms", form, FORBIDDEN, FORBIDDEN);
    add("PUT /api/intake/forms/{id}", changed, FORBIDDEN, FORBIDDEN, secrets.job);
    add("DELETE /api/intake/forms/{id}", null, FORBIDDEN, FORBIDDEN, secrets.job);
    add("POST /api/intake/forms/{id}/restoration", null, FORBIDDEN, FORBIDDEN, secrets.job);
    add("GET /api/intake/forms/{id}/submissions", null, FORBIDDEN, FORBIDDEN, secrets.job);
    add("POST " + submission + "/acceptance", null, FORBIDDEN, FORBIDDEN, secrets.job);
    add("DELETE " + submission, null, FORBIDDEN, FORBIDDEN, secrets.job);
    var server =
        Map.of(
            "host", "localhost",
            "port", 25,
            "security", "none",
            "senderAddress", "mine@example.com",
            "site", "https://mine.example.com");
    add("GET /api/mail", null, FORBIDDEN, FORBIDDEN);
    add("PUT /api/mail", server, FORBIDDEN, FORBIDDEN);
    add("DELETE /api/mail", null, FORBIDDEN, FORBIDDEN);
    add("POST /api/mail/trial", null, FORBIDDEN, FORBIDDEN);
    add("GET /api/mail/messages", null, FORBIDDEN, FORBIDDEN);
    add("POST /api/mail/messages/{id}/retry", null, FORBIDDEN, FORBIDDEN, secrets.job);
    var role = secrets.office.salesRole.toString();
    var user = secrets.office.bob.toString();
    var rights = new LinkedHashMap<String, Object>(Map.of("object", "company"));
    List.of("read", "create", "update", "delete", "export").forEach(it -> rights.put(it, "none"));
    var hidden = Map.of("object", "company", "field", "sector", "access", "hidden");
    var access = Map.of("objects", List.of(rights), "fields", List.of(hidden));
    add("GET /api/organisation", null, Set.of(200, 403), Set.of(200, 403));
    add("GET /api/currencies", null, FINE, FINE);
    var object = Map.of("labels", Map.of("en", "A"), "plurals", Map.of("en", "As"));
    var looks = new LinkedHashMap<String, Object>(object);
    looks.putAll(Map.of("icon", "box", "color", "red"));
    add("GET /api/objects", null, FORBIDDEN, FORBIDDEN);
    add("POST /api/objects", looks, FORBIDDEN, FORBIDDEN);
    add("PATCH /api/objects/{object}", Map.of("version", 0), FORBIDDEN, FORBIDDEN, "company");
    add("DELETE /api/objects/{object}", null, FORBIDDEN, FORBIDDEN, "company");
    add("POST /api/objects/{object}/restoration", null, FORBIDDEN, FORBIDDEN, "company");
    var fields = "/api/objects/{object}/fields";
    var label = Map.of("en", "Mine");
    var field = Map.of("labels", label, "type", Map.of("name", "text"));
    var section = Map.of("name", "mine", "columns", 2, "fields", List.of("name"));
    var order = Map.of("sections", List.of(Map.of("name", "mine", "fields", List.of("name"))));
    add("GET " + fields, null, FORBIDDEN, FORBIDDEN, "company");
    add("POST " + fields, field, FORBIDDEN, FORBIDDEN, "company");
    add("PUT " + fields + "/order", order, FORBIDDEN, FORBIDDEN, "company");
    var change = Map.of("version", 0, "labels", label);
    add("PATCH " + fields + "/{field}", change, FORBIDDEN, FORBIDDEN, "company", "sector");
    add("DELETE " + fields + "/{field}", null, FORBIDDEN, FORBIDDEN, "company", "sector");
    var restoration = fields + "/{field}/restoration";
    add("POST " + restoration, null, FORBIDDEN, FORBIDDEN, "company", "sector");
    var preparation = fields + "/{field}/preparation";
    add("POST " + preparation, null, FORBIDDEN, FORBIDDEN, "company", "sector");
    var layout = Map.of("name", "Mine", "sections", List.of(section), "quick", List.of("name"));
    var layouts = Map.of("version", 0, "layouts", List.of(layout));
    add("GET " + fields + "/{field}/use", null, FORBIDDEN, FORBIDDEN, "company", "name");
    add("GET /api/objects/{object}/layouts", null, FORBIDDEN, FORBIDDEN, "company");
    add("PUT /api/objects/{object}/layouts", layouts, FORBIDDEN, FORBIDDEN, "company");
    var shape = Map.of("file", Map.of("rapport", "shape", "version", 1));
    add("GET /api/shape", null, FORBIDDEN, FORBIDDEN);
    add("POST /api/shape/comparison", shape, FORBIDDEN, FORBIDDEN);
    add("POST /api/shape/application", shape, FORBIDDEN, FORBIDDEN);
    add("PUT /api/currencies/{code}", Map.of("rate", 2), FORBIDDEN, FORBIDDEN, "USD");
    add("PATCH /api/organisation", Map.of("name", "Mine"), FORBIDDEN, FORBIDDEN);
    add("GET /api/roles/{id}/access", null, FORBIDDEN, FORBIDDEN, role);
    add("PUT /api/roles/{id}/access", access, FORBIDDEN, FORBIDDEN, role);
    add("POST /api/users/{id}/activation", null, FORBIDDEN, FORBIDDEN, user);
    add("DELETE /api/users/{id}/activation", null, FORBIDDEN, FORBIDDEN, user);
    add("DELETE /api/users/{id}/second-factor", null, FORBIDDEN, FORBIDDEN, user);
    add("DELETE /api/users/{id}/sessions", null, FORBIDDEN, FORBIDDEN, user);
  }

  private void assignment() {
    var nothing = List.of();
    var known =
        Map.of("languages", nothing, "countries", nothing, "places", nothing, "products", nothing);
    var bob = secrets.office.bob;
    var rule = new LinkedHashMap<String, Object>();
    rule.putAll(Map.of("id", UUID.randomUUID(), "name", "Mine", "on", true, "by", "TURN"));
    rule.putAll(Map.of("people", List.of(bob), "teams", nothing, "historyMonths", 24));
    rule.putAll(Map.of("byLanguage", false, "byTerritory", false, "bySkill", false, "returns", 1));
    var rules = Map.of("version", 0, "rules", List.of(rule));
    add("GET /api/assignment", null, FORBIDDEN, FORBIDDEN);
    add("PUT /api/assignment", rules, FORBIDDEN, FORBIDDEN);
    add("PUT /api/assignment/people/{user}", known, FORBIDDEN, FORBIDDEN, bob.toString());
    var period = Map.of("rule", rule, "from", "2026-01-01", "to", "2026-02-01");
    add("POST /api/assignment/simulation", period, FORBIDDEN, FORBIDDEN);
  }

  private void open(String operation, @Nullable Object body, Integer... answers) {
    var door = Door.of(operation);
    var expected = Set.of(answers);
    attempts.put(door, new Attempt(door, door.to("not-a-token"), body, expected, expected, true));
  }

  private void add(
      String operation,
      @Nullable Object body,
      Set<Integer> nobody,
      Set<Integer> colleague,
      String... variables) {
    var asked = operation.split("[?]");
    var door = Door.of(asked[0]);
    var path = door.to(variables) + (asked.length > 1 ? "?" + asked[1] : "");
    attempts.put(door, new Attempt(door, path, body, nobody, colleague, false));
  }
}
