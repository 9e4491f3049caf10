package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.input;
import static dev.rapport.browser.Find.link;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator says for whom a role creates records, and its people are told so. */
@ApiTest
@OwnDatabase
class RolesIT {

  @RegisterExtension static final Visits visits = new Visits();

  @Test
  void salespeople_create_leads_for_themselves_alone() {
    var company = new SampleCompany(visits);
    var tom = company.at("/leads?create=true", "Tom Okafor");
    input(tom, "Name").fill("Larkspur Trading");
    button(tom, "More fields").click();
    Find.choose(tom, input(tom, "Owner"), "Grace Whitfield");

    var mara = company.at("/administration/roles");
    link(mara, "Salesperson").click();
    mara.getByLabel("Create: Leads").selectOption("own");
    button(mara, "Save").click();
    assertThat(button(mara, "Save")).hasCount(0);

    // He began before that.
    button(tom, "Create").click();
    assertThat(tom.getByText("Choose yourself as the owner").first()).isVisible();
    input(tom, "Owner").fill("");
    button(tom, "Create").click();
    assertThat(tom.getByText("Larkspur Trading").first()).isVisible();

    tom.navigate("/leads?create=true");
    button(tom, "More fields").click();
    input(tom, "Owner").click();
    assertThat(owner(tom, "Tom Okafor")).isVisible();
    assertThat(owner(tom, "Grace Whitfield")).hasCount(0);
  }

  private static Locator owner(Page page, String name) {
    return page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(name));
  }
}
