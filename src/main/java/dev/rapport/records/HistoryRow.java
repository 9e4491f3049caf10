package dev.rapport.records;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit trail, before it is told to anybody.
 *
 * @param own whether it is the record's whose history is told, and not that of one merged into it
 * @param merge null for rows of what is no merge
 */
record HistoryRow(
    long set,
    Instant at,
    @Nullable Reference actor,
    String kind,
    Map<String, @Nullable Object> before,
    Map<String, @Nullable Object> after,
    boolean own,
    @Nullable Merge merge) {

  /**
   * That a row is of a merge.
   *
   * @param label of the row's record
   * @param into the record that the row's one is a part of now; null for none
   * @param undone whether the row's record came back since
   */
  record Merge(UUID record, @Nullable String label, @Nullable UUID into, boolean undone) {}

  /**
   * Of what was written together, the record's own before what happened to those merged into it.
   */
  static final Comparator<HistoryRow> LATEST_FIRST =
      Comparator.comparingLong(HistoryRow::set).thenComparing(HistoryRow::own).reversed();

  /** Whether it says of another record that it became a part of this one. */
  boolean merged() {
    return merge != null && !own && kind.equals("delete");
  }

  /** What the survivor took over in the merge that this row tells of; null for nothing. */
  @Nullable HistoryRow survivors(List<HistoryRow> page) {
    var into = merged() && merge != null ? merge.into() : null;
    return into == null
        ? null
        : page.stream()
            .filter(each -> each.set == set && each.kind.equals("update"))
            .filter(each -> each.merge != null && each.merge.record().equals(into))
            .findFirst()
            .orElse(null);
  }

  /** Whether it is what a survivor took over: that stands in the merge's own entry. */
  boolean toldByMerge(List<HistoryRow> page) {
    return page.stream().anyMatch(each -> equals(each.survivors(page)));
  }

  /** What was shared or withdrawn; null for other kinds. */
  History.@Nullable Shared share(Map<String, Reference> labels) {
    var terms =
        switch (kind) {
          case "share" -> after;
          case "unshare" -> before;
          default -> null;
        };
    return terms == null
        ? null
        : new History.Shared(
            labels.get(String.valueOf(terms.get("with"))),
            Boolean.TRUE.equals(terms.get("change")),
            terms.get("until") instanceof String until ? Instant.parse(until) : null);
  }
}
