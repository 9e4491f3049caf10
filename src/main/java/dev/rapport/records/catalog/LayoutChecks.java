package dev.rapport.records.catalog;

import static rapport.db.Tables.ROLE;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.ObjectLayouts.Layout;
import dev.rapport.records.catalog.ObjectLayouts.Section;
import dev.rapport.records.fieldtype.Choice;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Whether an object's records can be laid out so. */
@Component
class LayoutChecks {

  /** More layouts, sections of one, or panels nobody can survey. */
  static final int MOST = 50;

  private static final int LONGEST_NAME = 100;

  /** A panel of a screen, or a list of related records: {@code related:person.company}. */
  private static final Pattern PANEL = Pattern.compile("[\\w:.-]{1,200}");

  private final DSLContext sql;
  private final Messages messages;
  private final FieldChecks fields;

  LayoutChecks(DSLContext sql, Messages messages, FieldChecks fields) {
    this.sql = sql;
    this.messages = messages;
    this.fields = fields;
  }

  /**
   * Whether the object's records can be laid out so.
   *
   * @throws ProblemException 422 with an entry for each thing that can't be
   */
  void check(ObjectDefinition object, ObjectLayouts given) {
    var input = fields.input();
    var types = types(object, given.typeField());
    if (given.typeField() != null && types == null) {
      input.refuse("typeField", "layout.typeField");
    }
    if (given.layouts().size() > MOST) {
      input.refuse("layouts", "layout.tooMany", MOST);
      input.end();
    }
    var roles = roles(given.layouts());
    for (var i = 0; i < given.layouts().size(); i++) {
      var at = "layouts[" + i + "]";
      var layout = given.layouts().get(i);
      name(input, at + ".name", layout.name());
      if (!roles.containsAll(layout.roles())) {
        input.refuse(at + ".roles", "reference.unknown");
      }
      if (types == null ? !layout.types().isEmpty() : !types.containsAll(layout.types())) {
        input.refuse(at + ".types", "layout.type");
      }
      for (var other : given.layouts().subList(0, i)) {
        if (layout.name().equalsIgnoreCase(other.name())) {
          input.refuse(at + ".name", "layout.twice", layout.name());
        }
        if (layout.contends(other)) {
          input.refuse(at + ".roles", "layout.contends", layout.name(), other.name());
        }
      }
      sections(input, at, object, layout);
      panels(input, at, layout);
    }
    input.end();
  }

  /** The values that make records of different types; null where the field can't be asked so. */
  static @Nullable List<String> types(ObjectDefinition object, @Nullable String field) {
    if (field == null) {
      return null;
    }
    return object
        .find(field)
        .map(one -> Choice.of(one.type()))
        .filter(choices -> !choices.isEmpty())
        .map(choices -> choices.stream().map(Choice::value).toList())
        .orElse(null);
  }

  private void sections(FieldInput input, String at, ObjectDefinition object, Layout layout) {
    if (layout.sections().size() > MOST) {
      input.refuse(at + ".sections", "layout.tooManySections", MOST);
      return;
    }
    var own = object.fields().values().stream().map(FieldDefinition::section).distinct().toList();
    var names = new HashSet<String>();
    var seen = new HashSet<String>();
    for (var i = 0; i < layout.sections().size(); i++) {
      var section = layout.sections().get(i);
      var here = at + ".sections[" + i + "]";
      name(input, here + ".name", section.name());
      if (!names.add(section.name())) {
        input.refuse(here + ".name", "layout.twice", section.name());
      }
      input.texts(
          here + ".labels",
          section.labels(),
          FieldInput.LONGEST_LABEL,
          !own.contains(section.name()));
      if (section.labels().values().stream().anyMatch(LayoutChecks::unkept)) {
        input.refuse(here + ".labels", "text.control");
      }
      if (section.columns() < 1 || section.columns() > 2) {
        input.refuse(here + ".columns", "number.between", 1, 2);
      }
      fields(input, here, object, section, seen);
    }
    object.fields().values().stream()
        .filter(field -> asked(field) && !seen.contains(field.name()))
        .forEach(field -> input.refuse(at + ".sections", "layout.required", label(object, field)));
    for (var field : layout.quick()) {
      if (object.find(field).isEmpty()) {
        input.refuse(at + ".quick", "shape.field", field);
      }
    }
    for (var field : layout.leftOut()) {
      if (object.find(field).isEmpty() || !seen.add(field)) {
        input.refuse(at + ".leftOut", "shape.field", field);
      }
    }
  }

  private static void fields(
      FieldInput input, String at, ObjectDefinition object, Section section, HashSet<String> seen) {
    for (var field : section.fields()) {
      if (object.find(field).isEmpty() || !seen.add(field)) {
        input.refuse(at + ".fields", "shape.field", field);
      }
    }
  }

  private static void panels(FieldInput input, String at, Layout layout) {
    if (layout.panels().size() + layout.withoutPanels().size() > 4 * MOST) {
      input.refuse(at + ".panels", "layout.tooManyPanels", 4 * MOST);
      return;
    }
    var seen = new HashSet<String>();
    for (var panels : List.of(layout.panels(), layout.withoutPanels())) {
      for (var panel : panels) {
        if (!PANEL.matcher(panel).matches() || !seen.add(panel)) {
          input.refuse(at + ".panels", "layout.panel");
        }
      }
    }
  }

  private static void name(FieldInput input, String at, String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      input.refuse(at, "text.tooLong", LONGEST_NAME);
    } else if (unkept(name)) {
      input.refuse(at, "text.control");
    }
  }

  /** Whether there are control characters in it, or halves of characters. */
  private static boolean unkept(String text) {
    return text.codePoints()
        .anyMatch(letter ->
            Character.isISOControl(letter) || Character.getType(letter) == Character.SURROGATE);
  }

  /** A form without it could make no record. */
  private static boolean asked(FieldDefinition field) {
    return field.is(Trait.REQUIRED)
        && field.creatable()
        && field.initial() == null
        && !field.is(Trait.HIDDEN);
  }

  private String label(ObjectDefinition object, FieldDefinition field) {
    return CatalogView.fieldLabel(
        messages, object.name(), field.name(), LocaleContextHolder.getLocale());
  }

  /** Also those that were taken away since: they may come back. */
  private Collection<UUID> roles(List<Layout> layouts) {
    var named = layouts.stream().flatMap(layout -> layout.roles().stream()).distinct().toList();
    return named.isEmpty()
        ? List.of()
        : sql.select(ROLE.ID).from(ROLE).where(ROLE.ID.in(named)).fetchSet(ROLE.ID);
  }
}
