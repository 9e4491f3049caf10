package dev.rapport.parties.network;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.boolAnd;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.unnest;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.parties.Company;
import dev.rapport.parties.Person;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.query.RegistryAccess;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Record6;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.Record;

/** Looks ties up: only between parties that the actor may see, both of them. */
@Component
class TieSql {

  static final List<String> PARTIES = List.of(Company.OBJECT, Person.OBJECT);

  private static final Record NEAR = RECORD.as("near_party");
  private static final Record FAR = RECORD.as("far_party");
  private static final Field<UUID> PARTY = field(name("frontier", "party"), UUID.class);
  private static final Field<UUID> OTHER = field(name("step", "other"), UUID.class);

  /** From a party that one stands at to one that it is tied to. */
  record Step(UUID near, UUID far) {}

  /** All ties of a kind and type between two parties, as one. */
  record Tie(String kind, UUID from, UUID to, @Nullable UUID type, int count, boolean past) {}

  private final DSLContext sql;
  private final List<TieSource> sources;
  private final RegistryAccess registry;

  TieSql(DSLContext sql, List<TieSource> sources, RegistryAccess registry) {
    this.sql = sql;
    this.sources = sources;
    this.registry = registry;
  }

  /**
   * Makes sure that there is such a company or person. One statement.
   *
   * @throws NotFoundException when it is not there or not visible
   */
  void see(UUID party, Actor actor) {
    var seen = RECORD.ID.eq(party).and(registry.visible(RECORD, PARTIES, actor));
    if (!sql.fetchExists(RECORD, seen)) {
      throw new NotFoundException();
    }
  }

  /**
   * To whom the parties are tied, in no order and perhaps more than once. One statement.
   *
   * @param each how many of a party's ties of one kind and direction are looked at
   */
  List<Step> from(Collection<UUID> parties, int each, Actor actor) {
    var frontier = parties.toArray(UUID[]::new);
    return ties(actor)
        .flatMap(ties ->
            Stream.of(
                steps(frontier, ties, ties.from(), ties.to(), each, actor),
                steps(frontier, ties, ties.to(), ties.from(), each, actor)))
        .reduce(Select::unionAll)
        .map(all -> sql.fetch(all).map(row -> new Step(row.value1(), row.value2())))
        .orElse(List.<Step>of());
  }

  private Select<Record2<UUID, UUID>> steps(
      UUID[] frontier, Ties ties, Field<UUID> near, Field<UUID> far, int each, Actor actor) {
    var others =
        select(far.as("other"))
            .from(ties.table())
            .where(near.eq(PARTY))
            .and(ties.where())
            .and(seen(FAR, far, actor))
            .limit(inline(each));
    return select(PARTY, OTHER)
        .from(unnest(frontier).as("frontier", "party"))
        .crossJoin(lateral(others.asTable("step")))
        .where(seen(NEAR, PARTY, actor));
  }

  /**
   * All ties among the parties. One statement.
   *
   * @param parties visible ones
   * @param most how many are looked up at the most
   */
  List<Tie> among(Collection<UUID> parties, int most, Actor actor) {
    var ids = parties.toArray(UUID[]::new);
    return ties(actor)
        .map(ties ->
            select(
                    inline(ties.kind()).as("kind"),
                    ties.from().as("from_id"),
                    ties.to().as("to_id"),
                    ties.type().as("type_id"),
                    count().as("ties"),
                    boolAnd(field(ties.past().eq(inline(true)))).as("past"))
                .from(ties.table())
                .where(ties.from().eq(any(ids)), ties.to().eq(any(ids)))
                .and(ties.where())
                .groupBy(grouping(ties)))
        .<Select<Record6<String, UUID, UUID, UUID, Integer, Boolean>>>map(each -> each)
        .reduce(Select::unionAll)
        .map(all ->
            sql.selectFrom(all.asTable("ties")).limit(most).fetch().stream()
                .map(row ->
                    new Tie(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6()))
                .toList())
        .orElse(List.of());
  }

  private static List<Field<?>> grouping(Ties ties) {
    return ties.table().field(ties.type()) == null
        ? List.of(ties.from(), ties.to())
        : List.of(ties.from(), ties.to(), ties.type());
  }

  private Condition seen(Record row, Field<UUID> party, Actor actor) {
    return exists(
        selectOne().from(row).where(row.ID.eq(party)).and(registry.visible(row, PARTIES, actor)));
  }

  private Stream<Ties> ties(Actor actor) {
    return sources.stream().flatMap(source -> source.of(actor).stream());
  }
}
