package dev.rapport.identity;

import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.table;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.GUARDED_FIELD;
import static rapport.db.Tables.RECORD_SHARE;
import static rapport.db.Tables.ROLE;
import static rapport.db.Tables.ROLE_ACCESS;
import static rapport.db.Tables.ROLE_FIELD;
import static rapport.db.Tables.TEAM;

import dev.rapport.identity.Account.Label;
import dev.rapport.identity.Actor.Scope;
import dev.rapport.platform.database.AfterCommit;
import dev.rapport.platform.database.Notices;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Record3;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.GuardedFieldRecord;
import rapport.db.tables.records.RoleAccessRecord;
import rapport.db.tables.records.RoleFieldRecord;

/**
 * Who acts, from users, roles, teams and shares: one statement for a user, then kept in memory, so
 * that rights cost a request nothing.
 */
@Component
public class Actors {

  private final DSLContext db;
  private final Remembered<UUID, Account> accounts;

  Actors(DSLContext db, Notices notices) {
    this.db = db;
    this.accounts = new Remembered<>(notices, "rights", _ -> Optional.empty(), this::load);
  }

  /** The user's account; empty for one who is unknown, deleted or inactive. */
  public Optional<Account> account(UUID user) {
    return accounts.get(user);
  }

  /** The user as an actor; empty for one who is unknown, deleted or inactive. */
  public Optional<Actor> find(UUID user) {
    return account(user).map(Account::actor);
  }

  /**
   * To be called by whoever changed users, roles, teams or shares: rights are read anew on this
   * node as soon as the running transaction has committed. Others hear of it.
   */
  public void changed() {
    AfterCommit.run(accounts::forgetAll);
  }

  private Optional<Account> load(UUID user) {
    var reach = reach(user);
    var access =
        multiset(
                select(ROLE_ACCESS.fields())
                    .from(ROLE_ACCESS)
                    .where(ROLE_ACCESS.ROLE_ID.eq(ROLE.ID)))
            .convertFrom(rows -> access(rows.into(ROLE_ACCESS)));
    var fields =
        multiset(select(ROLE_FIELD.fields()).from(ROLE_FIELD).where(ROLE_FIELD.ROLE_ID.eq(ROLE.ID)))
            .convertFrom(rows -> fields(rows.into(ROLE_FIELD)));
    var reached = select(reach.field(0, UUID.class)).from(reach);
    var teams = array(reached);
    var shares =
        multiset(
                selectDistinct(
                        RECORD_SHARE.OBJECT, RECORD_SHARE.PRINCIPAL_ID, RECORD_SHARE.MAY_CHANGE)
                    .from(RECORD_SHARE)
                    .where(RECORD_SHARE.PRINCIPAL_ID.eq(user))
                    .or(RECORD_SHARE.PRINCIPAL_ID.in(reached)))
            .convertFrom(rows -> shares(rows));
    var guards =
        multiset(select(GUARDED_FIELD.fields()).from(GUARDED_FIELD))
            .convertFrom(rows -> rows.into(GUARDED_FIELD));
    return db.withRecursive(reach)
        .select(
            APP_USER.NAME,
            APP_USER.EMAIL,
            APP_USER.LANGUAGE,
            APP_USER.TIME_ZONE,
            ROLE.ID,
            ROLE.NAME,
            ROLE.ADMINISTRATOR,
            TEAM.ID,
            TEAM.NAME,
            access,
            fields,
            guards,
            teams,
            shares)
        .from(APP_USER)
        .leftJoin(ROLE)
        .on(ROLE.ID.eq(APP_USER.ROLE_ID).and(ROLE.DELETED_AT.isNull()))
        .leftJoin(TEAM)
        .on(TEAM.ID.eq(APP_USER.TEAM_ID).and(TEAM.DELETED_AT.isNull()))
        .where(APP_USER.ID.eq(user), APP_USER.ACTIVE.isTrue(), APP_USER.DELETED_AT.isNull())
        .fetchOptional(row -> {
          var administrator = Boolean.TRUE.equals(row.get(ROLE.ADMINISTRATOR));
          Map<String, Map<String, FieldAccess>> restricted =
              administrator
                  ? row.get(fields)
                  : guarded(row.get(fields), row.get(access), row.get(guards));
          var actor =
              new Actor(
                  user,
                  row.get(APP_USER.NAME),
                  Locale.forLanguageTag(row.get(APP_USER.LANGUAGE)),
                  zone(row.get(APP_USER.TIME_ZONE)),
                  row.get(TEAM.ID),
                  Set.of(row.get(teams)),
                  administrator,
                  row.get(access),
                  restricted,
                  row.get(shares));
          return new Account(
              user,
              actor,
              row.get(APP_USER.EMAIL),
              label(row.get(ROLE.ID), row.get(ROLE.NAME)),
              label(row.get(TEAM.ID), row.get(TEAM.NAME)));
        });
  }

  /** The teams that the user belongs to or manages, with their sub-teams. */
  private static CommonTableExpression<Record1<UUID>> reach(UUID user) {
    var reach = name("reach");
    var id = field(name("reach", "id"), UUID.class);
    return reach
        .fields("id")
        .as(
            select(TEAM.ID)
                .from(TEAM)
                .where(TEAM.DELETED_AT.isNull())
                .and(
                    TEAM.MANAGER_ID
                        .eq(user)
                        .or(
                            TEAM.ID.eq(
                                select(APP_USER.TEAM_ID)
                                    .from(APP_USER)
                                    .where(APP_USER.ID.eq(user)))))
                .union(
                    select(TEAM.ID)
                        .from(TEAM)
                        .join(table(reach))
                        .on(TEAM.PARENT_ID.eq(id))
                        .where(TEAM.DELETED_AT.isNull())));
  }

  private static Map<String, Map<Operation, Scope>> access(List<RoleAccessRecord> rows) {
    var access = new HashMap<String, Map<Operation, Scope>>();
    for (var row : rows) {
      var scopes = new EnumMap<Operation, Scope>(Operation.class);
      scopes.put(Operation.READ, scope(row.getReadScope()));
      scopes.put(Operation.CREATE, scope(row.getCreateScope()));
      scopes.put(Operation.UPDATE, scope(row.getUpdateScope()));
      scopes.put(Operation.DELETE, scope(row.getDeleteScope()));
      scopes.put(Operation.EXPORT, scope(row.getExportScope()));
      access.put(row.getObject(), scopes);
    }
    return access;
  }

  private static Scope scope(String name) {
    return Scope.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static Map<String, Map<String, FieldAccess>> fields(List<RoleFieldRecord> rows) {
    var fields = new HashMap<String, Map<String, FieldAccess>>();
    for (var row : rows) {
      fields
          .computeIfAbsent(row.getObject(), _ -> new HashMap<>())
          .put(row.getField(), FieldAccess.valueOf(row.getAccess().toUpperCase(Locale.ROOT)));
    }
    return fields;
  }

  /** Who may change a record may read it. */
  private static Map<String, Map<Operation, Set<UUID>>> shares(
      List<Record3<String, UUID, Boolean>> rows) {
    var shares = new HashMap<String, Map<Operation, Set<UUID>>>();
    for (var row : rows) {
      var operations =
          row.value3() ? List.of(Operation.READ, Operation.UPDATE) : List.of(Operation.READ);
      for (var operation : operations) {
        shares
            .computeIfAbsent(row.value1(), _ -> new EnumMap<>(Operation.class))
            .computeIfAbsent(operation, _ -> new HashSet<>())
            .add(row.value2());
      }
    }
    return shares;
  }

  /** What is said of records stays hidden from those who may not read all of them. */
  private static Map<String, Map<String, FieldAccess>> guarded(
      Map<String, Map<String, FieldAccess>> fields,
      Map<String, Map<Operation, Scope>> access,
      List<GuardedFieldRecord> guards) {
    for (var guard : guards) {
      var scope = access.getOrDefault(guard.getReads(), Map.of()).get(Operation.READ);
      var known = fields.getOrDefault(guard.getReads(), Map.of());
      var sees =
          scope == Scope.ALL
              && Arrays.stream(guard.getFields())
                  .noneMatch(field -> known.get(field) == FieldAccess.HIDDEN);
      if (!sees) {
        fields
            .computeIfAbsent(guard.getObject(), _ -> new HashMap<>())
            .put(guard.getField(), FieldAccess.HIDDEN);
      }
    }
    return fields;
  }

  private static @Nullable Label label(@Nullable UUID id, @Nullable String label) {
    return id == null || label == null ? null : new Label(id, label);
  }

  /** A zone that this Java no longer knows must not keep anybody out. */
  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
