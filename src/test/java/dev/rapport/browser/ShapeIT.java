package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An administrator compares the shape of another installation with this one, and takes it over. */
@ApiTest
@OwnDatabase
class ShapeIT {

  private static final String SHAPE =
      """
      {"rapport": "shape", "version": 1, "fields": {
        "company.x_berths": {"labels": {"en": "Berths"}, "type": {"name": "number", "scale": 0}},
        "company.x_odd": {"labels": {"en": "Odd"}, "type": {"name": "formula"}}}}
      """;

  @RegisterExtension static final Visits visits = new Visits();

  @Test
  void a_file_is_compared_and_what_is_ticked_is_made_so() {
    var company = new SampleCompany(visits);
    var mara = company.at("/administration/shape");
    var bytes = SHAPE.getBytes(StandardCharsets.UTF_8);
    mara.locator("input[type=file]")
        .setInputFiles(new FilePayload("theirs.json", "application/json", bytes));
    var odd = mara.getByRole(AriaRole.LISTITEM).filter(having("company.x_odd"));
    assertThat(odd).containsText("Choose one of the types of fields.");
    assertThat(odd.getByRole(AriaRole.CHECKBOX)).not().isChecked();
    button(mara, "Apply 1 change").click();
    assertThat(mara.getByText("1 difference dealt with.").first()).isVisible();

    mara.navigate(mara.url().replace("shape", "fields"));
    assertThat(mara.getByRole(AriaRole.LISTITEM).filter(having("Berths"))).isVisible();
  }

  @Test
  void what_is_no_shape_is_said() {
    var mara = new SampleCompany(visits).at("/administration/shape");
    var bytes = "hello".getBytes(StandardCharsets.UTF_8);
    mara.locator("input[type=file]")
        .setInputFiles(new FilePayload("hello.json", "application/json", bytes));
    assertThat(mara.getByText("This is no file with the shape of a Rapport.")).isVisible();
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
