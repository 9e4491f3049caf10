package dev.rapport.administration;

import static java.util.Objects.requireNonNullElse;

import dev.rapport.identity.Actor;
import dev.rapport.records.catalog.LayoutShaping;
import dev.rapport.records.catalog.ObjectLayouts;
import dev.rapport.records.catalog.ObjectLayouts.Layout;
import dev.rapport.records.catalog.ObjectLayouts.Section;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the pages and forms of an object's records are laid out, as administrators want them. */
@RestController
@RequestMapping("/api/objects/{object}/layouts")
class LayoutController {

  /**
   * @param labels the title by language; none for one of the object's own sections
   */
  @Schema(name = "LayoutSectionInput")
  record SectionInput(
      @NotNull String name,
      @Nullable Map<String, @NotNull String> labels,
      @NotNull Integer columns,
      @NotNull List<@NotNull String> fields) {}

  /**
   * @param roles for whose users; none for everybody
   * @param types for records of which types; none for all
   * @param quick the fields that the form asks for at once
   * @param panels what stands on the page, in this order; {@code withoutPanels} what doesn't
   */
  @Schema(name = "LayoutInput")
  record LayoutInput(
      @NotNull String name,
      @Nullable List<@NotNull UUID> roles,
      @Nullable List<@NotNull String> types,
      @NotNull List<@Valid @NotNull SectionInput> sections,
      @Nullable List<@NotNull String> quick,
      @Nullable List<@NotNull String> panels,
      @Nullable List<@NotNull String> withoutPanels) {

    Layout layout() {
      return new Layout(
          name.strip(),
          requireNonNullElse(roles, List.of()),
          requireNonNullElse(types, List.of()),
          sections.stream()
              .map(one ->
                  new Section(
                      one.name(),
                      requireNonNullElse(one.labels(), Map.of()),
                      one.columns(),
                      List.copyOf(one.fields())))
              .toList(),
          List.of(),
          requireNonNullElse(quick, List.of()),
          requireNonNullElse(panels, List.of()),
          requireNonNullElse(withoutPanels, List.of()));
    }
  }

  /**
   * @param version the one that was looked at
   * @param typeField the choice field whose value is a record's type; null for none
   */
  @Schema(name = "ObjectLayoutsInput")
  record Input(
      @NotNull Integer version,
      @Nullable String typeField,
      @NotNull List<@Valid @NotNull LayoutInput> layouts) {}

  private final LayoutShaping shaping;

  LayoutController(LayoutShaping shaping) {
    this.shaping = shaping;
  }

  @GetMapping
  ObjectLayouts layouts(@PathVariable String object, Actor actor) {
    Administrators.only(actor);
    return shaping.of(object);
  }

  /** Puts these in place of those that were there; none at all is the product's own. */
  @PutMapping
  ObjectLayouts replaceLayouts(
      @PathVariable String object, @Valid @RequestBody Input input, Actor actor) {
    Administrators.only(actor);
    return shaping.replace(
        new ObjectLayouts(
            object,
            input.typeField(),
            input.layouts().stream().map(LayoutInput::layout).toList(),
            input.version()));
  }
}
