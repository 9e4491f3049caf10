package dev.rapport.administration;

import static java.util.Objects.requireNonNullElse;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Demands.From;
import dev.rapport.records.catalog.FieldArranging;
import dev.rapport.records.catalog.FieldArranging.Section;
import dev.rapport.records.catalog.FieldShape.Trait;
import dev.rapport.records.catalog.FieldShaping;
import dev.rapport.records.catalog.FieldShaping.FieldChange;
import dev.rapport.records.catalog.FieldShaping.NewField;
import dev.rapport.records.catalog.ShapeView;
import dev.rapport.records.catalog.ShapeView.FieldsView;
import dev.rapport.records.catalog.TypeShape;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The fields of an object, as administrators shape them. */
@RestController
@RequestMapping("/api/objects/{object}/fields")
class FieldController {

  /** A field to be added: texts by language, demands that are missing are not made. */
  record NewFieldInput(
      @NotNull Map<String, String> labels,
      @Nullable Map<String, String> help,
      @NotNull TypeShape type,
      @Nullable String section,
      @Nullable Boolean required,
      @Nullable Boolean unique,
      @Nullable Boolean sortable,
      @Nullable Boolean searched,
      @Nullable Boolean tracked,
      @Nullable Object initial,
      @Nullable Boolean fill,
      @Valid @Nullable FromInput requiredFrom) {}

  /**
   * The field that says how far a record is, and those of its values from which on one is needed.
   */
  record FromInput(@NotNull String field, @NotNull List<@NotNull String> values) {
    From from() {
      return new From(field, values);
    }
  }

  /** What is to change; what is missing stays. */
  record FieldInput(
      @NotNull Integer version,
      @Nullable Map<String, String> labels,
      @Nullable Map<String, String> help,
      @Nullable TypeShape type,
      @Nullable Boolean required,
      @Nullable Boolean hidden,
      @Nullable Boolean unique,
      @Nullable Boolean sortable,
      @Nullable Boolean searched,
      @Nullable Boolean tracked,
      @Nullable List<@NotNull Object> initial,
      @Nullable List<@Valid @NotNull FromInput> requiredFrom,
      @Nullable Map<String, @NotNull List<@NotNull String>> transitions) {}

  record SectionInput(
      @NotNull String name,
      @Nullable Map<String, String> labels,
      @NotNull List<@NotNull String> fields) {}

  record Arrangement(@NotNull List<@Valid @NotNull SectionInput> sections) {}

  record Added(String name) {}

  private final FieldShaping shaping;
  private final FieldArranging arranging;
  private final ShapeView view;

  FieldController(FieldShaping shaping, FieldArranging arranging, ShapeView view) {
    this.shaping = shaping;
    this.arranging = arranging;
    this.view = view;
  }

  @GetMapping
  FieldsView fields(@PathVariable String object, Actor actor, Locale language) {
    Administrators.only(actor);
    return view.of(object, language);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Added add(@PathVariable String object, @Valid @RequestBody NewFieldInput input, Actor actor) {
    Administrators.only(actor);
    var traits = EnumSet.noneOf(Trait.class);
    traits(
            input.required(),
            null,
            input.unique(),
            input.sortable(),
            input.searched(),
            input.tracked())
        .forEach((trait, wanted) -> {
          if (wanted) {
            traits.add(trait);
          }
        });
    var field =
        new NewField(
            input.labels(),
            requireNonNullElse(input.help(), Map.of()),
            input.type(),
            input.section(),
            traits,
            input.initial(),
            requireNonNullElse(input.fill(), false),
            input.requiredFrom() == null ? null : input.requiredFrom().from());
    return new Added(shaping.add(object, field, actor));
  }

  /**
   * @throws ProblemException 412 when somebody changed the field since the version that was looked
   *     at
   */
  @PatchMapping("/{field}")
  FieldsView change(
      @PathVariable String object,
      @PathVariable String field,
      @Valid @RequestBody FieldInput input,
      Actor actor,
      Locale language) {
    Administrators.only(actor);
    shaping.change(
        object,
        field,
        new FieldChange(
            input.version(),
            input.labels(),
            input.help(),
            input.type(),
            traits(
                input.required(),
                input.hidden(),
                input.unique(),
                input.sortable(),
                input.searched(),
                input.tracked()),
            input.initial(),
            input.requiredFrom() == null
                ? null
                : input.requiredFrom().stream().map(FromInput::from).toList(),
            input.transitions()),
        actor);
    return view.of(object, language);
  }

  @DeleteMapping("/{field}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String object, @PathVariable String field, Actor actor) {
    Administrators.only(actor);
    shaping.remove(object, field, actor);
  }

  @PostMapping("/{field}/restoration")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void restore(@PathVariable String object, @PathVariable String field, Actor actor) {
    Administrators.only(actor);
    shaping.restore(object, field, actor);
  }

  /** Gets a field ready whose preparation was cancelled or failed. */
  @PostMapping("/{field}/preparation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void prepare(@PathVariable String object, @PathVariable String field, Actor actor) {
    Administrators.only(actor);
    shaping.prepare(object, field, actor);
  }

  @PutMapping("/order")
  FieldsView arrange(
      @PathVariable String object,
      @Valid @RequestBody Arrangement arrangement,
      Actor actor,
      Locale language) {
    Administrators.only(actor);
    arranging.arrange(
        object,
        arrangement.sections().stream()
            .map(section -> new Section(section.name(), section.labels(), section.fields()))
            .toList());
    return view.of(object, language);
  }

  private static Map<Trait, Boolean> traits(
      @Nullable Boolean required,
      @Nullable Boolean hidden,
      @Nullable Boolean unique,
      @Nullable Boolean sortable,
      @Nullable Boolean searched,
      @Nullable Boolean tracked) {
    var traits = new EnumMap<Trait, Boolean>(Trait.class);
    put(traits, Trait.REQUIRED, required);
    put(traits, Trait.HIDDEN, hidden);
    put(traits, Trait.UNIQUE, unique);
    put(traits, Trait.SORTABLE, sortable);
    put(traits, Trait.SEARCHED, searched);
    put(traits, Trait.TRACKED, tracked);
    return traits;
  }

  private static void put(Map<Trait, Boolean> traits, Trait trait, @Nullable Boolean wanted) {
    if (wanted != null) {
      traits.put(trait, wanted);
    }
  }
}
