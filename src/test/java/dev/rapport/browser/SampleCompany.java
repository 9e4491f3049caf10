package dev.rapport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.rapport.testing.Browser;
import java.net.URI;
import java.util.List;
import java.util.Map;

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
                  "code", visits.setUpCode(),
                  "organisation", "Northwind Coffee",
                  "language", "en",
                  "currency", "EUR",
                  "country", "GB",
                  "timeZone", "Europe/Sofia",
                  "administrator", Map.of("name", NAME, "email", EMAIL, "password", PASSWORD),
                  "sampleData", true));
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

  /** A page on which Mara is signed in, at {@code path}. */
  Page at(String path) {
    return at(path, new NewContextOptions());
  }

  Page at(String path, NewContextOptions options) {
    var page = visits.open(options);
    var session = api.cookie("rapport_session").orElseThrow();
    page.context()
        .addCookies(
            List.of(new Cookie("rapport_session", session.getValue()).setUrl(visits.address())));
    page.navigate(path);
    return page;
  }
}
