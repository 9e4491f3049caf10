package dev.rapport.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.OIDC_IDENTITY;
import static rapport.db.Tables.SECURITY_EVENT;
import static rapport.db.Tables.USER_SESSION;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Browser;
import dev.rapport.testing.Office;
import dev.rapport.testing.OidcProvider;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Against a real provider, from the link on the sign-in page to being signed in. */
@ApiTest
class ProviderSignInTest {

  private static final OidcProvider PROVIDER = OidcProvider.start();
  private static final String LINK = "/oauth2/authorization/company";

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry registry) {
    PROVIDER.register(registry);
  }

  @AfterAll
  static void stop() {
    PROVIDER.close();
  }

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;

  private Office office;
  private CookieManager cookies;
  private HttpClient client;

  @BeforeEach
  void somebodyWhoIsKnown() {
    office = new Office(port, db, settings);
    PROVIDER.sendBackTo("http://localhost:" + port + "/login/oauth2/code/company");
    anotherBrowser();
  }

  @Test
  void the_sign_in_page_is_told_of_the_provider() {
    var session = new Browser(port).get("/api/session");

    assertThat(session.text("providers.0.id")).isEqualTo("company");
    assertThat(session.text("providers.0.name")).isEqualTo("Company account");
  }

  @Test
  void a_known_address_lets_in_and_from_then_on_the_providers_own_name() throws Exception {
    var email = office.people().email(office.ann);

    assertThat(signIn(email)).isEqualTo("/");

    assertThat(signedInAs()).isEqualTo(office.ann.toString());
    assertThat(
            db.select(USER_SESSION.METHOD)
                .from(USER_SESSION)
                .where(USER_SESSION.USER_ID.eq(office.ann))
                .fetch(USER_SESSION.METHOD))
        .containsExactly("oidc");
    assertThat(
            db.select(SECURITY_EVENT.KIND, SECURITY_EVENT.DETAIL)
                .from(SECURITY_EVENT)
                .where(SECURITY_EVENT.USER_ID.eq(office.ann))
                .orderBy(SECURITY_EVENT.ID)
                .fetch(event -> event.value1() + " " + event.value2()))
        .containsExactly("PROVIDER_LINKED " + PROVIDER.issuer(), "SIGNED_IN OIDC");
    assertThat(db.fetchCount(OIDC_IDENTITY, OIDC_IDENTITY.USER_ID.eq(office.ann))).isEqualTo(1);
    // The address changes; the provider's name for her stays.
    db.update(APP_USER)
        .set(APP_USER.EMAIL, "other." + email)
        .where(APP_USER.ID.eq(office.ann))
        .execute();
    anotherBrowser();
    assertThat(signIn(email)).isEqualTo("/");
    assertThat(signedInAs()).isEqualTo(office.ann.toString());
  }

  @Test
  void nobody_gets_in_by_an_unknown_or_unverified_address_or_when_inactive() throws Exception {
    assertThat(signIn("stranger@example.com")).isEqualTo("/sign-in?provider=failed");
    anotherBrowser();
    assertThat(signIn("unverified:" + office.people().email(office.bob)))
        .isEqualTo("/sign-in?provider=failed");
    db.update(APP_USER).set(APP_USER.ACTIVE, false).where(APP_USER.ID.eq(office.carl)).execute();
    anotherBrowser();
    assertThat(signIn(office.people().email(office.carl))).isEqualTo("/sign-in?provider=failed");
    assertThat(signedInAs()).isEmpty();
  }

  @Test
  void an_answer_that_this_browser_did_not_ask_for_lets_nobody_in() throws Exception {
    var answer = untilSentBack(office.people().email(office.ann));
    var other = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    var refused = get(other, answer);

    assertThat(refused.headers().firstValue("Location").orElseThrow())
        .endsWith("/sign-in?provider=failed");
    assertThat(refused.headers().allValues("Set-Cookie").toString())
        .doesNotContain("rapport_session=");
  }

  /** Where the browser ends up after signing in at the provider. */
  private String signIn(String name) throws Exception {
    var end = get(client, untilSentBack(name));
    assertThat(end.statusCode()).isEqualTo(302);
    return end.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
  }

  private URI untilSentBack(String name) throws Exception {
    var asked = get(client, URI.create("http://localhost:" + port + LINK));
    var atProvider = get(client, location(asked));
    var form = get(client, location(atProvider));
    var csrf = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(form.body());
    assertThat(csrf.find()).as(form.body()).isTrue();
    var body =
        "username=%s&password=%s&_csrf=%s"
            .formatted(encoded(name), encoded(OidcProvider.PASSWORD), encoded(csrf.group(1)));
    var sent =
        client.send(
            HttpRequest.newBuilder(URI.create(PROVIDER.issuer() + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    return location(get(client, location(sent)));
  }

  private String signedInAs() throws Exception {
    var session = get(client, URI.create("http://localhost:" + port + "/api/session")).body();
    var id = Pattern.compile("\"user\":\\{\"id\":\"([^\"]+)\"").matcher(session);
    return id.find() ? id.group(1) : "";
  }

  private void anotherBrowser() {
    cookies = new CookieManager();
    client = HttpClient.newBuilder().cookieHandler(cookies).build();
  }

  private static HttpResponse<String> get(HttpClient client, URI address)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(address).header("Accept", "text/html,*/*").build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static URI location(HttpResponse<String> response) {
    var location = response.headers().firstValue("Location");
    assertThat(location).as(response.statusCode() + " " + response.body()).isPresent();
    return response.uri().resolve(location.get());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
