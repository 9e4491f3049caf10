package dev.rapport.administration;

import static org.jooq.impl.DSL.lower;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.ROLE;
import static rapport.db.Tables.TEAM;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.settings.Settings;
import dev.rapport.platform.text.Languages;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Reference;
import dev.rapport.records.RefusedException;
import dev.rapport.records.Values;
import dev.rapport.records.transfer.ImportTargets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes teams from a file of users: who has a manager belongs to the manager's team, and that to
 * the team of the office. Managers who aren't there come in as users too, inactive as all who are
 * imported.
 */
@Component
class TeamImport implements ImportTargets {

  private static final String MANAGER = "manager";
  private static final String OFFICE = "office";

  private final DSLContext db;
  private final RecordWriter writer;
  private final Messages messages;
  private final Settings settings;

  TeamImport(DSLContext db, RecordWriter writer, Messages messages, Settings settings) {
    this.db = db;
    this.writer = writer;
    this.messages = messages;
    this.settings = settings;
  }

  @Override
  public String object() {
    return User.OBJECT;
  }

  @Override
  public List<Extra> extras(Actor actor) {
    return actor.administrator() ? List.of(extra(MANAGER, actor), extra(OFFICE, actor)) : List.of();
  }

  private Extra extra(String name, Actor actor) {
    var key = "import.user." + name;
    return new Extra(name, messages.text(actor.language(), key), List.of(name), List.of());
  }

  @Override
  public void complete(List<Row> rows, Actor actor, Origin origin) {
    var users = new Users(names(rows, MANAGER));
    var teams = new Teams(names(rows, OFFICE), users);
    var changes = new ArrayList<Change>();
    var members = new LinkedHashMap<UUID, UUID>();
    for (var row : rows) {
      var office = office(row.text(OFFICE), teams, changes);
      var manager = row.text(MANAGER);
      var team = manager == null ? office : teamOf(manager, office, users, teams, changes);
      if (team != null) {
        members.put(row.record().id(), team);
      }
    }
    var salesperson = role(DefaultRoles.Default.salesperson);
    var without = withoutRole(members.keySet());
    members.forEach((user, team) -> {
      var values = new Values().with(User.TEAM, Reference.to(team));
      if (salesperson != null && without.contains(user)) {
        values.with(User.ROLE, Reference.to(salesperson));
      }
      changes.add(new Change.Update(User.OBJECT, user, null, values.toMap()));
    });
    writer.write(changes, actor, origin);
  }

  private @Nullable UUID office(@Nullable String name, Teams teams, List<Change> changes) {
    if (name == null) {
      return null;
    }
    return teams.byName.computeIfAbsent(
        normal(name),
        _ -> {
          var id = Ids.next();
          changes.add(
              new Change.Create(Team.OBJECT, id, new Values().with(Team.NAME, name).toMap()));
          return id;
        });
  }

  /** The team that the manager has, or a new one of the manager's name in the office's. */
  private UUID teamOf(
      String name, @Nullable UUID office, Users users, Teams teams, List<Change> changes) {
    var known = users.byName.get(normal(name));
    if (known != null) {
      var has = teams.byManager.get(known);
      if (has != null) {
        return has;
      }
    }
    var team = Ids.next();
    var manager = known == null ? Ids.next() : known;
    if (known == null) {
      var role = role(DefaultRoles.Default.salesManager);
      changes.add(
          new Change.Create(
              User.OBJECT,
              manager,
              new Values()
                  .with(User.NAME, name)
                  .with(User.ROLE, role == null ? null : Reference.to(role))
                  .with(User.TEAM, Reference.to(team))
                  .toMap()));
      users.byName.put(normal(name), manager);
    }
    changes.add(
        new Change.Create(
            Team.OBJECT,
            team,
            new Values()
                .with(Team.NAME, name)
                .with(Team.MANAGER, Reference.to(manager))
                .with(Team.PARENT, office == null ? null : Reference.to(office))
                .toMap()));
    teams.byManager.put(manager, team);
    return team;
  }

  /** The role that an organisation starts with, if it still has it by that name. */
  private @Nullable UUID role(DefaultRoles.Default role) {
    var language =
        settings
            .organisation()
            .map(organisation -> Languages.of(organisation.language()))
            .orElse(Languages.DEFAULT);
    return db.select(ROLE.ID)
        .from(ROLE)
        .where(ROLE.NAME.eq(messages.text(language, "role." + role.name() + ".name")))
        .and(ROLE.DELETED_AT.isNull())
        .limit(1)
        .fetchOne(ROLE.ID);
  }

  private List<UUID> withoutRole(Collection<UUID> users) {
    return db.select(APP_USER.ID)
        .from(APP_USER)
        .where(APP_USER.ID.in(users), APP_USER.ROLE_ID.isNull())
        .fetch(APP_USER.ID);
  }

  private static List<String> names(List<Row> rows, String extra) {
    return rows.stream()
        .map(row -> Optional.ofNullable(row.text(extra)))
        .flatMap(Optional::stream)
        .map(TeamImport::normal)
        .distinct()
        .toList();
  }

  private static String normal(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** The users of some names. */
  private final class Users {
    private final Map<String, UUID> byName = new HashMap<>();

    private Users(List<String> names) {
      db.select(APP_USER.ID, APP_USER.NAME)
          .from(APP_USER)
          .where(lower(APP_USER.NAME).in(names), APP_USER.DELETED_AT.isNull())
          .forEach(row -> {
            if (byName.put(normal(row.value2()), row.value1()) != null) {
              throw RefusedException.of(MANAGER, "reference.ambiguous", row.value2());
            }
          });
    }
  }

  /** The teams of some names and managers. */
  private final class Teams {
    private final Map<String, UUID> byName = new HashMap<>();
    private final Map<UUID, UUID> byManager = new HashMap<>();

    private Teams(List<String> names, Users users) {
      db.select(TEAM.ID, TEAM.NAME, TEAM.MANAGER_ID)
          .from(TEAM)
          .where(TEAM.DELETED_AT.isNull())
          .and(
              lower(TEAM.NAME).in(names).or(TEAM.MANAGER_ID.in(List.copyOf(users.byName.values()))))
          .orderBy(TEAM.ID)
          .forEach(row -> {
            if (row.value3() != null) {
              byManager.putIfAbsent(Objects.requireNonNull(row.value3()), row.value1());
            }
            byName.putIfAbsent(normal(row.value2()), row.value1());
          });
    }
  }
}
