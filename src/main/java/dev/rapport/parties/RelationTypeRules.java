package dev.rapport.parties;

import static rapport.db.Tables.RELATION;

import dev.rapport.identity.Actor;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import java.util.HashSet;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** A type of relation stays as long as there are relations of it. */
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
    var deleted = drafts.stream().filter(draft -> draft.kind() == Kind.DELETE).toList();
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
}
