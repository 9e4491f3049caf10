package dev.rapport.intelligence;

import dev.rapport.parties.Company;
import dev.rapport.parties.Person;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.Settings;
import dev.rapport.platform.text.Text;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.catalog.FieldUser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Which fields one wants to know of everybody, by which the completeness of what is known is
 * measured: what an administrator chose, else the usual ones.
 */
@Component
class WantedFields implements FieldUser {

  /** As it is kept. */
  record Chosen(List<String> fields) {
    Chosen {
      fields = List.copyOf(fields);
    }
  }

  private static final Map<String, Chosen> USUAL =
      Map.of(
          Company.OBJECT,
          new Chosen(
              List.of(
                  "roles", "sector", "website", "email", "phone", "address", "taxNumber", "owner")),
          Person.OBJECT,
          new Chosen(
              List.of(
                  "jobTitle",
                  "company",
                  "email",
                  "phone",
                  "address",
                  "birthday",
                  "preferredLanguage",
                  "owner")));

  private final Settings settings;
  private final Catalog catalog;

  WantedFields(Settings settings, Catalog catalog) {
    this.settings = settings;
    this.catalog = catalog;
  }

  /**
   * The names of those of an object that are there, in their order.
   *
   * @throws NotFoundException when nothing is wanted of such records
   */
  List<String> of(String object) {
    var possible = possible(object);
    return chosen(object).fields().stream().filter(possible::contains).toList();
  }

  /**
   * The names of the fields that people fill in, from which may be chosen.
   *
   * @throws NotFoundException when nothing is wanted of such records
   */
  List<String> possible(String object) {
    return definition(object).fields().values().stream()
        .filter(WantedFields::isFilledIn)
        .map(FieldDefinition::name)
        .toList();
  }

  /**
   * Chooses others.
   *
   * @throws ProblemException 422 with those that can't be
   * @throws NotFoundException when nothing is wanted of such records
   */
  void choose(String object, List<String> fields) {
    var possible = possible(object);
    var wrong =
        fields.stream()
            .filter(name -> !possible.contains(name))
            .map(name -> FieldProblem.of("fields", "query.unknownField", name))
            .toList();
    if (!wrong.isEmpty()) {
      throw ProblemException.invalid(wrong);
    }
    settings.put(setting(object), new Chosen(fields.stream().distinct().toList()));
  }

  @Override
  public List<Use> uses() {
    return USUAL.keySet().stream()
        .sorted()
        .map(object -> new Use(Text.of("wanted.use"), object, Set.copyOf(of(object)), null))
        .toList();
  }

  private Chosen chosen(String object) {
    var usual = USUAL.get(object);
    if (usual == null) {
      throw new NotFoundException();
    }
    return settings.get(setting(object), Chosen.class, usual);
  }

  private ObjectDefinition definition(String object) {
    if (!USUAL.containsKey(object)) {
      throw new NotFoundException();
    }
    return catalog.object(object);
  }

  private static boolean isFilledIn(FieldDefinition field) {
    return field.source() == null
        && !field.is(Trait.DERIVED)
        && !field.is(Trait.BY_COMMAND)
        && !field.is(Trait.HIDDEN);
  }

  private static String setting(String object) {
    return "wanted." + object;
  }
}
