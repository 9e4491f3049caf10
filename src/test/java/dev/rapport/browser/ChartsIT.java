package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.dialog;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody looks at records as a chart, keeps it as a view, and opens what is behind a bar. */
@ApiTest
@OwnDatabase
class ChartsIT {

  @RegisterExtension static final Visits visits = new Visits();

  @Test
  void a_chart_is_kept_as_a_view_and_a_bar_opens_its_records() {
    var company = new SampleCompany(visits);
    var mara = company.at("/opportunities?as=chart");
    input(mara, "By").selectOption("Status");
    assertThat(heading(mara, "Deals by Status")).isVisible();
    button(mara, "Show as a table").click();
    assertThat(mara.getByRole(AriaRole.ROWHEADER).first()).isVisible();
    button(mara, "Show as a chart").click();

    button(mara, "View: All").click();
    button(mara, "Save as a view…").click();
    var saving = dialog(mara, "Save as a view");
    input(saving, "Name").fill("By status");
    button(saving, "Save").click();
    assertThat(button(mara, "View: By status")).isVisible();
    var link = mara.url();

    var again = company.at(link.substring(link.indexOf("/opportunities")));
    assertThat(heading(again, "Deals by Status")).isVisible();
    again
        .getByRole(AriaRole.LISTITEM)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^Open")))
        .click();
    assertThat(again).hasURL(Pattern.compile("filter=status"));
    assertThat(button(again, "Status is Open")).isVisible();
  }

  @Test
  void dates_are_drawn_as_a_line_and_choices_as_a_pie() {
    var mara = new SampleCompany(visits).at("/opportunities?as=chart&group=createdAt");
    assertThat(radio(mara, "Line")).isChecked();
    input(mara, "Shows").selectOption("Amount");
    assertThat(heading(mara, "Sum of Amount by")).isVisible();
    input(mara, "Put together by").selectOption("Quarter");
    assertThat(mara).hasURL(Pattern.compile("period=quarter"));
    input(mara, "By").selectOption("Status");
    mara.getByText("Pie", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(mara.locator("svg path[d^='M 0']").first()).isVisible();
  }

  private static Locator radio(Page page, String name) {
    return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name));
  }
}
