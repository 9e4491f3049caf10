package dev.rapport.records.tags;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.TagsType;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** How many records have each tag, whoever they belong to. */
@Component
class TagUses {

  private final DSLContext sql;
  private final Catalog catalog;
  private final FieldContexts contexts;

  TagUses(DSLContext sql, Catalog catalog, FieldContexts contexts) {
    this.sql = sql;
    this.catalog = catalog;
    this.contexts = contexts;
  }

  /** By tag, of all objects. One statement for each object with tags. */
  Map<UUID, Long> all(Actor actor) {
    var context = contexts.of(actor);
    var uses = new HashMap<UUID, Long>();
    for (var object : catalog.objects()) {
      for (var tagged : object.fields().values()) {
        if (tagged.type() instanceof TagsType type) {
          var each = type.each(tagged.column(), context).as("tag");
          sql.select(each, count())
              .from(object.table())
              .where(tagged.column().isNotNull())
              .and(object.column("deleted_at", OffsetDateTime.class).isNull())
              .groupBy(field(name("tag")))
              .forEach(row -> {
                if (row.value1() instanceof UUID tag) {
                  uses.merge(tag, (long) row.value2(), Long::sum);
                }
              });
        }
      }
    }
    return uses;
  }
}
