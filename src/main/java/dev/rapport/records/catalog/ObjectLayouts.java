package dev.rapport.records.catalog;

import static java.util.Comparator.comparing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the page and the form of an object's records are laid out, for whom and for which of them.
 *
 * @param typeField the choice field whose value is a record's type; null where records have none
 * @param version grows with each change; 0 where nobody laid anything out
 */
@Schema(name = "ObjectLayouts")
public record ObjectLayouts(
    String object, @Nullable String typeField, List<Layout> layouts, int version) {

  /**
   * One way to lay a record out.
   *
   * @param roles for whose users; none for everybody who has no other
   * @param types for records of which types; none for all that have no other
   * @param leftOut the fields that are not drawn. One that is neither here nor in a section is
   *     newer than the layout
   * @param quick the fields that the form asks for at once
   * @param panels what else stands on the page, in this order; {@code withoutPanels} what doesn't
   */
  @Schema(name = "KeptLayout")
  public record Layout(
      String name,
      List<UUID> roles,
      List<String> types,
      List<Section> sections,
      List<String> leftOut,
      List<String> quick,
      List<String> panels,
      List<String> withoutPanels) {

    /** Whether it is for everybody and every record that has no other. */
    boolean general() {
      return roles.isEmpty() && types.isEmpty();
    }

    boolean isFor(@Nullable UUID role) {
      return roles.isEmpty() || role != null && roles.contains(role);
    }

    /** Of two that fit, the one that says more of what it is for counts. */
    int weight() {
      return (types.isEmpty() ? 0 : 2) + (roles.isEmpty() ? 0 : 1);
    }

    /** Whether nothing decides which of the two counts. */
    boolean contends(Layout other) {
      return weight() == other.weight()
          && (roles.isEmpty() || !Collections.disjoint(roles, other.roles))
          && (types.isEmpty() || !Collections.disjoint(types, other.types));
    }
  }

  /**
   * Fields under a title.
   *
   * @param labels the title by language; empty where it is one of the object's own sections
   * @param columns 1 or 2
   */
  @Schema(name = "KeptSection")
  public record Section(
      String name, Map<String, String> labels, int columns, List<String> fields) {}

  static ObjectLayouts standard(String object) {
    return new ObjectLayouts(object, null, List.of(), 0);
  }

  ObjectLayouts next() {
    return new ObjectLayouts(object, typeField, layouts, version + 1);
  }

  /** Those for users of a role: the first one that is for a record's type counts. */
  List<Layout> of(@Nullable UUID role) {
    return layouts.stream()
        .filter(layout -> layout.isFor(role))
        .sorted(comparing(Layout::weight).reversed())
        .toList();
  }
}
