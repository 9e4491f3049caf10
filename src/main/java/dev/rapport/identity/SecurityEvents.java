package dev.rapport.identity;

import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.SECURITY_EVENT;

import dev.rapport.platform.problem.ProblemException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The part of the audit trail that is about signing in: every sign-in and failure, and every change
 * of the means to do so; and what is taken out as a file. Changes of rights stand with the records
 * they are made to. Nothing in it is ever altered: the database refuses to.
 */
@Component
public class SecurityEvents {

  static final int PAGE = 50;

  /** What may happen. */
  public enum Kind {
    SIGNED_IN,
    SIGN_IN_FAILED,
    PASSWORD_CHANGED,
    PASSWORD_SET_BY_LINK,
    LINK_MADE,
    SESSION_ENDED,
    TOKEN_CREATED,
    TOKEN_REVOKED,
    SECOND_FACTOR_ADDED,
    SECOND_FACTOR_REMOVED,
    RECOVERY_CODES_MADE,
    RECOVERY_CODE_USED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    PROVIDER_LINKED,
    VIEW_BEGUN,
    VIEW_ENDED,
    EXPORTED
  }

  /**
   * One of them.
   *
   * @param user whom it is about; null: nobody we know
   * @param actor who did it, where it was somebody else
   * @param detail such as the name of a token
   */
  record Event(
      long id,
      OffsetDateTime at,
      Kind kind,
      Account.@Nullable Label user,
      Account.@Nullable Label actor,
      @Nullable String address,
      @Nullable String detail) {}

  private final DSLContext db;

  SecurityEvents(DSLContext db) {
    this.db = db;
  }

  /** Notes what a user did, or what was tried in their name. */
  public void note(Kind kind, @Nullable UUID user, @Nullable String detail) {
    note(kind, user, null, detail);
  }

  /** Notes, in the running transaction, what {@code actor} did to {@code user}. */
  public void note(Kind kind, @Nullable UUID user, @Nullable UUID actor, @Nullable String detail) {
    db.insertInto(SECURITY_EVENT)
        .set(SECURITY_EVENT.KIND, kind.name())
        .set(SECURITY_EVENT.USER_ID, user)
        .set(SECURITY_EVENT.ACTOR_ID, actor)
        .set(SECURITY_EVENT.ADDRESS, address())
        .set(SECURITY_EVENT.DETAIL, detail)
        .execute();
  }

  /**
   * A page of what happened, newest first.
   *
   * @param user whom it is about; null: anybody, for administrators alone
   * @param before the id of the last one seen
   */
  List<Event> page(@Nullable UUID user, Actor actor, @Nullable Long before) {
    if (!actor.administrator() && !(user != null && user.equals(actor.id()))) {
      throw ProblemException.forbidden();
    }
    Condition which = user == null ? DSL.noCondition() : SECURITY_EVENT.USER_ID.eq(user);
    var about = APP_USER.as("about");
    var by = APP_USER.as("by");
    return db.select(
            SECURITY_EVENT.ID,
            SECURITY_EVENT.AT,
            SECURITY_EVENT.KIND,
            about.ID,
            about.NAME,
            by.ID,
            by.NAME,
            SECURITY_EVENT.ADDRESS,
            SECURITY_EVENT.DETAIL)
        .from(SECURITY_EVENT)
        .leftJoin(about)
        .on(about.ID.eq(SECURITY_EVENT.USER_ID))
        .leftJoin(by)
        .on(by.ID.eq(SECURITY_EVENT.ACTOR_ID))
        .where(which)
        .and(before == null ? DSL.noCondition() : SECURITY_EVENT.ID.lt(before))
        .orderBy(SECURITY_EVENT.ID.desc())
        .limit(PAGE)
        .fetch(row ->
            new Event(
                row.value1(),
                row.value2(),
                Kind.valueOf(row.value3()),
                label(row.value4(), row.value5()),
                label(row.value6(), row.value7()),
                row.value8(),
                row.value9()));
  }

  private static Account.@Nullable Label label(@Nullable UUID id, @Nullable String name) {
    return id == null || name == null ? null : new Account.Label(id, name);
  }

  /** Where the request comes from; null outside one. */
  private static @Nullable String address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? request.getRequest().getRemoteAddr()
        : null;
  }
}
