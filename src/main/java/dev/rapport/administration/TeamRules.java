package dev.rapport.administration;

import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.TEAM;

import dev.rapport.identity.Actor;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Administrators alone change teams; no team is a part of itself; none goes while somebody is in
 * it.
 */
@Component
class TeamRules implements RecordRules {

  private final DSLContext db;

  TeamRules(DSLContext db) {
    this.db = db;
  }

  @Override
  public String object() {
    return Team.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    Administrators.only(actor);
    refuseCircles(drafts.stream().filter(draft -> draft.changes(Team.PARENT)).toList());
    refuseToLeaveMembers(drafts.stream().filter(draft -> draft.kind() == Kind.DELETE).toList());
  }

  private void refuseCircles(List<RecordDraft> moved) {
    if (moved.isEmpty()) {
      return;
    }
    Map<UUID, @Nullable UUID> parents = new HashMap<>();
    db.select(TEAM.ID, TEAM.PARENT_ID)
        .from(TEAM)
        .forEach(row -> parents.put(row.value1(), row.value2()));
    moved.forEach(draft -> parents.put(draft.id(), parent(draft)));
    for (var draft : moved) {
      if (isInCircle(draft.id(), parents)) {
        draft.refuse(Team.PARENT, "team.circle");
      }
    }
  }

  private static boolean isInCircle(UUID team, Map<UUID, @Nullable UUID> parents) {
    var seen = new HashSet<UUID>();
    for (UUID at = team; at != null; at = parents.get(at)) {
      if (!seen.add(at)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable UUID parent(RecordDraft draft) {
    var parent = draft.get(Team.PARENT);
    return parent == null ? null : parent.id();
  }

  private void refuseToLeaveMembers(List<RecordDraft> deleted) {
    if (deleted.isEmpty()) {
      return;
    }
    var ids = deleted.stream().map(RecordDraft::id).toList();
    var inUse =
        db.select(APP_USER.TEAM_ID)
            .from(APP_USER)
            .where(APP_USER.TEAM_ID.in(ids), APP_USER.DELETED_AT.isNull())
            .union(
                db.select(TEAM.PARENT_ID)
                    .from(TEAM)
                    .where(TEAM.PARENT_ID.in(ids))
                    .and(TEAM.ID.notIn(ids))
                    .and(TEAM.DELETED_AT.isNull()))
            .fetchSet(APP_USER.TEAM_ID);
    deleted.stream()
        .filter(draft -> inUse.contains(draft.id()))
        .forEach(draft -> draft.refuse("team.inUse"));
  }
}
