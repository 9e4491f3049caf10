package dev.rapport.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A real company's sales of 2016 and 2017 in four files, which lie beside the project or where
 * {@code RAPPORT_DATA} says.
 */
final class SalesBook {

  private static final Path FOLDER =
      Path.of(Optional.ofNullable(System.getenv("RAPPORT_DATA")).orElse("../shared/data"), "sales");

  /** The deals of some people, counted from the file itself. */
  record Figures(long won, long lost, long engaging, BigDecimal amount) {

    Figures andWon(BigDecimal deal) {
      return new Figures(won + 1, lost, engaging, amount.add(deal));
    }
  }

  private SalesBook() {}

  static boolean isHere() {
    return Files.isDirectory(FOLDER);
  }

  static Path file(String name) {
    return FOLDER.resolve(name).toAbsolutePath().normalize();
  }

  static List<String> teamOf(String manager) {
    return rows("sales_teams.csv").stream()
        .filter(row -> row[1].equals(manager))
        .map(row -> row[0])
        .toList();
  }

  static Figures figuresOf(List<String> people) {
    var deals = rows("sales_pipeline.csv").stream().filter(row -> people.contains(row[1])).toList();
    var amount =
        deals.stream()
            .filter(row -> row[4].equals("Won"))
            .map(row -> new BigDecimal(row[7]))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Figures(in(deals, "Won"), in(deals, "Lost"), in(deals, "Engaging"), amount);
  }

  private static long in(List<String[]> deals, String stage) {
    return deals.stream().filter(row -> row[4].equals(stage)).count();
  }

  /** No value in these files is quoted. */
  private static List<String[]> rows(String file) {
    try (var lines = Files.lines(file(file))) {
      return lines.skip(1).map(line -> line.split(",", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
