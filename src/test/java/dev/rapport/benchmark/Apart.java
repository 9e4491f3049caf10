package dev.rapport.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the packaged product where there is no floor to compare with: how it starts, how many
 * may listen and sign in at once, how soon screens can be used. {@code docs/performance.md} says
 * how to run it.
 *
 * <p>Arguments: the project's folder, the folder for its data, and a regular expression of the
 * parts to be measured: start, crowd, sign-ins, screens.
 */
public final class Apart {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String BEGIN = "<!-- measured apart -->";
  private static final String END = "<!-- /measured apart -->";

  private final Path file;
  private final Map<String, String> figures;

  private Apart(Path file) throws IOException {
    this.file = file;
    this.figures =
        Files.exists(file)
            ? JSON.readValue(
                Files.readString(file), new TypeReference<LinkedHashMap<String, String>>() {})
            : new LinkedHashMap<>();
  }

  /** One of the things that are measured. */
  private interface Part {
    void measure(Packaged product, Apart apart) throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    var project = Path.of(arguments[0]);
    var data = Path.of(arguments[1]).toAbsolutePath().resolve("apart");
    var wanted = Pattern.compile(arguments[2]).asPredicate();
    Files.createDirectories(data);
    var apart = new Apart(data.resolve("figures"));
    var product = Packaged.of(project, data);
    var parts = new LinkedHashMap<String, Part>();
    parts.put("start", Starts::measure);
    parts.put("crowd", Crowd::measure);
    parts.put("sign-ins", ManySignIns::measure);
    parts.put("screens", Screens::measure);
    for (var part : parts.entrySet()) {
      if (wanted.test(part.getKey())) {
        part.getValue().measure(product, apart);
        apart.save();
      }
    }
    apart.writeInto(project.resolve("docs/performance.md"));
  }

  void put(String name, String format, Object... values) {
    var text = String.format(Locale.ROOT, format, values);
    figures.put(name, text);
    System.out.println(name + ": " + text);
  }

  private void save() throws IOException {
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figures));
  }

  private void writeInto(Path page) throws IOException {
    var old = Files.readString(page);
    var table = new StringBuilder(BEGIN + "\n| | |\n|---|--:|\n");
    figures.forEach((name, value) ->
        table.append("| ").append(name).append(" | ").append(value).append(" |\n"));
    Files.writeString(
        page, old.substring(0, old.indexOf(BEGIN)) + table + old.substring(old.indexOf(END)));
  }

  /** The value that so much of them do not exceed; 0 of none. */
  static double quantile(List<Double> values, double part) {
    var sorted = values.stream().sorted().toList();
    return sorted.isEmpty()
        ? 0
        : sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
  }
}
