package dev.rapport.records;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.records.catalog.Catalog;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the records that point to one, such as the deals of a company. */
@Component
public final class Pointing {

  /** Of more than so many the newest are meant. */
  public static final int MOST = RecordQuery.MAX_LIMIT;

  private final Records records;
  private final Catalog catalog;

  Pointing(Records records, Catalog catalog) {
    this.records = records;
    this.catalog = catalog;
  }

  /**
   * The records of an object whose field points to {@code id}, as far as the actor may see both,
   * the newest first and at most {@link #MOST}. One statement, or none.
   */
  public List<UUID> to(UUID id, String object, FieldRef<Reference> field, Actor actor) {
    if (!actor.may(Operation.READ, object)
        || actor.field(object, field.name()) == FieldAccess.HIDDEN) {
      return List.of();
    }
    var query =
        RecordQuery.of(object)
            .where(field.name() + "==" + id)
            .sortedBy("-id")
            .fields(catalog.object(object).labelField())
            .limit(MOST);
    return records.page(query, actor).records().stream().map(RecordRow::id).toList();
  }
}
