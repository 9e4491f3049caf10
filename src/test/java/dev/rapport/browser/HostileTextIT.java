package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scripts in texts stay texts, wherever a page shows them. */
@ApiTest
@OwnDatabase
class HostileTextIT {

  @RegisterExtension static final Visits visits = new Visits();

  private static final String NAME =
      "Zoe <img src=x onerror=window.ran=1><script>window.ran=2</script>";
  private static final String LINK = "javascript://zoe.example/%0Awindow.ran=3";

  private SampleCompany company;
  private String companyId;

  @BeforeEach
  void everyTextIsHostile() {
    company = new SampleCompany(visits);
    companyId = make("company", Map.of("name", NAME, "sector", NAME, "description", NAME));
    var person = make("person", Map.of("lastName", NAME, "jobTitle", NAME, "company", companyId));
    make("lead", Map.of("name", NAME, "companyName", NAME, "need", NAME));
    make("opportunity", Map.of("name", NAME, "company", companyId, "nextStep", NAME, "amount", 1));
    make("task", Map.of("subject", NAME, "about", companyId));
    make("note", Map.of("body", NAME, "about", companyId));
    make("note", Map.of("body", NAME, "about", person));
  }

  @Test
  void no_script_runs_from_a_text_that_somebody_entered() {
    var page = company.at("/");
    for (var path :
        List.of(
            "/",
            "/companies?filter=name=starts=Zoe",
            "/people?filter=lastName=starts=Zoe",
            "/leads",
            "/opportunities?view=board",
            "/tasks",
            "/companies/" + companyId)) {
      page.navigate(path);
      assertThat(page.getByText("<script>").first()).isVisible();
      untouched(page);
    }
    assertThat(heading(page, "<script>")).isVisible();

    page.keyboard().press("Control+k");
    page.getByRole(AriaRole.COMBOBOX, named("Search and commands")).fill("zoe");
    assertThat(page.getByRole(AriaRole.OPTION).filter(having()).first()).isVisible();
    untouched(page);
  }

  @Test
  void a_link_that_is_a_script_is_no_link() {
    var answer = company.api().post("/api/records/company", Map.of("name", "Z", "website", LINK));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("errors.0.field")).isEqualTo("website");

    // Without a scheme that it knows, it is the name of a place in the web.
    var place = Map.of("name", "Z", "website", "javascript:window.ran=3//zoe.example");
    var taken = company.api().post("/api/records/company", place);
    assertThat(taken.text("website")).startsWith("https://");
  }

  private String make(String object, Map<String, ?> values) {
    var answer = company.api().post("/api/records/" + object, values);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.text("id");
  }

  private static void untouched(Page page) {
    page.waitForLoadState(LoadState.NETWORKIDLE);
    assertThat(page.evaluate("window.ran")).as(page.url()).isNull();
    assertThat(page.locator("img[src=x]").count()).as(page.url()).isZero();
  }

  private static Locator.FilterOptions having() {
    return new Locator.FilterOptions().setHasText("<script>");
  }
}
