package dev.rapport.records;

import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.records.catalog.Catalog;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Which records were merged into which. */
@Component
public final class MergedRecords {

  private final DSLContext sql;
  private final Catalog catalog;
  private final Records records;

  MergedRecords(DSLContext sql, Catalog catalog, Records records) {
    this.sql = sql;
    this.catalog = catalog;
    this.records = records;
  }

  /**
   * The record that this one is a part of now, if it was merged and the actor may see that one.
   *
   * @param object of both
   */
  public Optional<UUID> survivor(String object, UUID id, Actor actor) {
    var passed = new HashSet<UUID>();
    var at = id;
    while (passed.add(at)) {
      var next =
          sql.select(RECORD.MERGED_INTO)
              .from(RECORD)
              .where(RECORD.ID.eq(at), RECORD.OBJECT.eq(object))
              .and(RECORD.MERGED_INTO.isNotNull())
              .fetchOne(RECORD.MERGED_INTO);
      if (next == null) {
        break;
      }
      at = next;
    }
    var survivor = at;
    var label = catalog.object(object).labelField();
    return survivor.equals(id)
        ? Optional.empty()
        : records.some(object, List.of(survivor), List.of(label), actor).stream()
            .map(RecordRow::id)
            .findFirst();
  }

  /** A record and all that were merged into it, or into one of those. */
  List<UUID> in(UUID survivor) {
    var all = new LinkedHashSet<>(List.of(survivor));
    var last = List.of(survivor);
    while (!last.isEmpty()) {
      last =
          sql
              .select(RECORD.ID)
              .from(RECORD)
              .where(RECORD.MERGED_INTO.in(last))
              .fetch(RECORD.ID)
              .stream()
              .filter(all::add)
              .toList();
    }
    return List.copyOf(all);
  }
}
