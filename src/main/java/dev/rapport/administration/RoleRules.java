package dev.rapport.administration;

import static rapport.db.Tables.APP_USER;

import dev.rapport.identity.Actor;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Administrators alone change roles; none goes while somebody has it; the last administrators stay
 * so.
 */
@Component
class RoleRules implements RecordRules {

  private final DSLContext db;
  private final Administrators administrators;

  RoleRules(DSLContext db, Administrators administrators) {
    this.db = db;
    this.administrators = administrators;
  }

  @Override
  public String object() {
    return Role.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    Administrators.only(actor);
    keepInUse(drafts.stream().filter(draft -> draft.kind() == Kind.DELETE).toList());
    keepAnAdministrator(
        drafts.stream()
            .filter(draft -> draft.kind() == Kind.UPDATE && draft.changes(Role.ADMINISTRATOR))
            .filter(draft -> Boolean.TRUE.equals(draft.before(Role.ADMINISTRATOR)))
            .toList());
  }

  private void keepInUse(List<RecordDraft> deleted) {
    if (deleted.isEmpty()) {
      return;
    }
    var inUse =
        db.selectDistinct(APP_USER.ROLE_ID)
            .from(APP_USER)
            .where(APP_USER.ROLE_ID.in(deleted.stream().map(RecordDraft::id).toList()))
            .and(APP_USER.DELETED_AT.isNull())
            .fetchSet(APP_USER.ROLE_ID);
    deleted.stream()
        .filter(draft -> inUse.contains(draft.id()))
        .forEach(draft -> draft.refuse("role.inUse"));
  }

  private void keepAnAdministrator(List<RecordDraft> losing) {
    if (losing.isEmpty()
        || administrators.remainWithoutRoles(losing.stream().map(RecordDraft::id).toList())) {
      return;
    }
    losing.forEach(draft -> draft.refuse(Role.ADMINISTRATOR, "user.lastAdministrator"));
  }
}
