package dev.rapport.build;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Formats the project's Java by google-java-format, or finds the files that are not. */
final class FormatJava {

  /**
   * @param arguments {@code format} or {@code check}, and the folder of the sources
   */
  public static void main(String[] arguments) throws Exception {
    boolean check = arguments[0].equals("check");
    Path folder = Path.of(arguments[1]);
    var state =
        Fingerprint.of(Path.of("target/format.sha256"), List.of(folder), FormatJava::isJava);
    if (check && state.isUnchanged()) {
      return;
    }
    var formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    List<Path> unformatted = new ArrayList<>();
    List<Path> sources;
    try (Stream<Path> files = Files.walk(folder)) {
      sources = files.filter(FormatJava::isJava).sorted().toList();
    }
    for (Path file : sources) {
      String source = Files.readString(file);
      String formatted = format(formatter, source);
      if (!formatted.equals(source)) {
        unformatted.add(file);
        if (!check) {
          Files.writeString(file, formatted);
        }
      }
    }
    if (check && !unformatted.isEmpty()) {
      System.err.println("Not formatted; 'mvn -q initialize exec:exec@format' does it:");
      unformatted.forEach(file -> System.err.println("  " + file));
      System.exit(1);
    }
    if (check) {
      state.remember();
    }
  }

  private static String format(Formatter formatter, String source) throws Exception {
    String imports = RemoveUnusedImports.removeUnusedImports(source);
    return formatter.formatSource(
        ImportOrderer.reorderImports(imports, JavaFormatterOptions.Style.GOOGLE));
  }

  private static boolean isJava(Path file) {
    return file.toString().endsWith(".java");
  }

  private FormatJava() {}
}
