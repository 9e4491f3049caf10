package dev.rapport.records.catalog;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;
import static rapport.db.Tables.ROLE;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.catalog.ObjectLayouts.Layout;
import dev.rapport.records.catalog.ObjectLayouts.Section;
import dev.rapport.records.shape.ShapeEntries;
import dev.rapport.records.shape.ShapePart;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The layouts in a shape's file, by object: for roles that are called the same. */
@Component
class LayoutsInShape implements ShapePart {

  private record Entry(
      @Nullable String typeField, @NotNull List<@Valid @NotNull LayoutEntry> layouts) {}

  private record LayoutEntry(
      @NotNull String name,
      @Nullable List<@NotNull String> roles,
      @Nullable List<@NotNull String> types,
      @NotNull List<@Valid @NotNull SectionEntry> sections,
      @Nullable List<@NotNull String> leftOut,
      @Nullable List<@NotNull String> quick,
      @Nullable List<@NotNull String> panels,
      @Nullable List<@NotNull String> withoutPanels) {}

  private record SectionEntry(
      @NotNull String name,
      @Nullable Map<String, @NotNull String> labels,
      int columns,
      @Nullable List<@NotNull String> fields) {}

  private final Catalog catalog;
  private final Layouts layouts;
  private final LayoutChecks checks;
  private final Shapes shapes;
  private final ShapeEntries entries;
  private final DSLContext sql;

  LayoutsInShape(
      Catalog catalog,
      Layouts layouts,
      LayoutChecks checks,
      Shapes shapes,
      ShapeEntries entries,
      DSLContext sql) {
    this.catalog = catalog;
    this.layouts = layouts;
    this.checks = checks;
    this.shapes = shapes;
    this.entries = entries;
    this.sql = sql;
  }

  @Override
  public String name() {
    return "layouts";
  }

  @Override
  public int place() {
    return 4;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var names =
        sql.select(ROLE.ID, ROLE.NAME)
            .from(ROLE)
            .where(ROLE.DELETED_AT.isNull())
            .fetchMap(ROLE.ID, ROLE.NAME);
    var read = new TreeMap<String, ObjectNode>();
    for (var one : layouts.all()) {
      var all =
          one.layouts().stream()
              // One that is for a role that is gone is for nobody.
              .filter(layout ->
                  layout.roles().isEmpty() || layout.roles().stream().anyMatch(names::containsKey))
              .map(layout -> entry(layout, names))
              .toList();
      if (catalog.find(one.object()).isPresent() && !all.isEmpty()) {
        read.put(one.object(), entries.write(new Entry(one.typeField(), all)));
      }
    }
    return read;
  }

  private static LayoutEntry entry(Layout layout, Map<UUID, String> names) {
    return new LayoutEntry(
        layout.name(),
        layout.roles().stream().map(names::get).filter(Objects::nonNull).sorted().toList(),
        layout.types(),
        layout.sections().stream()
            .map(section ->
                new SectionEntry(
                    section.name(),
                    new TreeMap<>(section.labels()),
                    section.columns(),
                    section.fields()))
            .toList(),
        layout.leftOut().stream().sorted().toList(),
        layout.quick(),
        layout.panels(),
        layout.withoutPanels());
  }

  @Override
  public void put(String name, ObjectNode entry, Application application) {
    var object =
        catalog
            .find(name)
            .orElseThrow(() -> ProblemException.invalid("", "shapeFile.noObject", name));
    // An empty list isn't written.
    for (var layout : entry.path("layouts")) {
      if (layout instanceof ObjectNode node && !node.has("sections")) {
        node.putArray("sections");
      }
    }
    var wanted = entries.read(entry, Entry.class);
    var roles =
        sql
            .select(ROLE.NAME, ROLE.ID)
            .from(ROLE)
            .where(ROLE.DELETED_AT.isNull())
            .orderBy(ROLE.ID.desc())
            .fetch()
            .stream()
            .collect(toMap(row -> row.value1(), row -> row.value2(), (_, first) -> first));
    shapes.lock(name);
    var before = layouts.of(name).orElseGet(() -> ObjectLayouts.standard(name));
    var after =
        new ObjectLayouts(
            name,
            wanted.typeField(),
            wanted.layouts().stream().map(layout -> layout(layout, roles)).toList(),
            before.version());
    checks.check(object, after);
    layouts.save(after.next());
  }

  private static Layout layout(LayoutEntry entry, Map<String, UUID> roles) {
    var ids =
        requireNonNullElse(entry.roles(), List.<String>of()).stream()
            .map(role -> {
              var id = roles.get(role);
              if (id == null) {
                throw ProblemException.invalid("", "shapeFile.noRole", role);
              }
              return id;
            });
    return new Layout(
        entry.name(),
        ids.toList(),
        requireNonNullElse(entry.types(), List.of()),
        entry.sections().stream()
            .map(section ->
                new Section(
                    section.name(),
                    requireNonNullElse(section.labels(), Map.of()),
                    section.columns(),
                    requireNonNullElse(section.fields(), List.of())))
            .toList(),
        requireNonNullElse(entry.leftOut(), List.of()),
        requireNonNullElse(entry.quick(), List.of()),
        requireNonNullElse(entry.panels(), List.of()),
        requireNonNullElse(entry.withoutPanels(), List.of()));
  }

  @Override
  public void remove(String name, Application application) {
    shapes.lock(name);
    layouts
        .of(name)
        .ifPresent(
            one -> layouts.save(new ObjectLayouts(name, null, List.of(), one.version()).next()));
  }
}
