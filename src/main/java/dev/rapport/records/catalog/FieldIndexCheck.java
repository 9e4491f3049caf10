package dev.rapport.records.catalog;

import dev.rapport.platform.jobs.Jobs;
import java.util.HashSet;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the indexes built that a database lacks which was restored from a backup. */
@Component
class FieldIndexCheck {

  private final DSLContext sql;
  private final Catalog catalog;
  private final Shapes shapes;
  private final Jobs jobs;

  FieldIndexCheck(DSLContext sql, Catalog catalog, Shapes shapes, Jobs jobs) {
    this.sql = sql;
    this.catalog = catalog;
    this.shapes = shapes;
    this.jobs = jobs;
  }

  @EventListener(ApplicationReadyEvent.class)
  void check() {
    var shaped =
        shapes.fields().stream()
            .filter(shape -> shape.indexed() && !FieldNeeds.of(shape).isEmpty())
            .toList();
    if (shaped.isEmpty()) {
      return;
    }
    var there =
        new HashSet<>(
            sql.resultQuery(
                    "select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid"
                        + " where indisvalid and relnamespace = current_schema()::regnamespace")
                .fetch(0, String.class));
    for (var shape : shaped) {
      var lacking =
          catalog.find(shape.object()).stream()
              .flatMap(object -> FieldIndexes.of(shape, object).stream())
              .anyMatch(index -> !there.contains(index.name()));
      if (lacking) {
        jobs.start(FieldIndexJob.of(shape, Set.of(), null));
      }
    }
  }
}
