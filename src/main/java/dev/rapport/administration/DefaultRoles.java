package dev.rapport.administration;

import dev.rapport.administration.RoleRights.ObjectAccess;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

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

  /** An address book is of use when everybody finds and mends what is in it. */
  private static final Set<String> SHARED = Set.of("company", "person");

  /** What is set for others: by those who reach more than their own. */
  private static final Set<String> SET_FOR_OTHERS = Set.of("target");

  private final RecordWriter writer;
  private final Catalog catalog;
  private final Messages messages;

  DefaultRoles(RecordWriter writer, Catalog catalog, Messages messages) {
    this.writer = writer;
    this.catalog = catalog;
    this.messages = messages;
  }

  /** The role of the first user, to be written with them. */
  Change administrator(UUID id, Locale language) {
    return role(id, "administrator", true, null, language);
  }

  /** Creates the others. */
  void create(Locale language) {
    writer.write(
        Arrays.stream(Default.values())
            .map(role -> role(Ids.next(), role.name(), false, rights(role), language))
            .toList(),
        Actor.SYSTEM,
        Origin.SET_UP);
  }

  private RoleRights rights(Default role) {
    return new RoleRights(
        catalog.objects().stream().map(object -> access(object, role)).toList(), List.of());
  }

  private Change role(
      UUID id, String key, boolean administrator, @Nullable RoleRights rights, Locale language) {
    return new Change.Create(
        Role.OBJECT,
        id,
        new Values()
            .with(Role.NAME, messages.text(language, "role." + key + ".name"))
            .with(Role.DESCRIPTION, messages.text(language, "role." + key + ".description"))
            .with(Role.ADMINISTRATOR, administrator)
            .with(Role.RIGHTS, rights == null ? null : rights.text())
            .toMap());
  }

  private static ObjectAccess access(ObjectDefinition object, Default role) {
    var name = object.name();
    if (role == Default.viewer) {
      return readOnly(name);
    }
    var reach = role.reach;
    return switch (object.access()) {
      case Access.Public() -> readOnly(name);
      case Access.Through through ->
          new ObjectAccess(name, "all", "all", reach, reach, role.export);
      case Access.Owned owned ->
          SET_FOR_OTHERS.contains(name) && role == Default.salesperson
              ? new ObjectAccess(name, reach, "none", "none", "none", role.export)
              : SHARED.contains(name)
                  ? new ObjectAccess(name, "all", "all", "all", reach, role.export)
                  : new ObjectAccess(name, reach, "all", reach, reach, role.export);
    };
  }

  private static ObjectAccess readOnly(String object) {
    return new ObjectAccess(object, "all", "none", "none", "none", "none");
  }
}
