package dev.rapport.browser;

import static java.util.regex.Pattern.compile;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;

/** Finds things on a page as a person does: by what they are and what they are called. */
final class Find {

  private Find() {}

  /** A heading that contains {@code words}. */
  static Locator heading(Page page, String words) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words)).first();
  }

  static Locator button(Page page, String name) {
    return button(page.locator("body"), name);
  }

  static Locator button(Locator part, String name) {
    return exactly(part, AriaRole.BUTTON, name);
  }

  static Locator link(Page page, String name) {
    return exactly(page.locator("body"), AriaRole.LINK, name);
  }

  static Locator dialog(Page page, String title) {
    return page.getByRole(AriaRole.DIALOG, named(title));
  }

  /** An input by its label. A password's reveal button has the label's words too. */
  static Locator input(Page page, String label) {
    return input(page.locator("body"), label);
  }

  static Locator input(Locator part, String label) {
    return exactly(part, AriaRole.TEXTBOX, label).or(exactly(part, AriaRole.COMBOBOX, label));
  }

  /** What a pattern names, anywhere in the name. */
  static Page.GetByRoleOptions named(String pattern) {
    return new Page.GetByRoleOptions().setName(compile(pattern));
  }

  /** Goes to a place by the navigation. */
  static void go(Page page, String place) {
    var navigation =
        page.getByRole(
            AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Navigation").setExact(true));
    exactly(navigation, AriaRole.LINK, place).click();
  }

  /** Chooses an option of a select, the first one that contains {@code words}. */
  static void choose(Page page, Locator select, String words) {
    var option =
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(words)).first();
    select.click();
    try {
      option.click(new Locator.ClickOptions().setTimeout(5_000));
    } catch (TimeoutError e) {
      // A dialog that was still opening took the focus, and the options went with it.
      select.click();
      option.click();
    }
  }

  private static Locator exactly(Locator part, AriaRole role, String name) {
    return part.getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
