package dev.rapport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The application set up with its sample data, and Mara, who administers it. */
final class SampleCompany {

  static final String NAME = "Mara Lind";
  static final String EMAIL = "mara@example.com";
  static final String PASSWORD = "violet-harbour-42";

  private final Visits visits;
  private final Browser api;

  /** Sets the application up where no test before did. */
  SampleCompany(Visits visits) {
    this.visits = visits;
    this.api = new Browser(URI.create(visits.address()).getPort());
    if (api.get("/api/session").text("state").equals("setUpNeeded")) {
      var answer =
          api.post(
              "/api/set-up",
              Map.of(
                  "code",
                  visits.setUpCode(),
                  "organisation",
                  "Northwind Coffee",
                  "language",
                  "en",
                  "currency",
                  "EUR",
                  "country",
                  "GB",
                  "timeZone",
                  Office.ZONE.getId(),
                  "administrator",
                  Map.of("name", NAME, "email", EMAIL, "password", PASSWORD),
                  "sampleData",
                  true));
      assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    } else {
      assertThat(api.signIn(EMAIL, PASSWORD).status()).isEqualTo(201);
    }
    // A test before may have changed it.
    assertThat(api.patch("/api/session/user", Map.of("language", "en")).status()).isEqualTo(200);
  }

  /** Mara, past the screens. */
  Browser api() {
    return api;
  }

  /** A page on which one of Mara's people is signed in for the first time, at {@code path}. */
  Page at(String path, String colleague) {
    var user = api.get("/api/records/user?limit=200&fields=name").at("records");
    var id =
        StreamSupport.stream(user.spliterator(), false)
            .filter(one -> one.get("name").asString().equals(colleague))
            .map(one -> one.get("id").asString())
            .findFirst()
            .orElseThrow();
    var link = api.post("/api/users/" + id + "/activation", Map.of()).text("link");
    var theirs = new Browser(URI.create(visits.address()).getPort());
    var answer =
        theirs.post(
            "/api/activations/" + link.substring(link.lastIndexOf('/') + 1),
            Map.of("email", id + "@example.com", "password", "violet-harbour-43"));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return at(path, theirs, new NewContextOptions());
  }

  /** A page on which Mara is signed in, at {@code path}. */
  Page at(String path) {
    return at(path, new NewContextOptions());
  }

  Page at(String path, NewContextOptions options) {
    return at(path, api, options);
  }

  private Page at(String path, Browser signedIn, NewContextOptions options) {
    var page = visits.open(options);
    var session = signedIn.cookie("rapport_session").orElseThrow();
    page.context()
        .addCookies(
            List.of(new Cookie("rapport_session", session.getValue()).setUrl(visits.address())));
    page.navigate(path);
    return page;
  }
}
