package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.input;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Somebody takes a list out, works on it elsewhere, and brings it in again. */
@ApiTest
@OwnDatabase
class TransferIT {

  @RegisterExtension static final Visits visits = new Visits();

  @TempDir private Path folder;

  @Test
  void a_list_goes_out_as_a_workbook_and_comes_in_to_update_what_it_holds() throws IOException {
    var company = new SampleCompany(visits);
    var mara = company.at("/people");
    assertThat(mara.getByRole(AriaRole.ROW).nth(1)).isVisible();
    button(mara, "Export").click();
    var form = dialog(mara, "Export People");
    radio(form, "Excel workbook").check();
    radio(form, "All fields").check();
    var file = download(mara, form, "people.xlsx");

    new ImportWizard(mara)
        .begin("People\\s*Contacts", file)
        .expectColumns(Map.of("First name", "First name", "Id", "Id"));
    assertThat(mara.getByText("Sheet: People")).isVisible();
    assertThat(input(mara, "Records that are already here")).hasValue("Recognise by Id");
  }

  @Test
  void cards_of_people_are_offered_for_people_only() throws IOException {
    var company = new SampleCompany(visits);
    var mara = company.at("/people");
    assertThat(mara.getByRole(AriaRole.ROW).nth(1)).isVisible();
    button(mara, "Export").click();
    var form = dialog(mara, "Export People");
    radio(form, "vCards").check();
    var file = download(mara, form, "people.vcf");
    assertTrue(Files.readString(file).startsWith("BEGIN:VCARD"));

    mara.navigate(visits.address() + "/companies");
    button(mara, "Export").click();
    assertThat(radio(dialog(mara, "Export Companies"), "CSV")).isVisible();
    assertThat(radio(dialog(mara, "Export Companies"), "vCards")).isHidden();
  }

  @Test
  void settings_kept_under_a_name_are_offered_for_the_next_file_with_the_same_headings()
      throws IOException {
    var company = new SampleCompany(visits);
    var mara = company.at("/home");
    var first = folder.resolve("first.csv");
    Files.writeString(
        first, "Фирма;Област\nСлънчев бряг;Търговия\n", Charset.forName("windows-1251"));
    var wizard = new ImportWizard(mara).begin("Companies", first);
    assertThat(mara.getByText("Read as: semicolon, Windows-1251 (Cyrillic)")).isVisible();
    assertThat(mara.getByText("Слънчев бряг").first()).isVisible();
    mara.waitForResponse(
        answer -> answer.url().endsWith("/mapping"),
        () -> Find.choose(mara, wizard.field("Област"), "Sector"));
    button(mara, "Saved settings").click();
    item(mara, "Save these settings…").click();
    var keeping = dialog(mara, "Save these settings");
    input(keeping, "Name").fill("Shop");
    button(keeping, "Save").click();
    assertThat(keeping).isHidden();

    var next = folder.resolve("next.csv");
    Files.writeString(next, "Област,Фирма\nУслуги,Ягода\n");
    wizard.begin("Companies", next);
    assertThat(mara.getByText("the same headings as the ones of “Shop”")).isVisible();
    button(mara, "Use these settings").click();
    wizard.expectColumns(Map.of("Област", "Sector", "Фирма", "Name"));
  }

  private static Locator item(Page page, String name) {
    return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator radio(Locator part, String name) {
    return part.getByRole(
        AriaRole.RADIO, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)));
  }

  private Path download(Page page, Locator form, String name) throws IOException {
    var download =
        page.waitForDownload(() ->
            form.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Download"))
                .click());
    assertEquals(name, download.suggestedFilename());
    var file = folder.resolve(name);
    download.saveAs(file);
    return file;
  }
}
