package dev.rapport.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebTextsTest {

  private static final Path WEB = Path.of("web/src/platform/languages");
  private static final List<String> TRANSLATIONS = List.of("bg", "zh", "kk", "he");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\w+|<\\w+");
  private static final Pattern PLURAL = Pattern.compile("_(zero|one|two|few|many|other)$");

  @TestFactory
  Stream<DynamicTest> every_text_of_the_web_is_there_in_all_five_languages() throws IOException {
    Map<String, Path> files = new TreeMap<>();
    for (String language : Stream.concat(Stream.of("en"), TRANSLATIONS.stream()).toList()) {
      try (Stream<Path> found = Files.list(WEB.resolve(language))) {
        found.forEach(file -> files.put(file.getFileName().toString(), file));
      }
    }
    return files.keySet().stream()
        .flatMap(name ->
            TRANSLATIONS.stream()
                .map(language ->
                    DynamicTest.dynamicTest(
                        name + " in " + language,
                        () -> sameWebTexts(web("en", name), web(language, name)))));
  }

  /** Plural forms differ by language: their stem must be there, and the form for 'other'. */
  private static void sameWebTexts(Map<String, String> english, Map<String, String> translated) {
    assertThat(stems(translated)).isEqualTo(stems(english));
    for (Map.Entry<String, String> text : english.entrySet()) {
      String key = text.getKey();
      String counterpart = PLURAL.matcher(key).find() ? stem(key) + "_other" : key;
      assertThat(translated.get(counterpart)).as(counterpart).isNotBlank();
      if (counterpart.equals(key)) {
        assertThat(webPlaceholders(translated.get(key)))
            .as(key)
            .isEqualTo(webPlaceholders(text.getValue()));
      }
    }
  }

  private static Set<String> stems(Map<String, String> texts) {
    return texts.keySet().stream()
        .map(WebTextsTest::stem)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String stem(String key) {
    return PLURAL.matcher(key).replaceFirst("");
  }

  private static Set<String> webPlaceholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> web(String language, String name) throws IOException {
    var texts = new TreeMap<String, String>();
    flatten("", new JsonMapper().readTree(WEB.resolve(language).resolve(name).toFile()), texts);
    return texts;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> texts) {
    if (node.isObject()) {
      node.properties()
          .forEach(entry ->
              flatten(
                  path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                  entry.getValue(),
                  texts));
    } else {
      texts.put(path, node.asString());
    }
  }
}
