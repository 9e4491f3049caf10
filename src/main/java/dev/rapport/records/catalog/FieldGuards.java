package dev.rapport.records.catalog;

import static rapport.db.Tables.GUARDED_FIELD;

import dev.rapport.identity.Actors;
import dev.rapport.records.Access;
import dev.rapport.records.catalog.TypeShape.FigureShape;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Keeps figures from those who may not read all of the records that they are made of. */
@Component
class FieldGuards {

  private final DSLContext sql;
  private final Catalog catalog;
  private final Actors actors;

  FieldGuards(DSLContext sql, Catalog catalog, Actors actors) {
    this.sql = sql;
    this.catalog = catalog;
    this.actors = actors;
  }

  /** Has the guard of a field follow its shape, in the caller's transaction. */
  void follow(FieldShape shape) {
    FigureShape figure = shape.type() == null ? null : shape.type().figure();
    if (figure == null) {
      return;
    }
    var open =
        Boolean.TRUE.equals(figure.everybody())
            || catalog
                .find(figure.object())
                .map(object -> object.access() instanceof Access.Public)
                .orElse(false);
    if (open) {
      sql.deleteFrom(GUARDED_FIELD)
          .where(GUARDED_FIELD.OBJECT.eq(shape.object()), GUARDED_FIELD.FIELD.eq(shape.field()))
          .execute();
    } else {
      var row = sql.newRecord(GUARDED_FIELD);
      row.setObject(shape.object());
      row.setField(shape.field());
      row.setReads(figure.object());
      row.setFields(figure.source().fields().stream().sorted().toArray(String[]::new));
      sql.insertInto(GUARDED_FIELD)
          .set(row)
          .onConflict(GUARDED_FIELD.OBJECT, GUARDED_FIELD.FIELD)
          .doUpdate()
          .set(row)
          .execute();
    }
    actors.changed();
  }
}
