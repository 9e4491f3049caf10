package dev.rapport.records.catalog;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.catalog.ObjectLayouts.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays out the pages and forms of an object's records. */
@Component
public class LayoutShaping {

  private final Catalog catalog;
  private final Layouts layouts;
  private final LayoutChecks checks;
  private final Shapes shapes;

  LayoutShaping(Catalog catalog, Layouts layouts, LayoutChecks checks, Shapes shapes) {
    this.catalog = catalog;
    this.layouts = layouts;
    this.checks = checks;
    this.shapes = shapes;
  }

  /** The object's layouts as they are kept, with all that was said of them. */
  public ObjectLayouts of(String object) {
    catalog.object(object);
    return layouts.of(object).orElseGet(() -> ObjectLayouts.standard(object));
  }

  /**
   * Puts these layouts in place of those that were there; none at all is the product's own. What a
   * layout says of neither drawing nor leaving out is left out.
   *
   * @param given its version is the one that was looked at
   * @throws ProblemException 404 when there is no such object, 412 when somebody changed its
   *     layouts since, 422 with an entry for each thing that can't be
   */
  @Transactional
  public ObjectLayouts replace(ObjectLayouts given) {
    var object = catalog.object(given.object());
    shapes.lock(object.name());
    if (of(object.name()).version() != given.version()) {
      throw ProblemException.of(HttpStatus.PRECONDITION_FAILED, "layoutChanged");
    }
    checks.check(object, given);
    var whole = given.layouts().stream().map(layout -> whole(object.fields().values(), layout));
    layouts.save(
        new ObjectLayouts(
            object.name(),
            Optional.ofNullable(given.typeField()).filter(field -> !field.isEmpty()).orElse(null),
            whole.toList(),
            given.version() + 1));
    return of(object.name());
  }

  private static Layout whole(Iterable<FieldDefinition> fields, Layout layout) {
    var drawn = layout.sections().stream().flatMap(section -> section.fields().stream()).toList();
    var leftOut = new ArrayList<String>();
    fields.forEach(field -> {
      if (!drawn.contains(field.name())) {
        leftOut.add(field.name());
      }
    });
    return new Layout(
        layout.name(),
        List.copyOf(layout.roles()),
        List.copyOf(layout.types()),
        List.copyOf(layout.sections()),
        leftOut,
        layout.quick().stream().filter(drawn::contains).toList(),
        List.copyOf(layout.panels()),
        List.copyOf(layout.withoutPanels()));
  }
}
