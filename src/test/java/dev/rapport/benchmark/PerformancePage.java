package dev.rapport.benchmark;

import dev.rapport.benchmark.Figures.Kept;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** The tables of {@code docs/performance.md}: those between its marks; the words around stay. */
final class PerformancePage {

  private static final String BEGIN = "<!-- measured -->";
  private static final String END = "<!-- /measured -->";
  private static final Pattern SCRIPT = Pattern.compile("(?:src|href)=\"(/[^\"]+\\.js)\"");

  private final List<Kept> sizes;
  private final Path project;
  private final StringBuilder page = new StringBuilder();

  PerformancePage(List<Kept> sizes, Path project) {
    this.sizes = sizes;
    this.project = project;
  }

  void writeInto(Path file) throws IOException {
    var largest = sizes.getLast();
    line("Measured on %s, %s processors, %s.", System.getProperty("os.name"), cores(), day());
    answers(largest);
    sizes.stream()
        .filter(size -> size.people() == Others.PEOPLE)
        .findFirst()
        .ifPresent(this::others);
    imports();
    many();
    growth();
    machine(largest);
    var old = Files.exists(file) ? Files.readString(file) : BEGIN + END;
    var before = old.substring(0, old.indexOf(BEGIN) + BEGIN.length());
    Files.writeString(file, before + "\n" + page + old.substring(old.indexOf(END)));
  }

  private void answers(Kept size) {
    line("");
    line("### %,d people, %,d companies, %,d deals", of(size, 1), of(size, 5), of(size, 2));
    line("");
    line(
        "| question | who | median ms | p95 ms | floor median | floor p95 | × floor | a second |"
            + " at 8: median ms | p95 ms | a second | part of floor | CPU ms | floor CPU ms | statements | wanted | so |");
    line("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|---|");
    for (var row : size.rows().values()) {
      line(
          "| %s | %s | %.2f | %.2f | %.2f | %.2f | **%.2f** | %,.0f | %.2f | %.2f | %,.0f | %.2f |"
              + " %.2f | %.2f | %.0f | %s | %s |",
          row.question(),
          row.actor(),
          row.median(),
          row.p95(),
          row.floorMedian(),
          row.floorP95(),
          row.ratio(),
          row.perSecond(),
          row.median8(),
          row.p958(),
          row.perSecond8(),
          row.part(),
          row.computed8(),
          row.floorComputed8(),
          row.statements(),
          row.wanted(),
          row.met() ? "yes" : "**no**");
    }
  }

  /** Beside what four other products do with as many people. */
  private void others(Kept size) {
    line("");
    line("### Beside others: %,d people, eight connections", size.people());
    line("");
    line("| question | the best of four others, a second | here | times | wanted | at least |");
    line("|---|--:|--:|--:|--:|--:|");
    for (var other : Others.ANSWERS) {
      var row = size.rows().get(other.question() + " / all");
      if (row != null) {
        line("%s", other.line(row.perSecond8()));
      }
    }
    var people = size.single().get("import person");
    if (people != null) {
      line("%s", Others.IMPORT.line(people));
    }
  }

  private void imports() {
    line("");
    line("### Imports, rows a second");
    line("");
    line(
        "| people | companies | people | deals | people once more | COPY alone | memory at most |");
    line("|--:|--:|--:|--:|--:|--:|--:|");
    for (var size : sizes) {
      line(
          "| %,d | %s | %s | %s | %s | %s | %s |",
          size.people(),
          measured(size, "import company", ""),
          measured(size, "import person", ""),
          measured(size, "import opportunity", ""),
          measured(size, "import again", ""),
          measured(size, "import floor", ""),
          measured(size, "memory most in import", " MB"));
    }
  }

  private void many() {
    line("");
    line("### Many at once, records a second");
    line("");
    line(
        "| people | export of all, CSV | a row, bytes | the same rows by COPY | bulk edit | taken back |"
            + " one update of as many |");
    line("|--:|--:|--:|--:|--:|--:|--:|");
    for (var size : sizes) {
      line(
          "| %,d | %s | %s | %s | %s | %s | %s |",
          size.people(),
          measured(size, "export, rows a second", ""),
          measured(size, "export, bytes a row", ""),
          measured(size, "export floor", ""),
          measured(size, "bulk edit, records a second", ""),
          measured(size, "bulk edit taken back, records a second", ""),
          measured(size, "bulk edit floor", ""));
    }
  }

  /** Medians at one connection of every size. */
  private void growth() {
    line("");
    line("### How it grows: medians in ms at one connection");
    line("");
    var heads = sizes.stream().map(size -> "%,d".formatted(size.people())).toList();
    line("| question | who | %s |", String.join(" | ", heads));
    line("|---|---|%s", "--:|".repeat(sizes.size()));
    for (var entry : sizes.getLast().rows().entrySet()) {
      var medians =
          sizes.stream()
              .map(size -> size.rows().get(entry.getKey()))
              .map(row -> row == null ? "" : String.format(Locale.ROOT, "%.2f", row.median()))
              .toList();
      line(
          "| %s | %s | %s |",
          entry.getValue().question(), entry.getValue().actor(), String.join(" | ", medians));
    }
  }

  private void machine(Kept size) throws IOException {
    line("");
    line("### The rest");
    line("");
    line("| | |");
    line("|---|--:|");
    line("| start to the first answer | %.1f s |", single(size, "seconds to the first answer"));
    for (var name :
        List.of(
            "memory idle",
            "memory idle, with PostgreSQL",
            "memory under load",
            "memory under load, with PostgreSQL")) {
      line("| %s | %,.0f MB |", name, single(size, name));
    }
    var script = script();
    if (script > 0) {
      line("| JavaScript that the first page loads, gzip | %,d kB |", script / 1000);
    }
  }

  /** What the page itself names; 0 when the web part has not been built. */
  private long script() throws IOException {
    var files = project.resolve("target/classes/static");
    var index = files.resolve("index.html");
    if (!Files.exists(index)) {
      return 0;
    }
    var bytes = 0L;
    var names = SCRIPT.matcher(Files.readString(index)).results().map(found -> found.group(1));
    for (var name : names.toList()) {
      var packed = new ByteArrayOutputStream();
      try (var gzip = new GZIPOutputStream(packed)) {
        gzip.write(Files.readAllBytes(files.resolve(name.substring(1))));
      }
      bytes += packed.size();
    }
    return bytes;
  }

  private static int of(Kept size, int part) {
    return size.people() / part;
  }

  private static double single(Kept size, String name) {
    return size.single().getOrDefault(name, 0.0);
  }

  /** Empty when it was not measured. */
  private static String measured(Kept size, String name, String unit) {
    var value = size.single().get(name);
    return value == null ? "" : String.format(Locale.ROOT, "%,.0f%s", value, unit);
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static String day() {
    return java.time.LocalDate.now().toString();
  }

  private void line(String format, Object... values) {
    page.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
