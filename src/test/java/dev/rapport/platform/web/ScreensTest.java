package dev.rapport.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rapport.platform.PlatformTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.client.RestTestClient;

@PlatformTest
class ScreensTest {

  @Autowired private RestTestClient client;
  @LocalServerPort private int port;

  @Test
  void every_address_of_a_view_opens_the_page_and_its_files_are_kept_for_good() throws Exception {
    assumeThat(new ClassPathResource("static/index.html").exists())
        .as("the web part was built (-Dskip.web leaves it out)")
        .isTrue();
    String page = page("/");
    assertThat(page("/companies/1?tab=history")).isEqualTo(page);
    String large =
        Pattern.compile("/assets/[\\w-]+\\.js")
            .matcher(page)
            .results()
            .map(MatchResult::group)
            .filter(script -> new ClassPathResource("static" + script + ".gz").exists())
            .findFirst()
            .orElseThrow();
    // The application's own client would unpack the answer before the test sees it.
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + large))
            .header("Accept-Encoding", "gzip")
            .build();
    HttpHeaders headers =
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).headers();
    assertThat(headers.firstValue("Content-Encoding")).contains("gzip");
    assertThat(headers.firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
  }

  @Test
  void what_no_browser_asks_to_see_is_not_answered_with_the_page() {
    client.get().uri("/assets/gone.js").exchange().expectStatus().isNotFound();
    client
        .get()
        .uri("/api/gone")
        .header("Accept", "text/html")
        .exchange()
        .expectStatus()
        .isNotFound();
  }

  private String page(String uri) {
    return client
        .get()
        .uri(uri)
        .header("Accept", "text/html,*/*;q=0.8")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Cache-Control", "no-cache")
        .expectBody(String.class)
        .returnResult()
        .getResponseBody();
  }
}
