package dev.rapport.records.views;

import static rapport.db.Tables.RECORD;
import static rapport.db.Tables.ROLE;
import static rapport.db.Tables.TEAM;

import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.shape.ShapeEntries;
import dev.rapport.records.shape.ShapePart;
import dev.rapport.records.views.SavedView.Kind;
import dev.rapport.records.views.SavedView.Sharing;
import dev.rapport.records.views.ViewInput.ChartInput;
import dev.rapport.records.views.ViewInput.ColumnInput;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * The views in a shape's file: those of all and of teams, by object, whose they are and name. One
 * that asks for a record that isn't everybody's to read stays here: its name would be data.
 */
@Component
class ViewsInShape implements ShapePart {

  /**
   * @param team by name
   * @param filter as in the API, records by their names
   * @param within likewise
   * @param defaultFor the names of the roles whose users the object opens with it for
   */
  private record Entry(
      @NotNull String object,
      @NotNull String name,
      @NotNull Sharing sharing,
      @Nullable String team,
      @NotNull Kind kind,
      @Nullable String filter,
      @Nullable String sort,
      @Nullable List<@Valid @NotNull ColumnInput> columns,
      @Nullable String group,
      @Nullable String date,
      @Nullable String within,
      @Nullable @Valid ChartInput chart,
      @Nullable List<@NotNull String> defaultFor) {

    /** As it stands in a file. */
    String title() {
      return title(object, name, team);
    }

    static String title(String object, String name, @Nullable String team) {
      return object + ": " + name + (team == null ? "" : " (" + team + ")");
    }
  }

  private final ViewStore store;
  private final SavedViews views;
  private final NamedRecords named;
  private final ShapeEntries entries;
  private final DSLContext sql;

  ViewsInShape(
      ViewStore store, SavedViews views, NamedRecords named, ShapeEntries entries, DSLContext sql) {
    this.store = store;
    this.views = views;
    this.named = named;
    this.entries = entries;
    this.sql = sql;
  }

  @Override
  public String name() {
    return "views";
  }

  @Override
  public int place() {
    return 7;
  }

  @Override
  public SortedMap<String, ObjectNode> read() {
    var read = new TreeMap<String, ObjectNode>();
    var roles = roles();
    var defaults = new HashMap<UUID, List<String>>();
    for (var one : store.defaults()) {
      if (one.role() != null && roles.get(one.role()) != null) {
        defaults
            .computeIfAbsent(one.view(), _ -> new ArrayList<>())
            .add(Objects.requireNonNull(roles.get(one.role())));
      }
    }
    for (var view : store.shared()) {
      var shown = view.shown();
      var chart = shown.chart();
      var filter = named.written(shown.filter());
      var within = shown.within() == null ? null : named.written(shown.within().toString());
      if (filter.isEmpty() && shown.filter() != null || within != null && within.isEmpty()) {
        continue;
      }
      var entry =
          new Entry(
              view.object(),
              view.name(),
              view.sharing(),
              view.team() == null ? null : view.team().label(),
              shown.kind(),
              filter.orElse(null),
              shown.sort(),
              shown.columns().stream()
                  .map(one -> new ColumnInput(one.field(), one.width(), one.frozen() ? true : null))
                  .toList(),
              shown.group(),
              shown.date(),
              within == null ? null : within.orElse(null),
              chart == null ? null : new ChartInput(chart.form(), chart.sum(), chart.period()),
              defaults.getOrDefault(view.id(), List.of()).stream().sorted().toList());
      // Of two that can't be told apart, the one that is there first.
      read.putIfAbsent(entry.title(), entries.write(entry));
    }
    return read;
  }

  private @Nullable SavedView here(String title) {
    return store.shared().stream()
        .filter(view -> title(view).equals(title))
        .findFirst()
        .orElse(null);
  }

  private static String title(SavedView view) {
    return Entry.title(
        view.object(), view.name(), view.team() == null ? null : view.team().label());
  }

  @Override
  public void put(String name, ObjectNode node, Application application) {
    var entry = entries.read(node, Entry.class);
    if (!entry.title().equals(name) || entry.sharing() == Sharing.ME) {
      throw ShapeEntries.unreadable();
    }
    var input =
        new ViewInput(
            entry.object(),
            entry.name(),
            entry.sharing(),
            entry.team() == null ? null : team(entry.team()),
            entry.kind(),
            named.read(entry.filter()),
            entry.sort(),
            entry.columns(),
            entry.group(),
            entry.date(),
            id(named.read(entry.within())),
            entry.chart(),
            null);
    entries.check(input);
    var administrator = application.administrator();
    views.check(input, administrator);
    var here = here(name);
    var id = here == null ? Ids.next() : here.id();
    if (here == null) {
      store.insert(id, Objects.requireNonNull(administrator.id()), input);
    } else {
      store.update(id, here.version(), input);
    }
    defaults(entry, id);
  }

  private void defaults(Entry entry, UUID view) {
    var wanted = Objects.requireNonNullElse(entry.defaultFor(), List.<String>of());
    var roles = roles();
    for (var role : wanted) {
      if (!roles.containsValue(role)) {
        throw ProblemException.invalid("", "shapeFile.noRole", role);
      }
    }
    var now =
        store.defaults().stream()
            .filter(one -> one.view().equals(view) && one.role() != null)
            .map(ViewStore.Default::role)
            .toList();
    roles.forEach((role, name) -> {
      if (wanted.contains(name)) {
        store.setDefault(entry.object(), role, null, view);
      } else if (now.contains(role)) {
        store.setDefault(entry.object(), role, null, null);
      }
    });
  }

  @Override
  public void remove(String name, Application application) {
    var here = here(name);
    if (here == null) {
      throw ProblemException.notFound();
    }
    store.setRemoved(here.id(), true);
  }

  private Map<UUID, String> roles() {
    return sql.select(ROLE.ID, ROLE.NAME)
        .from(ROLE)
        .where(ROLE.DELETED_AT.isNull())
        .fetchMap(ROLE.ID, ROLE.NAME);
  }

  private UUID team(String name) {
    return sql.select(TEAM.ID)
        .from(TEAM)
        .join(RECORD)
        .on(RECORD.ID.eq(TEAM.ID))
        .where(TEAM.DELETED_AT.isNull(), RECORD.LABEL.eq(name))
        .orderBy(TEAM.ID)
        .limit(1)
        .fetchOptional(TEAM.ID)
        .orElseThrow(() -> ProblemException.invalid("", "shapeFile.noTeam", name));
  }

  private static @Nullable UUID id(@Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw ShapeEntries.unreadable();
    }
  }
}
