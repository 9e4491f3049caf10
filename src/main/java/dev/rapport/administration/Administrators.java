package dev.rapport.administration;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.ROLE;

import dev.rapport.identity.Actor;
import dev.rapport.records.ForbiddenException;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Who may shape the system, and that somebody always may. */
@Component
class Administrators {

  private static final long LOCK = 0x61646d696e73L; // 'admins'

  private final DSLContext db;

  Administrators(DSLContext db) {
    this.db = db;
  }

  /** Throws {@link ForbiddenException} unless the actor is an administrator. */
  static void only(Actor actor) {
    if (!actor.administrator()) {
      throw new ForbiddenException();
    }
  }

  /** The roles that make their users administrators. */
  Set<UUID> roles() {
    return db.select(ROLE.ID)
        .from(ROLE)
        .where(ROLE.ADMINISTRATOR.isTrue(), ROLE.DELETED_AT.isNull())
        .fetchSet(ROLE.ID);
  }

  /** Whether an active administrator is left without these users. */
  boolean remainWithoutUsers(Collection<UUID> users) {
    return remain(APP_USER.ID.notIn(users));
  }

  /** Whether an active administrator is left without those who are so by these roles. */
  boolean remainWithoutRoles(Collection<UUID> roles) {
    return remain(APP_USER.ROLE_ID.notIn(roles));
  }

  private boolean remain(Condition others) {
    // Of two who take each other's rights away at the same time, the second one waits and then sees
    // that they are the last.
    db.select(function("pg_advisory_xact_lock", Object.class, val(LOCK))).fetch();
    return db.fetchExists(
        db.selectOne()
            .from(APP_USER)
            .join(ROLE)
            .on(ROLE.ID.eq(APP_USER.ROLE_ID))
            .where(APP_USER.ACTIVE.isTrue(), APP_USER.DELETED_AT.isNull())
            .and(ROLE.ADMINISTRATOR.isTrue())
            .and(ROLE.DELETED_AT.isNull())
            .and(others));
  }
}
