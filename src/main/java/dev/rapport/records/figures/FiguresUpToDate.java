package dev.rapport.records.figures;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.CHANGE;

import dev.rapport.records.FieldChanges;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reactor;
import dev.rapport.records.RecordsChanged;
import dev.rapport.records.Source.Figure;
import dev.rapport.records.catalog.Catalog;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Computes figures anew when the records change that they are made of, whichever way: what a record
 * points to now, and what it pointed to before.
 */
@Component
class FiguresUpToDate implements Reactor {

  private static final int AT_ONCE = 1_000;

  /**
   * Shorter than PostgreSQL looks for deadlocks: should this and somebody's change wait for each
   * other, this gives way, and is tried again.
   */
  private static final String PATIENCE = "500ms";

  private record Kept(ObjectDefinition object, FieldDefinition field, Figure figure) {}

  private final DSLContext sql;
  private final Catalog catalog;
  private final Figures figures;

  FiguresUpToDate(DSLContext sql, Catalog catalog, Figures figures) {
    this.sql = sql;
    this.catalog = catalog;
    this.figures = figures;
  }

  @Override
  public String name() {
    return "figures";
  }

  @Override
  public Set<String> objects() {
    return kept().map(each -> each.figure().object()).collect(Collectors.toSet());
  }

  @Override
  public void react(RecordsChanged change) {
    var concerned =
        kept().filter(each -> change.records().containsKey(each.figure().object())).toList();
    if (!concerned.isEmpty()) {
      sql.setLocal(DSL.name("lock_timeout"), inline(PATIENCE)).execute();
    }
    for (var each : concerned) {
      var records = records(change.changeSet(), each.figure());
      for (var from = 0; from < records.size(); from += AT_ONCE) {
        var some = records.subList(from, Math.min(records.size(), from + AT_ONCE));
        figures.compute(each.object(), each.field(), some);
      }
    }
  }

  private Stream<Kept> kept() {
    return catalog.objects().stream()
        .flatMap(object ->
            object.fields().values().stream()
                .flatMap(field ->
                    field.source() instanceof Figure figure
                        ? Stream.of(new Kept(object, field, figure))
                        : Stream.empty()));
  }

  /** What the changed ones point to, and what they pointed to; in the order of ids. */
  private List<UUID> records(long changeSet, Figure figure) {
    var others = catalog.find(figure.object()).orElse(null);
    if (others == null || others.find(figure.field()).isEmpty()) {
      return List.of();
    }
    var pointer = others.field(figure.field());
    var concerns = FieldChanges.concerning(changeSet, figure.object(), figure.fields());
    @SuppressWarnings("unchecked")
    var now = (Field<UUID>) pointer.column();
    var before = field("({0} ->> {1})::uuid", UUID.class, CHANGE.BEFORE, val(figure.field()));
    return sql
        .fetch(
            select(now.as("id"))
                .from(CHANGE)
                .join(others.table())
                .on(others.id().eq(CHANGE.RECORD_ID))
                .where(concerns)
                .union(select(before).from(CHANGE).where(concerns)))
        .map(row -> row.value1())
        .stream()
        .filter(Objects::nonNull)
        .sorted()
        .toList();
  }
}
