package dev.rapport.benchmark;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.rapport.testing.Chromium;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How soon a screen can be used, in Chromium with its processor slowed four times: from the
 * beginning of the navigation until its records are to be seen and the page's thread has had its
 * last task of more than 50 ms, after which it was free for a second.
 */
final class Screens {

  private static final int TIMES = 5;
  private static final int SLOWER = 4;
  private static final int FREE = 1000;

  /** Notes when long tasks end. */
  private static final String WATCH =
      """
      window.lastLongTask = 0;
      new PerformanceObserver(list => list.getEntries().forEach(task =>
        window.lastLongTask = Math.max(window.lastLongTask, task.startTime + task.duration)
      )).observe({type: 'longtask', buffered: true});
      """;

  private Screens() {}

  static void measure(Packaged product, Apart apart) throws IOException, InterruptedException {
    var data = product.folder().resolveSibling("data-of-crowd");
    try (var started = product.start(data, false);
        var playwright = Chromium.playwright();
        var browser = Chromium.launch(playwright)) {
      var world = new World(Packaged.PORT, 1000);
      world.load();
      var session = world.session(World.ADMINISTRATOR);
      var someone = Crowd.ask(Crowd.browser(session)).text("records.0.id");
      Map<String, String> screens = new LinkedHashMap<>();
      screens.put("list", "/companies [role=row][aria-rowindex='5']");
      screens.put("board", "/opportunities?view=board main ul li a");
      screens.put("record", "/companies/" + someone + " main h1");
      for (var screen : screens.entrySet()) {
        var parts = screen.getValue().split(" ", 2);
        var first = new ArrayList<Double>();
        var again = new ArrayList<Double>();
        for (var i = 0; i < TIMES; i++) {
          try (var context = browser.newContext()) {
            context.setDefaultTimeout(60_000);
            signIn(context, session);
            var page = slowed(context);
            first.add(untilUsable(page, parts[0], parts[1]));
            again.add(untilUsable(page, parts[0], parts[1]));
          }
        }
        var name =
            "time to interactive of the %s, processor slowed %d times"
                .formatted(screen.getKey(), SLOWER);
        apart.put(
            name + ": first visit, later ones",
            "%.1f s, %.1f s",
            Apart.quantile(first, 0.5) / 1000,
            Apart.quantile(again, 0.5) / 1000);
      }
    }
  }

  private static void signIn(BrowserContext context, String session) {
    context.addCookies(
        List.of(new Cookie("rapport_session", session).setDomain("localhost").setPath("/")));
    context.addInitScript(WATCH);
  }

  private static Page slowed(BrowserContext context) {
    var page = context.newPage();
    var rate = new com.google.gson.JsonObject();
    rate.addProperty("rate", SLOWER);
    context.newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
    return page;
  }

  private static double untilUsable(Page page, String path, String records) {
    page.navigate("http://localhost:" + Packaged.PORT + path);
    try {
      page.waitForSelector(
          records, new Page.WaitForSelectorOptions().setState(WaitForSelectorState.VISIBLE));
    } catch (PlaywrightException e) {
      throw new IllegalStateException(path + " shows: " + page.locator("body").innerText(), e);
    }
    var visible = number(page, "performance.now()");
    page.waitForFunction("free => performance.now() - window.lastLongTask > free", FREE);
    return Math.max(visible, number(page, "window.lastLongTask"));
  }

  private static double number(Page page, String expression) {
    return ((Number) page.evaluate(expression)).doubleValue();
  }
}
