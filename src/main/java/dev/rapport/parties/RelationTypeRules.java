package dev.rapport.parties;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static rapport.db.Tables.RECORD;
import static rapport.db.Tables.RELATION;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldRef;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** A type of relation stays, and stays wide enough, as long as there are relations of it. */
@Component
class RelationTypeRules implements RecordRules {

  private final DSLContext sql;

  RelationTypeRules(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public String object() {
    return RelationType.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    deleted(drafts.stream().filter(draft -> draft.kind() == Kind.DELETE).toList());
    for (var draft : drafts) {
      if (draft.kind() == Kind.UPDATE) {
        kind(draft, RelationType.FROM_KIND, RELATION.FROM_ID);
        kind(draft, RelationType.TO_KIND, RELATION.TO_ID);
        once(draft, RelationType.FROM_ONCE, RELATION.FROM_ID);
        once(draft, RelationType.TO_ONCE, RELATION.TO_ID);
      }
    }
  }

  private void deleted(List<RecordDraft> deleted) {
    if (deleted.isEmpty()) {
      return;
    }
    var used =
        new HashSet<>(
            sql.selectDistinct(RELATION.TYPE_ID)
                .from(RELATION)
                .where(RELATION.TYPE_ID.in(deleted.stream().map(RecordDraft::id).toList()))
                .and(RELATION.DELETED_AT.isNull())
                .fetch(RELATION.TYPE_ID));
    deleted.stream()
        .filter(draft -> used.contains(draft.id()))
        .forEach(draft -> draft.refuse("relationType.inUse"));
  }

  private void kind(RecordDraft draft, FieldRef<String> field, Field<UUID> party) {
    var kind = draft.get(field);
    if (kind != null
        && draft.changes(field)
        && sql.fetchExists(
            RELATION.join(RECORD).on(RECORD.ID.eq(party)),
            RELATION.TYPE_ID.eq(draft.id()).and(RELATION.DELETED_AT.isNull()),
            RECORD.OBJECT.ne(kind))) {
      draft.refuse(field, "relationType.kinds");
    }
  }

  private void once(RecordDraft draft, FieldRef<Boolean> field, Field<UUID> party) {
    if (!Boolean.TRUE.equals(draft.get(field)) || !draft.changes(field)) {
      return;
    }
    var other = RELATION.as("other");
    var mutual = Objects.equals(draft.get(RelationType.NAME), draft.get(RelationType.INVERSE));
    var sameParty =
        mutual
            ? party.in(other.FROM_ID, other.TO_ID)
            : party.eq(party.equals(RELATION.FROM_ID) ? other.FROM_ID : other.TO_ID);
    var often =
        exists(
            selectOne()
                .from(other)
                .where(other.TYPE_ID.eq(RELATION.TYPE_ID), other.ID.ne(RELATION.ID))
                .and(other.DELETED_AT.isNull())
                .and(sameParty)
                .and(RELATION.VALID_TO.isNull().or(RELATION.VALID_TO.gt(other.VALID_FROM)))
                .and(other.VALID_TO.isNull().or(other.VALID_TO.gt(RELATION.VALID_FROM))));
    if (sql.fetchExists(
        RELATION, RELATION.TYPE_ID.eq(draft.id()), RELATION.DELETED_AT.isNull(), often)) {
      draft.refuse(field, "relationType.often");
    }
  }
}
