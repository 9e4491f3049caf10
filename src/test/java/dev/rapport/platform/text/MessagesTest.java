package dev.rapport.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MessagesTest {

  private static final Path SERVER = Path.of("src/main/resources/messages");
  private static final List<String> TRANSLATIONS = List.of("bg", "zh", "kk", "he");

  private final Messages messages = new Messages();

  @Test
  void numbers_choose_the_plural_of_their_language() {
    assertThat(messages.text(Locale.ENGLISH, "problem.invalid.detail", 1))
        .isEqualTo("One field needs your attention.");
    assertThat(messages.text(Locale.ENGLISH, "problem.invalid.detail", 3))
        .isEqualTo("3 fields need your attention.");
    assertThat(messages.text(Locale.of("he"), "problem.invalid.detail", 2)).startsWith("שני שדות");
  }

  @Test
  void a_language_that_rapport_does_not_speak_is_answered_in_english() {
    assertThat(messages.text(Locale.FRENCH, "invalid.required")).isEqualTo("Fill this in.");
    assertThat(messages.text(Locale.forLanguageTag("zh-Hans-CN"), "invalid.required"))
        .isEqualTo("请填写此项。");
    assertThatThrownBy(() -> messages.text(Locale.ENGLISH, "no.such.text"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @TestFactory
  Stream<DynamicTest> every_text_of_the_server_is_there_in_all_five_languages() throws IOException {
    List<String> modules;
    try (Stream<Path> files = Files.list(SERVER)) {
      modules =
          files
              .map(file -> file.getFileName().toString().replaceFirst("(_..)?\\.properties$", ""))
              .distinct()
              .sorted()
              .toList();
    }
    return modules.stream()
        .flatMap(module ->
            TRANSLATIONS.stream()
                .map(language ->
                    DynamicTest.dynamicTest(
                        module + " in " + language,
                        () ->
                            sameTexts(
                                properties(module, ""), properties(module, "_" + language)))));
  }

  @Test
  void no_two_modules_use_one_name_for_different_texts() throws IOException {
    Map<String, String> owners = new HashMap<>();
    try (Stream<Path> files = Files.list(SERVER)) {
      for (Path file : files.filter(f -> !f.toString().contains("_")).toList()) {
        for (String key : read(file).keySet()) {
          String other = owners.put(key, file.toString());
          assertThat(other).as("%s is in %s too", key, file).isNull();
        }
      }
    }
  }

  private static void sameTexts(Map<String, String> english, Map<String, String> translated) {
    assertThat(translated.keySet()).isEqualTo(english.keySet());
    english.forEach((key, text) -> {
      assertThat(translated.get(key)).as(key).isNotBlank();
      assertThat(placeholders(translated.get(key))).as(key).isEqualTo(placeholders(text));
    });
  }

  private static Set<String> placeholders(String text) {
    var pattern = new MessagePattern(text);
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      Part part = pattern.getPart(i);
      if (part.getType() == Part.Type.ARG_NUMBER || part.getType() == Part.Type.ARG_NAME) {
        names.add(pattern.getSubstring(part));
      }
    }
    return names;
  }

  private static Map<String, String> properties(String module, String suffix) throws IOException {
    return read(SERVER.resolve(module + suffix + ".properties"));
  }

  private static Map<String, String> read(Path file) throws IOException {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    var texts = new TreeMap<String, String>();
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    return texts;
  }
}
