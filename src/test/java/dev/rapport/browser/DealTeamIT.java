package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
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

/** Two work on a deal together: one joins the other's, has a part of it, and leaves again. */
@ApiTest
@OwnDatabase
class DealTeamIT {

  @RegisterExtension static final Visits visits = new Visits();

  private static final String NOWHERE = "There is nothing here";

  @Test
  void a_colleague_joins_a_deal_s_team_with_a_part_of_the_credit_and_leaves_it_again() {
    var company = new SampleCompany(visits);
    var made =
        company
            .api()
            .post("/api/records/opportunity", Map.of("name", "Two roasters", "amount", "1000"));
    assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
    var path = "/opportunities/" + made.text("id");
    var tom = company.at(path, "Tom Okafor");
    assertThat(heading(tom, NOWHERE)).isVisible();

    var mara = company.at(path);
    var team = team(mara);
    assertThat(team).containsText("Add whoever works on this deal with its owner");
    button(team, "Add somebody to the team").click();
    input(team, "Person").fill("Okafor");
    mara.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Tom Okafor")).click();
    Find.choose(mara, input(team, "Role"), "Specialist");
    input(team, "Share of the credit").fill("130");
    button(team, "Add").click();
    assertThat(input(team, "Share of the credit")).hasAttribute("aria-invalid", "true");
    input(team, "Share of the credit").fill("30");
    button(team, "Add").click();

    var bar = new Locator.GetByRoleOptions().setName("Mara Lind 70%, Tom Okafor 30%");
    assertThat(team.getByRole(AriaRole.IMG, bar)).isVisible();
    assertThat(line(team, "Tom Okafor")).containsText("Specialist");
    assertThat(line(team, "Tom Okafor")).containsText("€300");
    tom.reload();
    assertThat(heading(tom, "Two roasters")).isVisible();
    assertThat(team(tom)).containsText("Tom Okafor");
    assertThat(button(team(tom), "Add somebody to the team")).hasCount(0);

    button(team, "Change the role and share of Tom Okafor").click();
    input(team, "Share of the credit").fill("12.5");
    button(team, "Save").click();
    assertThat(line(team, "Mara Lind")).containsText("87.5%");

    button(team, "Remove Tom Okafor from the team").click();
    assertThat(team).containsText("Add whoever works on this deal with its owner");
    button(mara, "Undo").click();
    assertThat(line(team, "Tom Okafor")).containsText("12.5%");
    button(team, "Remove Tom Okafor from the team").click();
    assertThat(team).containsText("Add whoever works on this deal with its owner");
    tom.reload();
    assertThat(heading(tom, NOWHERE)).isVisible();
  }

  private static Locator team(Page page) {
    return page.locator("section")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Team").setExact(true))));
  }

  private static Locator line(Locator team, String name) {
    return team.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(name));
  }
}
