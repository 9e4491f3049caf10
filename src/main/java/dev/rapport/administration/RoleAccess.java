package dev.rapport.administration;

import static rapport.db.Tables.ROLE;
import static rapport.db.Tables.ROLE_ACCESS;
import static rapport.db.Tables.ROLE_FIELD;

import dev.rapport.administration.RoleRights.ObjectAccess;
import dev.rapport.administration.RoleRights.RestrictedField;
import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Records;
import dev.rapport.records.RecordsChanged;
import dev.rapport.records.Values;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.sales.Opportunity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import rapport.db.tables.records.RoleAccessRecord;
import rapport.db.tables.records.RoleFieldRecord;

/** What a role may do with objects and their fields. */
@Component
class RoleAccess {

  private static final Set<String> SCOPES = Set.of("none", "own", "team", "all");
  private static final Set<String> ALL_OR_NONE = Set.of("none", "all");
  private static final Set<String> FIELD_ACCESS = Set.of("hidden", "read", "write");

  /** Whoever changes these could give themselves any right. */
  private static final Set<String> ADMINISTRATORS_ONLY =
      Set.of(User.OBJECT, Team.OBJECT, Role.OBJECT);

  private final DSLContext db;
  private final Catalog catalog;
  private final Records records;
  private final RecordWriter writer;

  RoleAccess(DSLContext db, Catalog catalog, Records records, RecordWriter writer) {
    this.db = db;
    this.catalog = catalog;
    this.records = records;
    this.writer = writer;
  }

  /** The rights of a role, with an entry for every object. */
  @Transactional(readOnly = true)
  public RoleRights of(UUID role, Actor administrator) {
    Administrators.only(administrator);
    records.one(Role.OBJECT, role, administrator);
    var kept =
        db.selectFrom(ROLE_ACCESS)
            .where(ROLE_ACCESS.ROLE_ID.eq(role))
            .fetchMap(
                ROLE_ACCESS.OBJECT,
                row ->
                    new ObjectAccess(
                        row.getObject(),
                        row.getReadScope(),
                        row.getCreateScope(),
                        row.getUpdateScope(),
                        row.getDeleteScope(),
                        row.getExportScope()));
    var objects =
        catalog.objects().stream()
            .map(object -> kept.getOrDefault(object.name(), ObjectAccess.none(object.name())))
            .toList();
    var fields =
        db.selectFrom(ROLE_FIELD)
            .where(ROLE_FIELD.ROLE_ID.eq(role))
            .orderBy(ROLE_FIELD.OBJECT, ROLE_FIELD.FIELD)
            .fetch(row -> new RestrictedField(row.getObject(), row.getField(), row.getAccess()));
    return new RoleRights(objects, fields);
  }

  /**
   * Gives the role these rights in place of those it had; objects that are not named, none.
   *
   * @throws ProblemException 422 with an entry for each right that there is not
   */
  @Transactional
  public RoleRights replace(UUID role, RoleRights rights, Actor administrator) {
    Administrators.only(administrator);
    var row = records.one(Role.OBJECT, role, administrator);
    if (Boolean.TRUE.equals(row.get(Role.ADMINISTRATOR))) {
      throw ProblemException.invalid("objects", "role.reachesAll");
    }
    refuse(rights);
    writer.write(
        List.of(
            new Change.Update(
                Role.OBJECT, role, null, new Values().with(Role.RIGHTS, rights.text()).toMap())),
        administrator,
        Origin.command("ChangeRights"));
    return of(role, administrator);
  }

  /**
   * Gives every role the rights on a new object that it has on deals: it is worked with by the same
   * people, as far as anybody knows.
   */
  @Transactional
  void open(String object, Actor administrator) {
    var changes = new ArrayList<Change>();
    db.select(ROLE.ID, ROLE.RIGHTS)
        .from(ROLE)
        .where(ROLE.DELETED_AT.isNull(), ROLE.RIGHTS.isNotNull())
        .forEach(row -> {
          var rights = RoleRights.parse(row.value2());
          rights.objects().stream()
              .filter(access -> access.object().equals(Opportunity.OBJECT))
              .map(access -> access.on(object))
              .map(rights::with)
              .forEach(wider ->
                  changes.add(
                      new Change.Update(
                          Role.OBJECT,
                          row.value1(),
                          null,
                          new Values().with(Role.RIGHTS, wider.text()).toMap())));
        });
    if (!changes.isEmpty()) {
      writer.write(changes, administrator, Origin.command("ChangeRights"));
    }
  }

  /**
   * Brings the tables, by which rights are decided, in line with the roles' texts, which are
   * written and undone as every other field is. Within the transaction that changed the roles.
   */
  @EventListener
  public void follow(RecordsChanged change) {
    var roles = change.of(Role.OBJECT);
    if (roles.isEmpty()) {
      return;
    }
    db.select(ROLE.ID, ROLE.RIGHTS)
        .from(ROLE)
        .where(ROLE.ID.in(roles))
        .forEach(row -> store(row.value1(), RoleRights.parse(row.value2())));
  }

  private void store(UUID role, RoleRights rights) {
    db.deleteFrom(ROLE_ACCESS).where(ROLE_ACCESS.ROLE_ID.eq(role)).execute();
    db.deleteFrom(ROLE_FIELD).where(ROLE_FIELD.ROLE_ID.eq(role)).execute();
    db.batchInsert(rights.objects().stream().map(each -> row(role, each)).toList()).execute();
    db.batchInsert(rights.fields().stream().map(each -> row(role, each)).toList()).execute();
  }

  /** Throws a problem (422) with an entry for each right that there is not. */
  void refuse(RoleRights rights) {
    var errors = new ArrayList<FieldProblem>();
    var objects = new HashSet<String>();
    for (var i = 0; i < rights.objects().size(); i++) {
      refuse(rights.objects().get(i), "objects[" + i + "]", objects, errors);
    }
    var fields = new HashSet<String>();
    for (var i = 0; i < rights.fields().size(); i++) {
      refuse(rights.fields().get(i), "fields[" + i + "]", fields, errors);
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
  }

  private void refuse(ObjectAccess access, String at, Set<String> seen, List<FieldProblem> errors) {
    var object = catalog.find(access.object());
    if (object.isEmpty()) {
      errors.add(FieldProblem.of(at + ".object", "role.object"));
    } else if (!seen.add(access.object())) {
      errors.add(FieldProblem.of(at + ".object", "role.twice"));
    }
    scope(access.read(), SCOPES, at + ".read", errors);
    scope(access.update(), SCOPES, at + ".update", errors);
    scope(access.delete(), SCOPES, at + ".delete", errors);
    // What has no owner is created for nobody, and exported as far as it is read, or not at all;
    // what is another record's owner's is created for them.
    var chosen = object.isPresent() && object.get().ownerChosen();
    var owned = object.isPresent() && object.get().owned();
    scope(access.create(), chosen ? SCOPES : ALL_OR_NONE, at + ".create", errors);
    scope(access.export(), owned ? SCOPES : ALL_OR_NONE, at + ".export", errors);
    var writes =
        !(access.create().equals("none")
            && access.update().equals("none")
            && access.delete().equals("none"));
    if (ADMINISTRATORS_ONLY.contains(access.object()) && writes) {
      errors.add(FieldProblem.of(at + ".object", "role.administratorsOnly"));
    }
  }

  private void refuse(
      RestrictedField field, String at, Set<String> seen, List<FieldProblem> errors) {
    var object = catalog.find(field.object());
    if (object.isEmpty()) {
      errors.add(FieldProblem.of(at + ".object", "role.object"));
    } else if (object.get().find(field.field()).isEmpty()) {
      errors.add(FieldProblem.of(at + ".field", "role.field"));
    } else if (!seen.add(field.object() + "." + field.field())) {
      errors.add(FieldProblem.of(at + ".field", "role.twice"));
    } else if (field.access().equals("hidden") && object.get().labelField().equals(field.field())) {
      // Whatever names a record says it.
      errors.add(FieldProblem.of(at + ".access", "role.label"));
    }
    scope(field.access(), FIELD_ACCESS, at + ".access", errors);
  }

  private static void scope(
      String value, Set<String> allowed, String at, List<FieldProblem> errors) {
    if (!allowed.contains(value)) {
      errors.add(
          FieldProblem.of(at, "role.scope", String.join(", ", allowed.stream().sorted().toList())));
    }
  }

  private static RoleAccessRecord row(UUID role, ObjectAccess access) {
    var row = ROLE_ACCESS.newRecord();
    row.setRoleId(role);
    row.setObject(access.object());
    row.setReadScope(access.read());
    row.setCreateScope(access.create());
    row.setUpdateScope(access.update());
    row.setDeleteScope(access.delete());
    row.setExportScope(access.export());
    return row;
  }

  private static RoleFieldRecord row(UUID role, RestrictedField field) {
    var row = ROLE_FIELD.newRecord();
    row.setRoleId(role);
    row.setObject(field.object());
    row.setField(field.field());
    row.setAccess(field.access());
    return row;
  }
}
