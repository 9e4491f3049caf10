package dev.rapport.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.Chromium;
import dev.rapport.testing.FirstStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Lets a test visit the application in Chromium. Every page it opens is a browser of its own, with
 * its own cookies. A test fails when anything went wrong behind what it looked at: an error on the
 * console, a request that the server could not answer. What was on screen when a test failed is
 * kept in {@code target/browser}: a picture of each page, and with {@code -Drapport.trace=true},
 * which costs time with each step, a trace for Playwright's viewer.
 */
final class Visits
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

  private static final Path KEPT = Path.of("target", "browser");
  private static final boolean TRACED = Boolean.getBoolean("rapport.trace");

  // Builds share machines with others: what takes 100 ms may take seconds there.
  private static final int PATIENCE = 30_000;

  private final List<Page> pages = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private Playwright playwright;
  private Browser browser;
  private ApplicationContext application;
  private String address;

  /** A page of somebody who sits at a desk, nowhere yet. */
  Page open() {
    return open(new NewContextOptions());
  }

  /** A page in a browser as {@code options} say, nowhere yet. */
  Page open(NewContextOptions options) {
    if (options.locale == null) {
      options.setLocale("en-US");
    }
    var context = browser.newContext(options.setBaseURL(address).setTimezoneId("Europe/Sofia"));
    context.setDefaultTimeout(PATIENCE);
    if (TRACED) {
      context.tracing().start(new Tracing.StartOptions().setSnapshots(true));
    }
    var page = context.newPage();
    watch(page);
    pages.add(page);
    return page;
  }

  String address() {
    return address;
  }

  /** What the log of a new Rapport names in the address to open. */
  String setUpCode() {
    return FirstStart.code(application.getBean(Settings.class));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    playwright = Chromium.playwright();
    browser = Chromium.launch(playwright);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    application = SpringExtension.getApplicationContext(context);
    var port = application.getEnvironment().getRequiredProperty("local.server.port");
    address = "http://localhost:" + port;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    var failed = context.getExecutionException().isPresent() || !faults.isEmpty();
    var name = context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName();
    for (var page : pages) {
      end(page.context(), failed ? name.replace("()", "") + "-" + (1 + pages.indexOf(page)) : null);
    }
    pages.clear();
    var seen = List.copyOf(faults);
    faults.clear();
    assertThat(seen).as("What went wrong behind the pages").isEmpty();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    browser.close();
    playwright.close();
  }

  /**
   * @param name of the files to keep, or null when nothing is of interest any more
   */
  private static void end(BrowserContext context, String name) {
    if (name != null) {
      context
          .pages()
          .getFirst()
          .screenshot(new Page.ScreenshotOptions().setPath(KEPT.resolve(name + ".png")));
      if (TRACED) {
        context.tracing().stop(new Tracing.StopOptions().setPath(KEPT.resolve(name + ".zip")));
      }
    }
    context.close();
  }

  private void watch(Page page) {
    page.onPageError(error -> faults.add(page.url() + ": " + error));
    page.onConsoleMessage(message -> {
      // Chromium writes each refusal there too; whether one was due is for the test to say.
      var refusal = message.text().startsWith("Failed to load resource");
      if (message.type().equals("error") && !refusal) {
        faults.add(page.url() + ": " + message.text());
      }
    });
    page.onResponse(response -> {
      var missing = response.status() == 404 && !response.url().contains("/api/");
      if (response.status() >= 500 || missing) {
        faults.add(response.status() + " " + response.request().method() + " " + response.url());
      }
    });
  }
}
