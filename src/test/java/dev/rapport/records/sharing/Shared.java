package dev.rapport.records.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.Browser.Answer;
import dev.rapport.testing.Office;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A company of Ann's, to be shared with others. */
final class Shared {

  private final Office office;
  final String company;

  Shared(Office office) {
    this.office = office;
    company = office.id(office.ann, "company", Map.of("name", "Quillon Works"));
  }

  String shares() {
    return path(company);
  }

  static String path(String company) {
    return "/api/records/company/" + company + "/shares";
  }

  void share(UUID by, UUID with, boolean change) {
    share(by, company, with, change, null);
  }

  void share(UUID by, String record, UUID with, boolean change, Instant until) {
    var answer = trying(by, record, with, change, until);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(204);
  }

  Answer trying(UUID by, UUID with, boolean change) {
    return trying(by, company, with, change, null);
  }

  Answer trying(UUID by, String record, UUID with, boolean change, Instant until) {
    var wanted = new HashMap<String, Object>(Map.of("change", change));
    if (until != null) {
      wanted.put("until", until.toString());
    }
    return office.browser(by).put(path(record) + "/" + with, wanted);
  }

  void withdraw(UUID by, UUID with) {
    withdraw(by, company, with);
  }

  void withdraw(UUID by, String record, UUID with) {
    assertThat(office.browser(by).delete(path(record) + "/" + with).status()).isEqualTo(204);
  }

  Answer change(UUID by, String field, String value) {
    return office.patch(by, "company", company, Map.of(field, value));
  }

  /** Whether a user sees the company, by itself and in the list. */
  boolean seen(UUID user) {
    var status = office.browser(user).get("/api/records/company/" + company).status();
    assertThat(status).isIn(200, 404);
    assertThat(names(user)).hasSize(status == 200 ? 1 : 0);
    return status == 200;
  }

  List<String> names(UUID user) {
    return office
        .browser(user)
        .get("/api/records/company?filter=" + encoded("id==" + company))
        .at("records")
        .findValuesAsString("name");
  }

  UUID teamOf(UUID user) {
    return UUID.fromString(
        office.read(office.administrator, "user", user.toString()).at("/team/id").asString());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
