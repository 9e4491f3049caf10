package dev.rapport.records.views;

import static rapport.db.Tables.DEFAULT_VIEW;
import static rapport.db.Tables.RECORD;
import static rapport.db.Tables.SAVED_VIEW;

import dev.rapport.identity.Actor;
import dev.rapport.records.query.RegistryAccess;
import dev.rapport.records.views.SavedView.Chart;
import dev.rapport.records.views.SavedView.Column;
import dev.rapport.records.views.SavedView.Kind;
import dev.rapport.records.views.SavedView.Label;
import dev.rapport.records.views.SavedView.Sharing;
import dev.rapport.records.views.SavedView.Shown;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.SavedViewRecord;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of views. */
@Component
class ViewStore {

  private static final TypeReference<List<Column>> COLUMNS = new TypeReference<>() {};
  private static final rapport.db.tables.Record OWNER = RECORD.as("owner");
  private static final rapport.db.tables.Team TEAMS = rapport.db.Tables.TEAM;
  private static final rapport.db.tables.Record TEAM = RECORD.as("its_team");

  private final DSLContext sql;
  private final JsonMapper json;

  ViewStore(DSLContext sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** For whom an object opens with a view. */
  record Default(String object, @Nullable UUID role, @Nullable UUID user, UUID view) {}

  /** Those that the actor may see, by name. One statement. */
  List<SavedView> visible(Actor actor) {
    return find(seenBy(actor).and(SAVED_VIEW.DELETED_AT.isNull()));
  }

  /** A view that the actor may see; taken away ones too when {@code removed}. */
  Optional<SavedView> one(UUID id, boolean removed, Actor actor) {
    var there = removed ? SAVED_VIEW.DELETED_AT.isNotNull() : SAVED_VIEW.DELETED_AT.isNull();
    return find(SAVED_VIEW.ID.eq(id).and(there).and(seenBy(actor))).stream().findFirst();
  }

  /** Those of all and of teams. */
  List<SavedView> shared() {
    return find(SAVED_VIEW.SHARING.ne(Sharing.ME.stored()).and(SAVED_VIEW.DELETED_AT.isNull()));
  }

  int count(UUID owner) {
    return sql.fetchCount(
        SAVED_VIEW, SAVED_VIEW.OWNER_ID.eq(owner).and(SAVED_VIEW.DELETED_AT.isNull()));
  }

  boolean isTeam(UUID id) {
    return sql.fetchExists(TEAMS, TEAMS.ID.eq(id).and(TEAMS.DELETED_AT.isNull()));
  }

  void insert(UUID id, UUID owner, ViewInput input) {
    var row = sql.newRecord(SAVED_VIEW);
    row.setId(id);
    row.setOwnerId(owner);
    row.setObject(input.object());
    fill(row, input);
    row.insert();
  }

  /** Whether the view still was of the version that was looked at. */
  boolean update(UUID id, int version, ViewInput input) {
    var row = sql.newRecord(SAVED_VIEW);
    fill(row, input);
    row.setVersion(version + 1);
    row.setUpdatedAt(now());
    return sql.update(SAVED_VIEW)
            .set(row)
            .where(SAVED_VIEW.ID.eq(id), SAVED_VIEW.VERSION.eq(version))
            .execute()
        == 1;
  }

  void setRemoved(UUID id, boolean removed) {
    sql.update(SAVED_VIEW)
        .set(SAVED_VIEW.DELETED_AT, removed ? now() : null)
        .where(SAVED_VIEW.ID.eq(id))
        .execute();
  }

  List<Default> defaults() {
    return sql.selectFrom(DEFAULT_VIEW)
        .fetch(
            row -> new Default(row.getObject(), row.getRoleId(), row.getUserId(), row.getViewId()));
  }

  /** Gives an object a view to open with; a null one takes it away. */
  void setDefault(String object, @Nullable UUID role, @Nullable UUID user, @Nullable UUID view) {
    sql.deleteFrom(DEFAULT_VIEW)
        .where(DEFAULT_VIEW.OBJECT.eq(object))
        .and(role == null ? DEFAULT_VIEW.USER_ID.eq(user) : DEFAULT_VIEW.ROLE_ID.eq(role))
        .execute();
    if (view != null) {
      sql.insertInto(DEFAULT_VIEW)
          .set(DEFAULT_VIEW.OBJECT, object)
          .set(DEFAULT_VIEW.ROLE_ID, role)
          .set(DEFAULT_VIEW.USER_ID, role == null ? user : null)
          .set(DEFAULT_VIEW.VIEW_ID, view)
          .onConflictDoNothing()
          .execute();
    }
  }

  /** One's own, those of one's teams, and everybody's; administrators look after every team's. */
  private static Condition seenBy(Actor actor) {
    var shared = SAVED_VIEW.SHARING.eq(Sharing.ALL.stored());
    return SAVED_VIEW
        .OWNER_ID
        .eq(actor.id())
        .or(shared)
        .or(
            actor.administrator()
                ? SAVED_VIEW.SHARING.eq(Sharing.TEAM.stored())
                : SAVED_VIEW
                    .SHARING
                    .eq(Sharing.TEAM.stored())
                    .and(RegistryAccess.among(SAVED_VIEW.TEAM_ID, actor.teams())));
  }

  private List<SavedView> find(Condition which) {
    var columns = new ArrayList<>(List.of(SAVED_VIEW.fields()));
    columns.addAll(List.of(OWNER.LABEL, TEAM.LABEL));
    return sql.select(columns)
        .from(SAVED_VIEW)
        .leftJoin(OWNER)
        .on(OWNER.ID.eq(SAVED_VIEW.OWNER_ID))
        .leftJoin(TEAM)
        .on(TEAM.ID.eq(SAVED_VIEW.TEAM_ID))
        .where(which)
        .orderBy(SAVED_VIEW.OBJECT, SAVED_VIEW.NAME, SAVED_VIEW.ID)
        .fetch(this::read);
  }

  private SavedView read(Record all) {
    var row = all.into(SAVED_VIEW);
    return new SavedView(
        row.getId(),
        new Label(row.getOwnerId(), all.get(OWNER.LABEL)),
        Sharing.valueOf(row.getSharing().toUpperCase(Locale.ROOT)),
        row.getTeamId() == null ? null : new Label(row.getTeamId(), all.get(TEAM.LABEL)),
        row.getObject(),
        row.getName(),
        new Shown(
            Kind.valueOf(row.getKind().toUpperCase(Locale.ROOT)),
            row.getFilter(),
            row.getSort(),
            json.readValue(row.getColumns().data(), COLUMNS),
            row.getGroupField(),
            row.getDateField(),
            row.getWithinId(),
            row.getChart() == null ? null : json.readValue(row.getChart().data(), Chart.class)),
        row.getVersion());
  }

  private void fill(SavedViewRecord row, ViewInput input) {
    var shown = input.shown();
    row.setName(input.name().strip());
    row.setSharing(input.sharing().stored());
    row.setTeamId(input.team());
    row.setKind(shown.kind().stored());
    row.setFilter(shown.filter());
    row.setSort(shown.sort());
    row.setColumns(JSONB.valueOf(json.writeValueAsString(shown.columns())));
    row.setGroupField(shown.group());
    row.setDateField(shown.date());
    row.setWithinId(shown.within());
    row.setChart(
        shown.chart() == null ? null : JSONB.valueOf(json.writeValueAsString(shown.chart())));
  }

  /** By object and role or user. */
  static Map<String, UUID> of(List<Default> defaults, @Nullable UUID role, @Nullable UUID user) {
    Map<String, UUID> views = new HashMap<>();
    defaults.stream()
        .filter(each -> role != null && role.equals(each.role()))
        .forEach(each -> views.put(each.object(), each.view()));
    defaults.stream()
        .filter(each -> user != null && user.equals(each.user()))
        .forEach(each -> views.put(each.object(), each.view()));
    return views;
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC);
  }
}
