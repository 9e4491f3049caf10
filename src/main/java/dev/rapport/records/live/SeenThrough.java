package dev.rapport.records.live;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.CHANGE;

import dev.rapport.records.Access;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.live.ChangedSet.Changed;
import dev.rapport.records.live.ChangedSet.State;
import dev.rapport.records.query.Reach;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who may know that a large change set touched records that are seen through others. */
@Component
class SeenThrough {

  /** How many kinds of rights are told apart, of one object. */
  private static final int KINDS = 500;

  /**
   * Through which records those of one object were seen before the change set, or are seen after
   * it: rights of each, without their ids. As the change set's records are many, their parents are
   * told apart first.
   */
  private static final String QUERY =
      """
      with seen as (
        select distinct through.ids
        from change c
        join record r on r.id = c.record_id
        cross join lateral (values
          (case when not r.deleted then array(select distinct unnest(r.parents)) end),
          (case when c.kind not in ('create', 'restore') then array(
            select unnest(r.parents)
            except select (c.after ->> f)::uuid from unnest({0}::text[]) f
            union select (c.before ->> f)::uuid from unnest({0}::text[]) f
              where c.before ->> f is not null) end)) as through (ids)
        where c.change_set_id = {1} and c.object = {2}
          and cardinality(through.ids) >= cardinality({0}::text[])),
      kinds as (
        select distinct (
          select jsonb_agg(distinct jsonb_build_object(
              'object', p.object, 'owner', p.owner_id, 'team', p.team_id,
              'readers', coalesce(p.readers, '{}'), 'shares', coalesce({3}, '{}')))
          from record p
          where p.id = any (seen.ids) and not p.deleted
          having count(*) = cardinality(seen.ids)) as reaches
        from seen)
      select reaches from kinds where reaches is not null limit {4}
      """;

  private static final TypeReference<List<Parent>> PARENTS = new TypeReference<>() {};

  private record Parent(
      String object,
      @Nullable UUID owner,
      @Nullable UUID team,
      Set<UUID> readers,
      Set<UUID> shares) {

    Reach reach() {
      return new Reach(object, owner, team, readers, shares);
    }
  }

  private final DSLContext sql;
  private final Catalog catalog;
  private final JsonMapper json;

  SeenThrough(DSLContext sql, Catalog catalog, JsonMapper json) {
    this.sql = sql;
    this.catalog = catalog;
    this.json = json;
  }

  /** One statement, and one for each such object in the change set. */
  List<Changed> of(long changeSet) {
    return sql
        .selectDistinct(CHANGE.OBJECT)
        .from(CHANGE)
        .where(CHANGE.CHANGE_SET_ID.eq(changeSet))
        .fetch(CHANGE.OBJECT)
        .stream()
        .map(catalog::find)
        .flatMap(Optional::stream)
        .flatMap(object ->
            object.access() instanceof Access.Through(var parents, _)
                ? Stream.of(
                    new Changed(object.name(), null, states(changeSet, object.name(), parents)))
                : Stream.empty())
        .toList();
  }

  private List<State> states(long changeSet, String object, List<String> parents) {
    return sql
        .resultQuery(
            QUERY,
            val(parents.toArray(String[]::new)),
            val(changeSet),
            val(object),
            Reaches.shares(field("p.id", UUID.class)),
            val(KINDS))
        .fetch(
            row -> json.readValue(Objects.requireNonNull(row.get(0, JSONB.class)).data(), PARENTS))
        .stream()
        .map(reaches -> new State(reaches.stream().map(Parent::reach).toList()))
        .toList();
  }
}
