package dev.rapport.build;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Builds the web part with the system's npm, and only what changed: installs when the lock file
 * did, builds and checks when a source did.
 */
final class BuildWeb {

  /** Smaller files gain nothing by being sent compressed. */
  private static final int WORTH_COMPRESSING = 1024;

  private static final Set<String> NOT_SOURCES = Set.of("node_modules", "dist", ".tanstack");

  /** The files' names by their packages'. */
  private static final Map<String, String> FONTS =
      Map.of(
          "noto-sans", "NotoSans",
          "noto-sans-hebrew", "NotoSansHebrew",
          "noto-sans-sc", "NotoSansSC");

  /**
   * @param arguments {@code build} or {@code check}, the folder of the web part, and the folder of
   *     the application's classes
   */
  public static void main(String[] arguments) throws Exception {
    Path web = Path.of(arguments[1]).toAbsolutePath();
    Path classes = Path.of(arguments[2]).toAbsolutePath();
    Path state = classes.resolveSibling("web");
    if (!Files.exists(web.resolve("package.json"))) {
      throw new IOException("There is no web part in " + web);
    }
    install(web);
    var sources =
        Fingerprint.of(
            state.resolve(arguments[0]), List.of(web), file -> isSource(web.relativize(file)));
    switch (arguments[0]) {
      case "build" -> {
        build(web, classes.resolve("static"), sources);
        fonts(web.resolve("node_modules/@expo-google-fonts"), classes.resolve("fonts"));
      }
      case "check" -> check(web, sources);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void install(Path web) throws Exception {
    Path modules = web.resolve("node_modules");
    var lock =
        Fingerprint.of(
            modules.resolve(".rapport-installed"),
            List.of(web.resolve("package.json"), web.resolve("package-lock.json")),
            file -> true);
    if (!lock.isUnchanged()) {
      npm(web, List.of(), "ci", "--no-progress", "--loglevel=error");
      lock.remember();
    }
  }

  private static void build(Path web, Path target, Fingerprint sources) throws Exception {
    if (sources.isUnchanged() && Files.exists(target.resolve("index.html"))) {
      return;
    }
    npm(
        web,
        List.of("RAPPORT_WEB_OUT=" + target),
        "run",
        "--silent",
        "build",
        "--",
        "--logLevel=warn");
    compress(target);
    sources.remember();
  }

  /** Puts the fonts that documents are printed with, and their licence, among the classes. */
  private static void fonts(Path packages, Path target) throws IOException {
    Files.createDirectories(target);
    for (Map.Entry<String, String> font : FONTS.entrySet()) {
      Path source = packages.resolve(font.getKey());
      String name = font.getValue();
      copy(source.resolve("400Regular/" + name + "_400Regular.ttf"), target, name + "-Regular.ttf");
      copy(source.resolve("700Bold/" + name + "_700Bold.ttf"), target, name + "-Bold.ttf");
      copy(source.resolve("LICENSE_FONT"), target, name + "-OFL.txt");
    }
  }

  private static void copy(Path file, Path folder, String name) throws IOException {
    Path target = folder.resolve(name);
    if (!Files.exists(target) || Files.size(target) != Files.size(file)) {
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void check(Path web, Fingerprint sources) throws Exception {
    if (!sources.isUnchanged()) {
      npm(web, List.of(), "run", "--silent", "check");
      sources.remember();
    }
  }

  /** Puts a gzip beside each text that is served as it is, made once instead of at each request. */
  private static void compress(Path folder) throws IOException {
    List<Path> texts;
    try (Stream<Path> files = Files.walk(folder)) {
      texts =
          files
              .filter(file -> file.toString().matches(".*\\.(js|css|svg|json|html|webmanifest)"))
              .toList();
    }
    for (Path file : texts) {
      if (Files.size(file) >= WORTH_COMPRESSING) {
        try (OutputStream out = new BestGzip(Files.newOutputStream(Path.of(file + ".gz")))) {
          Files.copy(file, out);
        }
      }
    }
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  private static boolean isSource(Path file) {
    for (Path part : file) {
      if (NOT_SOURCES.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  private static void npm(Path web, List<String> environment, String... arguments)
      throws Exception {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    List<String> command = new ArrayList<>(List.of(windows ? "npm.cmd" : "npm"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(web.toFile()).inheritIO();
    for (String variable : environment) {
      int equals = variable.indexOf('=');
      builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    int exit;
    try {
      exit = builder.start().waitFor();
    } catch (IOException e) {
      System.err.println("The web part is built with npm: install Node.js 20.19 or later.");
      throw e;
    }
    if (exit != 0) {
      System.err.println("'npm " + String.join(" ", arguments) + "' failed in " + web);
      System.exit(exit);
    }
  }

  private BuildWeb() {}
}
