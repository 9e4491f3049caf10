package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the documents say about the project is there. */
class DocumentsTest {

  private static final Pattern TEST = Pattern.compile("(?<!-)\\b[A-Z]\\w+(?:Tests?|IT)\\b");
  private static final Pattern LINK = Pattern.compile("]\\(([^):#]+)(?:#[^)]*)?\\)");

  @Test
  void every_test_that_a_document_names_is_there() throws IOException {
    var named = new TreeSet<String>();
    for (var document : documents()) {
      TEST.matcher(Files.readString(document))
          .results()
          .map(MatchResult::group)
          .forEach(named::add);
    }
    assertThat(named).hasSizeGreaterThan(50);
    assertThat(tests()).containsAll(named);
  }

  @Test
  void every_file_that_a_document_leads_to_is_there() throws IOException {
    var lost = new TreeSet<String>();
    for (var document : documents()) {
      var folder = document.toAbsolutePath().getParent();
      LINK.matcher(Files.readString(document))
          .results()
          .map(found -> found.group(1))
          .filter(address -> !Files.exists(folder.resolve(address)))
          .forEach(address -> lost.add(document + ": " + address));
    }
    assertThat(lost).isEmpty();
  }

  private static Set<Path> documents() throws IOException {
    try (var files = Files.walk(Path.of("docs"))) {
      var documents =
          files
              .filter(file -> file.toString().endsWith(".md"))
              .collect(Collectors.toCollection(TreeSet::new));
      documents.add(Path.of("README.md"));
      documents.add(Path.of("CONTRIBUTING.md"));
      return documents;
    }
  }

  private static Set<String> tests() throws IOException {
    try (var files = Files.walk(Path.of("src/test/java"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }
}
