package dev.rapport.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.rapport.browser.Find.button;
import static dev.rapport.browser.Find.heading;
import static dev.rapport.browser.Find.input;
import static dev.rapport.browser.Find.link;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.OwnDatabase;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody says who belongs together, looks at the network, and asks who knows whom. */
@ApiTest
@OwnDatabase
class NetworkIT {

  /** How many names are written; -1 where one stands over another one, but for their outlines. */
  private static final String NAMES_APART =
      """
      () => {
        const boxes = [...document.querySelectorAll('svg g[data-names] text')]
          .map((text) => text.getBoundingClientRect())
          .map(({ left, right, top, bottom }) =>
            ({ left: left + 4, right: right - 4, top: top + 4, bottom: bottom - 4 }));
        const over = boxes.some((a, i) => boxes.slice(i + 1).some((b) =>
          a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
        return over ? -1 : boxes.length;
      }
      """;

  @RegisterExtension static final Visits visits = new Visits();

  @Test
  void two_people_are_related_by_keyboard_and_the_relation_ends_on_both_pages() {
    var company = new SampleCompany(visits);
    var anna = person(company, "Anna", "Varga");
    var boris = person(company, "Boris", "Iliev");
    var page = company.at("/people/" + anna);
    assertThat(heading(page, "Relations")).isVisible();

    page.keyboard().press("r");
    page.keyboard().type("reports");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    input(page, "With whom").fill("Boris");
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Boris Iliev")).click();
    assertThat(input(page, "With whom")).hasValue("Boris Iliev");
    input(page, "With whom").press("Enter");
    assertThat(relation(page, "reports to")).containsText("Boris Iliev");

    // A second one at a time is refused where it is entered.
    person(company, "Clara", "Dimova");
    button(page, "Add a relation").click();
    Find.choose(page, input(page, "How"), "reports to");
    input(page, "With whom").fill("Clara");
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Clara Dimova")).click();
    button(page, "Add").click();
    assertThat(page.getByText("Only one such relation is possible at a time").first()).isVisible();
    button(page, "Cancel").click();

    link(page, "Boris Iliev").click();
    assertThat(relation(page, "manages")).containsText("Anna Varga");
    button(page, "End the relation to Anna Varga today").click();
    assertThat(relation(page, "manages")).containsText("until");
    page.navigate("/people/" + anna);
    assertThat(relation(page, "reports to")).containsText("until");
    assertThat(boris).isNotEmpty();
  }

  @Test
  void the_network_grows_where_one_clicks_and_shows_the_way_to_somebody() {
    var company = new SampleCompany(visits);
    var first = person(company, "First", "Inrow");
    var second = person(company, "Second", "Inrow");
    var third = person(company, "Third", "Inrow");
    relate(company, first, second);
    relate(company, second, third);

    var page = company.at("/people/" + first);
    link(page, "Network picture").first().click();
    assertThat(mark(page, "First Inrow")).isVisible();
    assertThat(mark(page, "Second Inrow")).isVisible();
    assertThat(mark(page, "Third Inrow")).hasCount(0);

    // By keyboard: to the neighbour, and on from there.
    mark(page, "Second Inrow").focus();
    page.keyboard().press("Enter");
    assertThat(mark(page, "Third Inrow")).isVisible();
    page.reload();
    assertThat(mark(page, "Third Inrow")).isVisible();

    input(page, "Way to").fill("Third");
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Third Inrow"))
        .first()
        .click();
    assertThat(page.getByText("2 steps away")).isVisible();

    page.getByText("List", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(heading(page, "Third Inrow")).isVisible();
    assertThat(page.getByRole(AriaRole.LISTITEM).filter(has("knows")).first()).isVisible();
  }

  @Test
  void several_ties_of_the_same_two_lie_beside_each_other_with_their_words_below_each_other() {
    var company = new SampleCompany(visits);
    var first = person(company, "Often", "Tied");
    var second = person(company, "Twice", "Tied");
    relate(company, "knows", first, second);
    relate(company, "reports to", first, second);
    relate(company, "parent of", second, first);

    var page = company.at("/network/" + first);
    assertThat(mark(page, "Twice Tied")).isVisible();
    var words = page.locator("svg text").filter(hasAny("knows|reports to|child of"));
    assertThat(words).hasCount(3);
    for (var i = 0; i < 3; i++) {
      for (var j = 0; j < i; j++) {
        var one = words.nth(i).boundingBox();
        var other = words.nth(j).boundingBox();
        // Of letters of 10 pixels; the boxes hold their outlines as well.
        assertThat(Math.abs(one.y - other.y)).isGreaterThan(11);
      }
    }
    var ways = page.locator("svg path[data-kind=relation]");
    assertThat(ways).hasCount(3);
    assertThat(ways.evaluateAll("paths => new Set(paths.map(path => path.getAttribute('d'))).size"))
        .isEqualTo(3);
  }

  @Test
  void the_network_stands_on_the_page_where_an_administrator_places_it() {
    var company = new SampleCompany(visits);
    var first = person(company, "Paneled", "Reader");
    relate(company, first, person(company, "Neighbour", "Reader"));
    var page = company.at("/people/" + first);
    assertThat(heading(page, "Relations")).isVisible();
    assertThat(heading(page, "Network")).hasCount(0);

    page.navigate("/administration/layouts?object=person");
    page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Network").setExact(true))
        .check();
    button(page, "Save").click();
    assertThat(page.getByText("look otherwise now")).isVisible();

    page.navigate("/people/" + first);
    assertThat(heading(page, "Network")).isVisible();
    heading(page, "Network").scrollIntoViewIfNeeded();
    assertThat(page.getByText("1 company or person")).isVisible();
    page.locator("svg a").filter(has("Neighbour Reader")).click();
    assertThat(heading(page, "Neighbour Reader")).isVisible();
    link(page, "Network picture").last().click();
    assertThat(mark(page, "Paneled Reader")).isVisible();
  }

  @Test
  void with_two_hundred_parties_a_click_grows_it_and_names_stand_over_nothing() {
    var company = new SampleCompany(visits);
    var hub = person(company, "Hub", "Ofmany");
    String friend = null;
    for (var i = 0; i < 90; i++) {
      friend = person(company, "Somebody", "Around" + i);
      relate(company, hub, friend);
    }
    for (var i = 0; i < 125; i++) {
      relate(company, friend, person(company, "Further", "Away" + i));
    }

    var page = company.at("/network/" + hub, new NewContextOptions().setViewportSize(1400, 900));
    assertThat(page.getByText("91 companies and people")).isVisible();
    var box = mark(page, "Somebody Around89").locator("circle").boundingBox();
    page.mouse().click(box.x + box.width / 2, box.y + box.height / 2);
    assertThat(page.getByText("200 companies and people")).isVisible();
    assertThat(page).hasURL(Pattern.compile("grown=" + friend));
    var names = (Integer) page.evaluate(NAMES_APART);
    assertThat(names).as("names, none over another one").isGreaterThan(25);

    button(page, "Nearer").click();
    button(page, "Nearer").click();
    assertThat((Integer) page.evaluate(NAMES_APART)).isGreaterThan(names);
  }

  @Test
  void it_fits_a_phone_and_reads_in_hebrew() {
    var company = new SampleCompany(visits);
    var first = person(company, "Lone", "Reader");
    var second = person(company, "שרה", "כהן");
    relate(company, first, second);
    var phone = company.at("/network/" + first, new NewContextOptions().setViewportSize(390, 844));
    assertThat(mark(phone, "Lone Reader")).isVisible();
    assertThat((Integer) phone.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
        .isLessThanOrEqualTo(0);

    company.api().patch("/api/session/user", Map.of("language", "he"));
    var hebrew = company.at("/network/" + first);
    assertThat(hebrew.locator("html")).hasAttribute("dir", "rtl");
    assertThat(hebrew.getByText("רשת קשרים").first()).isVisible();
    mark(hebrew, "שרה כהן").focus();
    assertThat(hebrew.getByText("מכיר את").first()).isVisible();
    company.api().patch("/api/session/user", Map.of("language", "en"));
  }

  private static Locator mark(Page page, String name) {
    return page.locator("svg").getByRole(AriaRole.BUTTON, inPicture(name));
  }

  private static Locator.GetByRoleOptions inPicture(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static Locator.FilterOptions has(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }

  private static Locator relation(Page page, String words) {
    return page.getByRole(AriaRole.LISTITEM).filter(has(words)).first();
  }

  private static String person(SampleCompany company, String first, String last) {
    var answer =
        company.api().post("/api/records/person", Map.of("firstName", first, "lastName", last));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.text("id");
  }

  private static Locator.FilterOptions hasAny(String words) {
    return new Locator.FilterOptions().setHasText(Pattern.compile(words));
  }

  private static void relate(SampleCompany company, String from, String to) {
    relate(company, "knows", from, to);
  }

  private static void relate(SampleCompany company, String how, String from, String to) {
    for (var type : company.api().get("/api/relation-types").at("types")) {
      if (type.get("name").asString().equals(how)) {
        var values = Map.of("from", from, "type", type.get("id").asString(), "to", to);
        assertThat(company.api().post("/api/records/relation", values).status()).isEqualTo(201);
        return;
      }
    }
    throw new AssertionError("'" + how + "' is not among the types");
  }
}
