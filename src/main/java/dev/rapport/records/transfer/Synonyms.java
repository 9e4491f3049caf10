package dev.rapport.records.transfer;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * What other programs call our fields: {@code import/synonyms*.properties}, each entry {@code
 * object.field=name, another name}, with {@code *} for every object.
 */
@Component
class Synonyms {

  private final Map<String, Set<String>> names = new HashMap<>();

  Synonyms() throws IOException {
    var files =
        new PathMatchingResourcePatternResolver(Synonyms.class.getClassLoader())
            .getResources("classpath*:import/synonyms*.properties");
    Arrays.stream(files).forEach(this::read);
  }

  /** The squashed names under which other programs keep a target. */
  Set<String> of(String object, String target) {
    return Stream.of(object, "*")
        .flatMap(key -> names.getOrDefault(key + "." + target, Set.of()).stream())
        .collect(Collectors.toSet());
  }

  private void read(Resource file) {
    var properties = new Properties();
    try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties
        .stringPropertyNames()
        .forEach(key ->
            Arrays.stream(properties.getProperty(key).split(","))
                .map(Names::squash)
                .forEach(name -> names.computeIfAbsent(key, _ -> new HashSet<>()).add(name)));
  }
}
