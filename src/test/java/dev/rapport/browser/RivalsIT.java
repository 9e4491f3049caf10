package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;
import static dev.rapport.browser.Find.link;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A salesperson notes whom they met in a deal, and sees how one fares against them. */
@ApiTest
@OwnDatabase
class RivalsIT {

  @RegisterExtension static final Visits visits = new Visits();

  @Test
  void a_rival_s_offer_is_noted_on_a_deal_and_told_on_the_rival_s_page() {
    var page = new SampleCompany(visits).at("/opportunities");
    link(page, "Aroma Duo · Meridian College").click();
    button(page, "New competing offer").click();
    var offer = dialog(page, "New competing offer");
    input(offer, "Competitor").fill("Brewline");
    page.getByRole(
            AriaRole.OPTION,
            new Page.GetByRoleOptions().setName("Brewline Systems").setExact(false))
        .first()
        .click();
    input(offer, "Their product").fill("Brewline Campus");
    input(offer, "Their price").fill("9900");
    button(offer, "Create").click();
    assertThat(page.getByText("Brewline Systems · Brewline Campus").first()).isVisible();

    page.navigate("/companies");
    link(page, "Brewline Systems").click();
    assertThat(heading(page, "Against this rival")).isVisible();
    // Of the samples' eight deals against them we won three; the one just noted was lost.
    var figures = page.getByRole(AriaRole.DEFINITION);
    assertThat(figures.filter(new Locator.FilterOptions().setHasText("43%"))).isVisible();
    button(page, "What they offered").click();
    var offers = dialog(page, "What Brewline Systems offered");
    var campus =
        offers
            .getByRole(AriaRole.ROW)
            .filter(new Locator.FilterOptions().setHasText("Brewline Campus"));
    assertThat(campus).containsText("Lost");
    assertThat(campus).containsText("9,900");
    assertThat(
            campus.getByRole(
                AriaRole.LINK,
                new Locator.GetByRoleOptions().setName("Aroma Duo · Meridian College")))
        .isVisible();
    page.keyboard().press("Escape");
    figures
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("4").setExact(true))
        .click();
    assertThat(page.getByText("Brewline Systems · Brewline Campus").first()).isVisible();
    assertThat(page.getByText("Brewline Systems · Brewline Grand")).hasCount(0);
  }

  @Test
  void the_dashboard_tells_of_rivals_and_how_sure_a_win_rate_is() {
    var page = new SampleCompany(visits).at("/dashboard");
    assertThat(heading(page, "Rivals")).isVisible();
    assertThat(row(page, "Brewline Systems")).isVisible();
    var tom = row(page, "Tom Okafor");
    assertThat(tom).containsText("52%–95%"); // nine of eleven
  }

  private static Locator row(Page page, String name) {
    return page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(name)).first();
  }
}
