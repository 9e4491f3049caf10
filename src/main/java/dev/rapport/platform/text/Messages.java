package dev.rapport.platform.text;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The texts of {@code messages/<module>[_<language>].properties}, filled in by ICU's rules: {@code
 * {0}}, and plurals as {@code {0, plural, one {# row} other {# rows}}}.
 *
 * <p>All modules' keys share one name space. A text that a language lacks comes in English.
 */
@Component
public class Messages {

  private final Map<Locale, Map<String, String>> patterns = new HashMap<>();
  private volatile Map<Locale, Map<String, String>> own = Map.of();

  public Messages() {
    try {
      var resolver = new PathMatchingResourcePatternResolver(Messages.class.getClassLoader());
      for (Locale language : Languages.ALL) {
        patterns.put(language, new HashMap<>());
      }
      for (Resource file : resolver.getResources("classpath*:messages/*.properties")) {
        read(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The text of {@code key}.
   *
   * @param arguments fill in {@code {0}}, {@code {1}}…; numbers and dates are written as the
   *     language does
   * @throws IllegalArgumentException when no module has such a text
   */
  public String text(Locale language, String key, Object... arguments) {
    Locale spoken = Languages.of(language.toLanguageTag());
    String word = own.getOrDefault(spoken, Map.of()).get(key);
    if (word != null) {
      return word;
    }
    String pattern = pattern(spoken, key);
    return new MessageFormat(pattern, ULocale.forLocale(spoken)).format(arguments);
  }

  public String text(Locale language, Text text) {
    return text(language, text.key(), text.arguments().toArray());
  }

  /**
   * The text as the module has it, whatever the organisation says instead.
   *
   * @throws IllegalArgumentException when no module has such a text
   */
  public String standard(Locale language, String key) {
    var spoken = Languages.of(language.toLanguageTag());
    return new MessageFormat(pattern(spoken, key), ULocale.forLocale(spoken)).format(new Object[0]);
  }

  /** Whether some module has a text of this name, or the organisation. */
  public boolean has(String key) {
    return own.getOrDefault(Languages.DEFAULT, Map.of()).containsKey(key) || isStandard(key);
  }

  /** Whether some module has a text of this name, whatever the organisation says instead. */
  public boolean isStandard(String key) {
    return patterns(Languages.DEFAULT).containsKey(key);
  }

  /**
   * Puts the organisation's own words in place of those that were there; they come before the
   * modules' texts.
   *
   * @param words plain texts by language and key; a key that no module has is there in every
   *     language
   */
  public void speak(Map<Locale, Map<String, String>> words) {
    own = Map.copyOf(words);
  }

  private String pattern(Locale language, String key) {
    String pattern = patterns(language).get(key);
    if (pattern == null) {
      pattern = patterns(Languages.DEFAULT).get(key);
    }
    if (pattern == null) {
      throw new IllegalArgumentException("No module has the text " + key);
    }
    return pattern;
  }

  private Map<String, String> patterns(Locale language) {
    return patterns.getOrDefault(language, Map.of());
  }

  private void read(Resource file) throws IOException {
    String name = String.valueOf(file.getFilename()).replace(".properties", "");
    int suffix = name.lastIndexOf('_');
    Locale language = suffix < 0 ? Languages.DEFAULT : Locale.of(name.substring(suffix + 1));
    var properties = new Properties();
    try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    for (String key : properties.stringPropertyNames()) {
      patterns
          .computeIfAbsent(language, ignored -> new HashMap<>())
          .put(key, properties.getProperty(key));
    }
  }
}
