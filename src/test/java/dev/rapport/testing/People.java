package dev.rapport.testing;

import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.RECORD;
import static rapport.db.Tables.ROLE;
import static rapport.db.Tables.ROLE_ACCESS;
import static rapport.db.Tables.TEAM;
import static rapport.db.Tables.USER_SESSION;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Puts roles, teams, users and their sessions straight into the database, for tests of what they
 * may do.
 */
public final class People {

  private final DSLContext db;

  public People(DSLContext db) {
    this.db = db;
  }

  /** A role that may do nothing yet. */
  public UUID role(String name) {
    return role(name, false);
  }

  public UUID administratorRole() {
    return role("Administrator", true);
  }

  private UUID role(String name, boolean administrator) {
    var id = register("role", name);
    db.insertInto(ROLE, ROLE.ID, ROLE.NAME, ROLE.ADMINISTRATOR)
        .values(id, name, administrator)
        .execute();
    return id;
  }

  /**
   * Lets a role read, change and delete an object's records within {@code scope}, create and export
   * them.
   */
  public void allow(UUID role, String object, String scope) {
    allow(role, object, scope, scope, scope);
  }

  public void allow(UUID role, String object, String read, String update, String delete) {
    db.insertInto(ROLE_ACCESS)
        .set(ROLE_ACCESS.ROLE_ID, role)
        .set(ROLE_ACCESS.OBJECT, object)
        .set(ROLE_ACCESS.READ_SCOPE, read)
        .set(ROLE_ACCESS.CREATE_SCOPE, "all")
        .set(ROLE_ACCESS.UPDATE_SCOPE, update)
        .set(ROLE_ACCESS.DELETE_SCOPE, delete)
        .set(ROLE_ACCESS.EXPORT_SCOPE, "all")
        .execute();
  }

  public UUID team(String name, UUID parent) {
    var id = register("team", name);
    db.insertInto(TEAM, TEAM.ID, TEAM.NAME, TEAM.PARENT_ID).values(id, name, parent).execute();
    return id;
  }

  public void manages(UUID user, UUID team) {
    db.update(TEAM).set(TEAM.MANAGER_ID, user).where(TEAM.ID.eq(team)).execute();
  }

  /** An active user whose address is the id at example.com. */
  public UUID user(String name, UUID role, UUID team) {
    var id = register("user", name);
    db.insertInto(APP_USER)
        .set(APP_USER.ID, id)
        .set(APP_USER.NAME, name)
        .set(APP_USER.EMAIL, email(id))
        .set(APP_USER.ROLE_ID, role)
        .set(APP_USER.TEAM_ID, team)
        .set(APP_USER.ACTIVE, true)
        .execute();
    db.update(RECORD).set(RECORD.TEAM_ID, team).where(RECORD.ID.eq(id)).execute();
    return id;
  }

  public String email(UUID user) {
    return user + "@example.com";
  }

  /** The value of the cookie of a new session. */
  public String session(UUID user) {
    var token = "test-" + UUID.randomUUID();
    db.insertInto(USER_SESSION)
        .set(USER_SESSION.TOKEN_HASH, sha256(token))
        .set(USER_SESSION.USER_ID, user)
        .set(USER_SESSION.EXPIRES_AT, OffsetDateTime.now().plusDays(1))
        .execute();
    return token;
  }

  private UUID register(String object, String label) {
    var id = UUID.randomUUID();
    db.insertInto(RECORD, RECORD.ID, RECORD.OBJECT, RECORD.LABEL)
        .values(id, object, label)
        .execute();
    return id;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
