package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import dev.rapport.identity.AuthenticatorApp;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OidcProvider;
import dev.rapport.testing.OwnDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The ways in beside the password: an app's code, a passkey, the company's own provider. */
@ApiTest
@OwnDatabase
class SignInIT {

  private static final OidcProvider PROVIDER = OidcProvider.start();

  @RegisterExtension static final Visits visits = new Visits();

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry registry) {
    PROVIDER.register(registry);
  }

  @AfterAll
  static void stop() {
    PROVIDER.close();
  }

  @Test
  void a_second_step_is_set_up_used_and_turned_off_again() {
    var page = new SampleCompany(visits).at("/settings");
    button(page, "Set it up").click();
    giveThePassword(page, "Set it up");
    var app = dialog(page, "Two-step sign-in");
    assertThat(app.getByLabel("QR code for the authenticator app")).isVisible();
    var phone = new AuthenticatorApp(input(app, "Key").inputValue());
    input(app, "Code that the app shows").fill("000000");
    button(app, "Turn it on").click();
    assertThat(app.getByText("This code isn't right").first()).isVisible();
    input(app, "Code that the app shows").fill(phone.nextCode());
    button(app, "Turn it on").click();
    var codes = dialog(page, "Keep these recovery codes");
    var code = codes.locator("[dir=ltr] p").first().textContent();
    button(codes, "Done").click();
    assertThat(page.getByText("Unused recovery codes: 10")).isVisible();

    var elsewhere = visits.open();
    elsewhere.navigate("/sign-in");
    input(elsewhere, "E-mail").fill(SampleCompany.EMAIL);
    input(elsewhere, "Password").fill(SampleCompany.PASSWORD);
    button(elsewhere, "Sign in").click();
    assertThat(input(elsewhere, "Code from your authenticator app")).isFocused();
    elsewhere.keyboard().type(code);
    elsewhere.keyboard().press("Enter");
    assertThat(heading(elsewhere, "My day")).isVisible();

    page.reload();
    assertThat(page.getByText("Unused recovery codes: 9")).isVisible();
    button(page, "Turn it off").click();
    giveThePassword(page, "Turn it off");
    assertThat(button(page, "Set it up")).isVisible();
  }

  @Test
  void a_passkey_lets_in_without_a_password() {
    var page = new SampleCompany(visits).at("/settings");
    withAFingerprintReader(page);
    button(page, "Add a passkey").click();
    var naming = dialog(page, "Add a passkey");
    input(naming, "Name").fill("Mara's laptop");
    button(naming, "Add a passkey").click();
    assertThat(page.getByText("Mara's laptop")).isVisible();

    page.context().clearCookies();
    page.navigate("/sign-in");
    button(page, "Sign in with a passkey").click();
    assertThat(heading(page, "My day")).isVisible();
    var trail = page.request().get(visits.address() + "/api/account/security-events").text();
    var newest = JsonMapper.shared().readTree(trail).get("events").get(0);
    assertEquals("SIGNED_IN", newest.get("kind").asString());
    assertEquals("PASSKEY", newest.get("detail").asString());

    page.navigate("/settings");
    button(page, "Remove Mara's laptop").click();
    assertThat(page.getByText("You have no passkeys.")).isVisible();
    page.context().clearCookies();
    page.navigate("/sign-in");
    button(page, "Sign in with a passkey").click();
    assertThat(page.getByText("Rapport doesn't know this passkey")).isVisible();
  }

  @Test
  void the_companys_provider_lets_in_whom_rapport_knows() {
    new SampleCompany(visits);
    PROVIDER.sendBackTo(visits.address() + "/login/oauth2/code/company");

    var known = visits.open();
    known.navigate("/companies");
    byTheProvider(known, SampleCompany.EMAIL);
    assertThat(heading(known, "My day")).isVisible();

    var stranger = visits.open();
    stranger.navigate("/sign-in");
    byTheProvider(stranger, "stranger@example.org");
    assertThat(stranger.getByText("This provider knows nobody whom Rapport knows")).isVisible();
    assertThat(input(stranger, "Password")).isVisible();
  }

  private static void byTheProvider(Page page, String email) {
    Find.link(page, "Sign in with Company account").click();
    page.locator("[name=username]").fill(email);
    page.locator("[name=password]").fill(OidcProvider.PASSWORD);
    page.keyboard().press("Enter");
  }

  private static void giveThePassword(Page page, String title) {
    var asked = dialog(page, title);
    input(asked, "Your password").fill(SampleCompany.PASSWORD);
    button(asked, title).click();
  }

  private static void withAFingerprintReader(Page page) {
    var browser = page.context().newCDPSession(page);
    browser.send("WebAuthn.enable");
    var options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    var parameters = new JsonObject();
    parameters.add("options", options);
    browser.send("WebAuthn.addVirtualAuthenticator", parameters);
  }
}
