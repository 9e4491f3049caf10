package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** Holds the arrows of docs/architecture.md, and draws them as they are. */
class ModularityTests {

  private static final ApplicationModules MODULES = ApplicationModules.of(RapportApplication.class);

  @Test
  void modules_have_no_cycles_and_no_way_into_each_others_inside() {
    MODULES.verify();
  }

  @Test
  void a_cycle_between_modules_is_found() {
    var cyclic =
        ApplicationModules.of(
            "dev.rapport.testing.breach", ImportOption.Predefined.ONLY_INCLUDE_TESTS);
    assertThatThrownBy(cyclic::verify).isInstanceOf(Violations.class).hasMessageContaining("Cycle");
  }

  @Test
  void every_package_says_that_its_types_are_not_null_unless_marked() {
    assertThat(unmarked("dev.rapport", ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)).isEmpty();
    assertThat(unmarked("dev.rapport.testing.breach", ImportOption.Predefined.ONLY_INCLUDE_TESTS))
        .as("packages that break the rule on purpose")
        .hasSize(2);
  }

  private static Set<String> unmarked(String root, ImportOption option) {
    return new ClassFileImporter()
        .withImportOption(option).importPackages(root).stream()
            .map(JavaClass::getPackage)
            .filter(found -> !found.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(Collectors.toSet());
  }

  /**
   * The picture shows the shortest arrows: what stands on B, which stands on C, stands on C too.
   */
  @Test
  void the_picture_of_the_modules_is_drawn_from_the_code() throws IOException {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (ApplicationModule module : MODULES) {
      Set<String> used =
          module
              .getDirectDependencies(MODULES)
              .uniqueModules()
              .map(other -> other.getIdentifier().toString())
              .collect(Collectors.toCollection(TreeSet::new));
      uses.put(module.getIdentifier().toString(), used);
    }
    var picture = new StringBuilder();
    picture.append("# The modules\n\n");
    picture.append("Drawn from the code by `ModularityTests`; an arrow means 'stands on'.\n\n");
    picture.append("```mermaid\nflowchart TD\n");
    for (String module : uses.keySet()) {
      picture.append("  ").append(module).append('\n');
    }
    uses.forEach((module, used) ->
        used.stream()
            .filter(other -> !reachesByAnother(uses, used, other))
            .forEach(other -> picture.append("  %s --> %s%n".formatted(module, other))));
    picture.append("```\n");
    Path file = Path.of("docs", "modules.md");
    if (!Files.exists(file) || !Files.readString(file).contentEquals(picture)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, picture);
    }
    assertThat(uses.get("platform")).isEmpty();
    assertThat(uses.keySet()).contains("platform", "identity", "records");
  }

  private static boolean reachesByAnother(
      Map<String, Set<String>> uses, Set<String> used, String target) {
    List<String> others = used.stream().filter(other -> !other.equals(target)).toList();
    return others.stream().anyMatch(other -> reaches(uses, other, target));
  }

  private static boolean reaches(Map<String, Set<String>> uses, String from, String target) {
    Set<String> direct = uses.getOrDefault(from, Set.of());
    return direct.contains(target)
        || direct.stream().anyMatch(next -> !next.equals(from) && reaches(uses, next, target));
  }
}
