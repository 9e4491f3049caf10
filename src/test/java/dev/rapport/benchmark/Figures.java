package dev.rapport.benchmark;

import dev.rapport.benchmark.Questions.Question;
import dev.rapport.benchmark.Rounds.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What was measured of one size, kept beside its data so that a page can show several. */
final class Figures {

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * A question of one actor: times in milliseconds, at one connection and at eight.
   *
   * @param computed8 what all processes computed for one answer, in milliseconds
   * @param wanted in words
   * @param met whether it is so
   */
  record Row(
      String question,
      String actor,
      double median,
      double p95,
      double floorMedian,
      double floorP95,
      double perSecond,
      double floorPerSecond,
      double median8,
      double p958,
      double perSecond8,
      double floorPerSecond8,
      double computed8,
      double floorComputed8,
      double statements,
      String wanted,
      boolean met) {

    static Row of(Question question, String actor, Result one, Result eight) {
      var product = one.product();
      var floor = one.floor();
      var limit = question.limit();
      var met =
          (limit.timesFloor() == 0 || product.median() <= limit.timesFloor() * floor.median())
              && (limit.timesFloor() != 1.5
                  || eight.product().perSecond() >= eight.floor().perSecond() / 2)
              && (limit.median() == 0 || product.median() < limit.median())
              && (limit.p95() == 0 || product.p95() < limit.p95());
      return new Row(
          question.name(),
          actor,
          product.median(),
          product.p95(),
          floor.median(),
          floor.p95(),
          product.perSecond(),
          floor.perSecond(),
          eight.product().median(),
          eight.product().p95(),
          eight.product().perSecond(),
          eight.floor().perSecond(),
          eight.product().computed(),
          eight.floor().computed(),
          one.statements(),
          limit.words(),
          met);
    }

    double ratio() {
      return median / floorMedian;
    }

    /** The product's throughput at eight connections as a part of its floor's. */
    double part() {
      return perSecond8 / floorPerSecond8;
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "%-40s %-5s %8.2f ms p95 %8.2f floor %7.2f p95 %7.2f x%5.2f | %7.0f/s | at 8: %7.2f ms"
              + " p95 %7.2f, %6.0f/s of %6.0f (%.2f) cpu %.2f of %.2f | %.1f statements | %s %s",
          question,
          actor,
          median,
          p95,
          floorMedian,
          floorP95,
          ratio(),
          perSecond,
          median8,
          p958,
          perSecond8,
          floorPerSecond8,
          part(),
          computed8,
          floorComputed8,
          statements,
          wanted,
          met ? "yes" : "NO");
    }
  }

  /** As it is kept in its file. */
  record Kept(int people, Map<String, Double> single, Map<String, Row> rows) {}

  private final Path file;
  private final Kept kept;

  Figures(Path file, int people) throws IOException {
    this.file = file;
    this.kept =
        Files.exists(file)
            ? JSON.readValue(Files.readString(file), Kept.class)
            : new Kept(people, new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  int people() {
    return kept.people();
  }

  void put(String name, double value) {
    kept.single().put(name, value);
    System.out.printf(Locale.ROOT, "%s: %,.1f%n", name, value);
  }

  void add(Row row) {
    kept.rows().put(row.question() + " / " + row.actor(), row);
  }

  void save() throws IOException {
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(kept));
  }

  /** Those of all sizes, the smallest first. */
  static List<Kept> all(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(file -> {
            try {
              return JSON.readValue(Files.readString(file), Kept.class);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          })
          .sorted(java.util.Comparator.comparingInt(Kept::people))
          .toList();
    }
  }
}
