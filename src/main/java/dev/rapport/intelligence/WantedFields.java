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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which fields one wants to know of everybody, by which the completeness of what is known is
 * measured: what an administrator chose, else the usual ones.
 */
@Component
class WantedFields implements FieldUser {

  /** So many may be wanted. */
  static final int MOST = 50;

  /**
   * As it is kept.
   *
   * @param version one more with every choice; null from before they were counted
   */
  private record Chosen(List<String> fields, @Nullable Integer version) {
    Chosen {
      fields = List.copyOf(fields);
    }

    static Chosen byNobody(String... fields) {
      return new Chosen(List.of(fields), null);
    }
  }

  record Choice(List<String> fields, int version) {}

  private static final Map<String, Chosen> USUAL =
      Map.of(
          Company.OBJECT,
          Chosen.byNobody(
              "roles", "sector", "website", "email", "phone", "address", "taxNumber", "owner"),
          Person.OBJECT,
          Chosen.byNobody(
              "jobTitle",
              "company",
              "email",
              "phone",
              "address",
              "birthday",
              "preferredLanguage",
              "owner"));

  /** The names of what has fields that are wanted. */
  static final Set<String> OBJECTS = USUAL.keySet();

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
    return thereOf(object, chosen(object));
  }

  /**
   * The names of those of an object that are wanted while nobody chose others.
   *
   * @throws NotFoundException when nothing is wanted of such records
   */
  List<String> usual(String object) {
    return thereOf(object, usually(object));
  }

  /**
   * The same, with how often fields were chosen for the object.
   *
   * @throws NotFoundException when nothing is wanted of such records
   */
  Choice choice(String object) {
    var chosen = chosen(object);
    return new Choice(thereOf(object, chosen), versionOf(chosen));
  }

  private static int versionOf(Chosen chosen) {
    return Objects.requireNonNullElse(chosen.version(), 0);
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
   * @param version the one that was looked at
   * @throws ProblemException 412 when somebody chose others since, 422 with those that can't be
   * @throws NotFoundException when nothing is wanted of such records
   */
  @Transactional
  void choose(String object, List<String> fields, int version) {
    settings.lock(setting(object));
    if (versionOf(chosen(object)) != version) {
      throw ProblemException.of(HttpStatus.PRECONDITION_FAILED, "wantedChanged");
    }
    choose(object, fields);
  }

  /**
   * Chooses others, whatever was chosen before.
   *
   * @throws ProblemException 422 with those that can't be
   * @throws NotFoundException when nothing is wanted of such records
   */
  @Transactional
  void choose(String object, List<String> fields) {
    settings.lock(setting(object));
    var possible = possible(object);
    var wrong =
        fields.stream()
            .filter(name -> !possible.contains(name))
            .map(name -> FieldProblem.of("fields", "query.unknownField", name))
            .toList();
    if (!wrong.isEmpty()) {
      throw ProblemException.invalid(wrong);
    }
    settings.put(
        setting(object),
        new Chosen(fields.stream().distinct().toList(), versionOf(chosen(object)) + 1));
  }

  @Override
  public List<Use> uses() {
    return USUAL.keySet().stream()
        .sorted()
        .map(object -> new Use(Text.of("wanted.use"), object, Set.copyOf(of(object)), null))
        .toList();
  }

  private Chosen chosen(String object) {
    return settings.get(setting(object), Chosen.class, usually(object));
  }

  private static Chosen usually(String object) {
    return Optional.ofNullable(USUAL.get(object)).orElseThrow(NotFoundException::new);
  }

  private List<String> thereOf(String object, Chosen chosen) {
    var possible = possible(object);
    return chosen.fields().stream().filter(possible::contains).toList();
  }

  private ObjectDefinition definition(String object) {
    check(object);
    return catalog.object(object);
  }

  private static boolean isFilledIn(FieldDefinition field) {
    return field.source() == null
        && !field.is(Trait.DERIVED)
        && !field.is(Trait.BY_COMMAND)
        && !field.is(Trait.HIDDEN);
  }

  private static String setting(String object) {
    check(object);
    return "wanted." + object;
  }

  private static void check(String object) {
    if (!OBJECTS.contains(object)) {
      throw new NotFoundException();
    }
  }
}
