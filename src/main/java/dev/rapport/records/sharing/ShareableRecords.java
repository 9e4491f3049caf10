package dev.rapport.records.sharing;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.trueCondition;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.query.QueryResolver;
import dev.rapport.records.query.ScopeBranches;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Finds the records that somebody may share. */
@Component
class ShareableRecords {

  /** Which record, and at which version. */
  record Found(String object, UUID id, int version) {}

  private final DSLContext sql;
  private final QueryResolver resolver;
  private final ScopeBranches scopes;

  ShareableRecords(DSLContext sql, QueryResolver resolver, ScopeBranches scopes) {
    this.sql = sql;
    this.resolver = resolver;
    this.scopes = scopes;
  }

  /**
   * A record that the actor may change by their role. To whom it is merely shared, even to be
   * changed, it is not theirs to pass on. One statement.
   *
   * @throws NotFoundException when it is not there or not visible, or of a kind without an owner
   * @throws ForbiddenException when the actor sees it but may not share it
   */
  Found find(String object, UUID id, Actor actor) {
    var definition = resolver.object(object, actor);
    if (!definition.owned()) {
      throw new NotFoundException();
    }
    var version = definition.column("version", Integer.class);
    var may =
        field(trueCondition().and(scopes.whole(definition, actor.byRole(), Operation.UPDATE)));
    var row =
        sql.select(version, may)
            .from(definition.table())
            .where(definition.id().eq(id))
            .and(definition.column("deleted_at", OffsetDateTime.class).isNull())
            .and(scopes.whole(definition, actor, Operation.READ))
            .fetchOptional()
            .orElseThrow(NotFoundException::new);
    if (!Boolean.TRUE.equals(row.value2())) {
      throw new ForbiddenException();
    }
    return new Found(object, id, row.value1());
  }
}
