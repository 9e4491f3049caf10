package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody shares a record, sees who sees it, and looks at the product as a colleague does. */
@ApiTest
@OwnDatabase
class SharingIT {

  @RegisterExtension static final Visits visits = new Visits();

  private static final String NOWHERE = "There is nothing here";

  @Test
  void a_lead_is_shared_with_a_colleague_and_withdrawn_again() {
    var company = new SampleCompany(visits);
    var lead = lead(company);
    var tom = company.at("/leads/" + lead, "Tom Okafor");
    assertThat(heading(tom, NOWHERE)).isVisible();

    var mara = company.at("/leads/" + lead);
    var sharing = open(mara);
    assertThat(sharing.getByText("It isn't shared with anybody").first()).isVisible();
    var whom = input(sharing, "With whom");
    whom.fill("Okafor");
    mara.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Tom Okafor")).click();
    Find.choose(mara, input(sharing, "They may"), "see and change it");
    button(sharing, "Share").click();

    var withdraw = button(sharing, "Withdraw from Tom Okafor");
    assertThat(withdraw).isVisible();
    assertThat(sharing.getByText("Shared with them, by Mara Lind").first()).isVisible();
    assertThat(sharing.getByText("Administrator").first()).isVisible();
    mara.keyboard().press("Escape");
    button(mara, "Changes").click();
    assertThat(mara.getByText("Mara Lind shared it with Tom Okafor").first()).isVisible();

    tom.reload();
    assertThat(heading(tom, "Larkspur Trading")).isVisible();

    button(open(mara), "Withdraw from Tom Okafor").click();
    assertThat(dialog(mara, "Share").getByText("It isn't shared with anybody").first()).isVisible();
    tom.reload();
    assertThat(heading(tom, NOWHERE)).isVisible();
  }

  @Test
  void an_administrator_looks_as_a_colleague_does_and_comes_back() {
    var company = new SampleCompany(visits);
    var lead = lead(company);
    var mara = company.at("/administration/users");
    button(mara, "View Rapport as Tom Okafor").click();

    assertThat(mara.getByText("You see Rapport as Tom Okafor does.").first()).isVisible();
    mara.navigate("/leads/" + lead);
    assertThat(heading(mara, NOWHERE)).isVisible();
    assertThat(company.api().delete("/api/records/lead/" + lead).status()).isEqualTo(403);

    button(mara, "End the view").click();
    assertThat(mara.getByText("You see Rapport as Tom Okafor does.")).hasCount(0);
    mara.navigate("/leads/" + lead);
    assertThat(heading(mara, "Larkspur Trading")).isVisible();
  }

  private static String lead(SampleCompany company) {
    var made = company.api().post("/api/records/lead", Map.of("name", "Larkspur Trading"));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    return made.text("id");
  }

  private static Locator open(Page page) {
    button(page, "More actions").click();
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Share")).click();
    return dialog(page, "Share");
  }
}
