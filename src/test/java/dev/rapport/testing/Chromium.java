package dev.rapport.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The system's Chromium, as {@code $CHROME} names it or where packages put it. Where there is none,
 * it is installed on Debian for root; elsewhere the tests say what to install.
 */
public final class Chromium {

  private static final List<String> USUAL_PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "C:/Program Files/Google/Chrome/Application/chrome.exe");

  private Chromium() {}

  /** Playwright without browsers of its own. */
  public static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  public static Browser launch(Playwright playwright) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(executable())
                // Root has no sandbox, containers little shared memory, and servers no graphics,
                // which a processor imitates at several times the cost of painting by itself.
                .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
  }

  private static synchronized Path executable() {
    return find().or(Chromium::install).orElseThrow(Chromium::missing);
  }

  private static Optional<Path> find() {
    return Stream.concat(Stream.ofNullable(System.getenv("CHROME")), USUAL_PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> install() {
    boolean debian = Files.exists(Path.of("/etc/debian_version"));
    if (!debian || !"root".equals(System.getProperty("user.name"))) {
      return Optional.empty();
    }
    System.out.println("There is no Chromium: installing Debian's for the browser tests");
    run("apt-get", "update", "-q");
    run(
        "apt-get",
        "install",
        "-y",
        "-q",
        "--no-install-recommends",
        "chromium",
        "fonts-noto-core",
        "fonts-noto-cjk");
    return find();
  }

  private static void run(String... command) {
    try {
      var builder = new ProcessBuilder(command).inheritIO();
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      if (builder.start().waitFor() != 0) {
        throw missing();
      }
    } catch (IOException e) {
      throw missing();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static IllegalStateException missing() {
    return new IllegalStateException(
        "The browser tests need Chromium: install the package chromium (Debian: 'apt-get install"
            + " chromium fonts-noto-core fonts-noto-cjk'), or name a Chrome by the environment"
            + " variable CHROME. 'mvn verify -DskipITs' leaves them out.");
  }
}
