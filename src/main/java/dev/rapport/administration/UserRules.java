package dev.rapport.administration;

import static org.jooq.impl.DSL.count;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.Reference;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Administrators alone change users, and somebody always remains who can. */
@Component
class UserRules implements RecordRules {

  private final DSLContext db;
  private final Administrators administrators;

  UserRules(DSLContext db, Administrators administrators) {
    this.db = db;
    this.administrators = administrators;
  }

  @Override
  public String object() {
    return User.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    Administrators.only(actor);
    for (var draft : drafts) {
      var zone = draft.get(User.TIME_ZONE);
      if (draft.changes(User.TIME_ZONE)
          && zone != null
          && !ZoneId.getAvailableZoneIds().contains(zone)) {
        draft.refuse(User.TIME_ZONE, "timeZone.unknown");
      }
      if (draft.kind() == Kind.UPDATE && isActive(draft) && draft.get(User.EMAIL) == null) {
        draft.refuse(User.EMAIL, "required");
      }
    }
    keepOwners(drafts.stream().filter(draft -> draft.kind() == Kind.DELETE).toList());
    keepAnAdministrator(drafts);
  }

  /** Whoever owns records is deactivated, not deleted: their records would be nobody's. */
  private void keepOwners(List<RecordDraft> deleted) {
    if (deleted.isEmpty()) {
      return;
    }
    var owned =
        db.select(RECORD.OWNER_ID, count())
            .from(RECORD)
            .where(RECORD.OWNER_ID.in(deleted.stream().map(RecordDraft::id).toList()))
            .and(RECORD.DELETED.isFalse())
            .groupBy(RECORD.OWNER_ID)
            .fetchMap(RECORD.OWNER_ID, count());
    for (var draft : deleted) {
      var records = owned.get(draft.id());
      if (records != null) {
        draft.refuse("user.owns", records);
      }
    }
  }

  private void keepAnAdministrator(List<RecordDraft> drafts) {
    var inDoubt =
        drafts.stream()
            .filter(draft -> draft.kind() == Kind.UPDATE || draft.kind() == Kind.DELETE)
            .filter(draft -> Boolean.TRUE.equals(draft.before(User.ACTIVE)))
            .filter(draft ->
                draft.kind() == Kind.DELETE
                    || draft.changes(User.ACTIVE)
                    || draft.changes(User.ROLE))
            .toList();
    if (inDoubt.isEmpty()) {
      return;
    }
    var roles = administrators.roles();
    var losing =
        inDoubt.stream()
            .filter(draft -> isOneOf(roles, draft.before(User.ROLE)))
            .filter(draft ->
                draft.kind() == Kind.DELETE
                    || !isActive(draft)
                    || !isOneOf(roles, draft.get(User.ROLE)))
            .toList();
    if (losing.isEmpty()
        || administrators.remainWithoutUsers(losing.stream().map(RecordDraft::id).toList())) {
      return;
    }
    losing.forEach(draft -> draft.refuse("user.lastAdministrator"));
  }

  private static boolean isActive(RecordDraft draft) {
    return Boolean.TRUE.equals(draft.get(User.ACTIVE));
  }

  private static boolean isOneOf(Set<UUID> roles, @Nullable Reference role) {
    return role != null && roles.contains(role.id());
  }
}
