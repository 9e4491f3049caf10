package dev.rapport.administration;

import static rapport.db.Tables.ROLE_ACCESS;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.Access;
import dev.rapport.records.Change;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Values;
import dev.rapport.records.catalog.Catalog;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.RoleAccessRecord;

/** The roles that an organisation starts with, in its language; it changes them as it likes. */
@Component
class DefaultRoles {

  /** The roles beside the administrator's. The name is the message's key. */
  enum Default {
    salesManager("team", "all"),
    salesperson("own", "none"),
    viewer("none", "none");

    private final String reach;
    private final String export;

    Default(String reach, String export) {
      this.reach = reach;
      this.export = export;
    }
  }

  private record Scopes(String read, String create, String update, String delete, String export) {
    static final Scopes READ_ONLY = new Scopes("all", "none", "none", "none", "none");
  }

  /** An address book is of use when everybody finds and mends what is in it. */
  private static final Set<String> SHARED = Set.of("company", "person");

  private final RecordWriter writer;
  private final DSLContext db;
  private final Catalog catalog;
  private final Messages messages;

  DefaultRoles(RecordWriter writer, DSLContext db, Catalog catalog, Messages messages) {
    this.writer = writer;
    this.db = db;
    this.catalog = catalog;
    this.messages = messages;
  }

  /** The role of the first user, to be written with them. */
  Change administrator(UUID id, Locale language) {
    return role(id, "administrator", true, language);
  }

  /** Creates the others. */
  void create(Locale language) {
    var changes = new ArrayList<Change>();
    var rows = new ArrayList<RoleAccessRecord>();
    for (var role : Default.values()) {
      var id = Ids.next();
      changes.add(role(id, role.name(), false, language));
      catalog.objects().forEach(object -> rows.add(row(id, object, role)));
    }
    writer.write(changes, Actor.SYSTEM, Origin.SET_UP);
    db.batchInsert(rows).execute();
  }

  private Change role(UUID id, String key, boolean administrator, Locale language) {
    return new Change.Create(
        Role.OBJECT,
        id,
        new Values()
            .with(Role.NAME, messages.text(language, "role." + key + ".name"))
            .with(Role.DESCRIPTION, messages.text(language, "role." + key + ".description"))
            .with(Role.ADMINISTRATOR, administrator)
            .toMap());
  }

  private static Scopes scopes(ObjectDefinition object, Default role) {
    if (role == Default.viewer) {
      return Scopes.READ_ONLY;
    }
    return switch (object.access()) {
      case Access.Public() -> Scopes.READ_ONLY;
      case Access.Through through -> new Scopes("all", "all", role.reach, role.reach, role.export);
      case Access.Owned owned ->
          SHARED.contains(object.name())
              ? new Scopes("all", "all", "all", role.reach, role.export)
              : new Scopes(role.reach, "all", role.reach, role.reach, role.export);
    };
  }

  private static RoleAccessRecord row(UUID role, ObjectDefinition object, Default kind) {
    var scopes = scopes(object, kind);
    var row = ROLE_ACCESS.newRecord();
    row.setRoleId(role);
    row.setObject(object.name());
    row.setReadScope(scopes.read());
    row.setCreateScope(scopes.create());
    row.setUpdateScope(scopes.update());
    row.setDeleteScope(scopes.delete());
    row.setExportScope(scopes.export());
    return row;
  }
}
