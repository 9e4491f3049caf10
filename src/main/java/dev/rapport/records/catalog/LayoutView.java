package dev.rapport.records.catalog;

import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.CatalogView.Related;
import dev.rapport.records.catalog.ObjectLayouts.Layout;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How an object's records are laid out for the one who asks, without what they may not see. */
@Component
class LayoutView {

  /** What begins the name of a panel that lists related records. */
  private static final String RELATED = "related:";

  /** Where the fields stand that every record has. */
  private static final String LAST = "record";

  /**
   * @param typeField the field whose value is a record's type; null where there is none to be seen
   * @param layouts the first one that is for a record's type counts
   */
  @Schema(name = "ObjectLayout")
  record LayoutsView(@Nullable String typeField, List<LayoutOfType> layouts) {}

  /**
   * @param types for records of which types; none for all
   * @param panels what stands on the page beside the fields, in this order
   * @param withoutPanels what doesn't; a panel in neither list is newer than the layout
   * @param quick the fields that the form asks for at once
   */
  @Schema(name = "RecordLayout")
  record LayoutOfType(
      List<String> types,
      List<LaidOutSection> sections,
      List<String> panels,
      List<String> withoutPanels,
      List<String> quick) {}

  @Schema(name = "LayoutSection")
  record LaidOutSection(String name, String label, int columns, List<String> fields) {}

  private final Layouts layouts;
  private final Messages messages;
  private final Settings settings;

  LayoutView(Layouts layouts, Messages messages, Settings settings) {
    this.layouts = layouts;
    this.messages = messages;
    this.settings = settings;
  }

  /**
   * From memory.
   *
   * @param fields those that the one who asks may see
   * @param related likewise
   * @return null where the object's records look as the product has them
   */
  @Nullable LayoutsView of(
      ObjectDefinition object,
      List<String> fields,
      List<Related> related,
      @Nullable UUID role,
      Locale language) {
    var known = layouts.known(object.name()).orElse(null);
    if (known == null) {
      return null;
    }
    var kept = known.typeField();
    var typeField = kept != null && fields.contains(kept) ? kept : null;
    var seen =
        known.of(role).stream()
            .filter(layout -> layout.types().isEmpty() || typeField != null)
            .map(layout -> view(object, layout, fields, related, language))
            .toList();
    return seen.isEmpty() ? null : new LayoutsView(typeField, seen);
  }

  private LayoutOfType view(
      ObjectDefinition object,
      Layout layout,
      List<String> fields,
      List<Related> related,
      Locale language) {
    var sections = new ArrayList<LaidOutSection>();
    for (var section : layout.sections()) {
      sections.add(
          new LaidOutSection(
              section.name(),
              title(object, section.name(), section.labels(), language),
              section.columns(),
              section.fields().stream().filter(fields::contains).toList()));
    }
    if (layout.general()) {
      withNew(sections, layout, object, fields, language);
    }
    sections.removeIf(section -> section.fields().isEmpty());
    return new LayoutOfType(
        layout.types(),
        sections,
        seen(layout.panels(), related),
        seen(layout.withoutPanels(), related),
        layout.quick().stream().filter(fields::contains).toList());
  }

  /** What is newer than the layout comes last, but for the fields that every record has. */
  private void withNew(
      List<LaidOutSection> sections,
      Layout layout,
      ObjectDefinition object,
      List<String> fields,
      Locale language) {
    var known = new HashSet<>(layout.leftOut());
    layout.sections().forEach(section -> known.addAll(section.fields()));
    var news = fields.stream().filter(field -> !known.contains(field)).toList();
    if (news.isEmpty()) {
      return;
    }
    for (var at = sections.size() - 1; at >= 0; at--) {
      var section = sections.get(at);
      if (!section.name().equals(LAST)) {
        var all = new ArrayList<>(section.fields());
        all.addAll(news);
        sections.set(
            at, new LaidOutSection(section.name(), section.label(), section.columns(), all));
        return;
      }
    }
    sections.addFirst(
        new LaidOutSection("main", title(object, "main", Map.of(), language), 1, news));
  }

  private String title(
      ObjectDefinition object, String section, Map<String, String> labels, Locale language) {
    return Words.in(labels, language, settings.organisation().map(Organisation::language))
        .orElseGet(() -> CatalogView.section(messages, object.name(), section, language));
  }

  /** A list of records that one may not see has no name either. */
  private static List<String> seen(List<String> panels, List<Related> related) {
    return panels.stream()
        .filter(panel ->
            !panel.startsWith(RELATED)
                || related.stream()
                    .anyMatch(one -> panel.equals(RELATED + one.object() + "." + one.field())))
        .toList();
  }
}
