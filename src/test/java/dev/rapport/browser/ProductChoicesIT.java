package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.input;
import static dev.rapport.browser.Find.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator makes vocabularies of the product's their organisation's. */
@ApiTest
@OwnDatabase
class ProductChoicesIT {

  @RegisterExtension static final Visits visits = new Visits();

  @Test
  void a_status_is_added_to_leads_and_has_its_column_on_their_board() {
    var mara = new SampleCompany(visits).at("/administration/fields?object=lead");
    button(mara, "Change Status").click();
    var status = dialog(mara, "Change Status");
    button(status, "Add a choice").click();
    input(status, "Choice 4").fill("Nurturing"); // before what ends the work
    button(status, "Colour of Nurturing").click();
    mara.getByRole(AriaRole.MENUITEM, named("^Lime$")).click();
    Find.choose(mara, input(status, "Language of the names"), "עברית");
    input(status, "Choice 4").fill("טיפוח");
    button(status, "Move Nurturing up").click();
    assertThat(button(status, "Hide Converted: new records don’t get it any more")).isDisabled();
    button(status, "Save").click();
    assertThat(status).isHidden();

    mara.navigate("/leads?filter=name=='Hannah Moss'");
    Find.link(mara, "Hannah Moss").click();
    button(mara, "Change Status").first().click();
    mara.getByRole(AriaRole.OPTION, named("^Nurturing$")).click();
    assertThat(mara.getByText("Nurturing").first()).isVisible();
    mara.navigate("/leads?as=board");
    var column = mara.getByRole(AriaRole.REGION, named("^Nurturing"));
    assertThat(column.getByText("Hannah Moss")).isVisible();
  }

  @Test
  void a_source_that_nobody_needs_is_offered_no_more() {
    var company = new SampleCompany(visits);
    var mara = company.at("/administration/fields?object=lead");
    button(mara, "Change Source").click();
    var source = dialog(mara, "Change Source");
    button(source, "Hide Partner: new records don’t get it any more").click();
    button(source, "Save").click();
    assertThat(source).isHidden();

    var lead = company.api().post("/api/records/lead", Map.of("name", "Ines Falk"));
    mara.navigate("/leads/" + lead.text("id"));
    button(mara, "Change Source").first().click();
    assertThat(mara.getByRole(AriaRole.OPTION, named("^Referral$"))).isVisible();
    assertThat(mara.getByRole(AriaRole.OPTION, named("^Partner$"))).hasCount(0);
  }

  @Test
  void states_of_the_products_own_take_no_additions_and_the_dialog_fits_on_a_phone() {
    var company = new SampleCompany(visits);
    company.api().patch("/api/session/user", Map.of("language", "he"));
    var phone =
        company.at(
            "/administration/fields?object=quote",
            new NewContextOptions().setViewportSize(390, 800));
    button(phone, "שינוי סטטוס").click();
    var status = phone.getByRole(AriaRole.DIALOG);
    assertThat(status.getByText("המוצר עצמו נשען עליהן")).isVisible();
    assertThat(button(status, "הוספת אפשרות")).hasCount(0);
    var wide = "() => document.documentElement.scrollWidth > window.innerWidth + 1";
    assertThat((Boolean) phone.evaluate(wide)).isFalse();
    company.api().patch("/api/session/user", Map.of("language", "en"));
  }
}
