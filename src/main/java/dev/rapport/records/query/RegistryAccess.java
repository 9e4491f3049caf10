package dev.rapport.records.query;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.AccessScope;
import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.records.Access;
import dev.rapport.records.catalog.Catalog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import rapport.db.tables.Record;

/**
 * Which rows of the registry an actor may see: what labels, search, time lines and duplicate hints
 * go by.
 */
@Component
public final class RegistryAccess {

  /** By alias; to make one takes longer than all else of a small statement. */
  private static final Map<String, Record> ROWS = new ConcurrentHashMap<>();

  private final Catalog catalog;

  RegistryAccess(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The registry under a name that one statement knows it by. */
  static Record as(String alias) {
    return ROWS.computeIfAbsent(alias, RECORD::as);
  }

  /**
   * That {@code row} is there and belongs to one of {@code objects}, as far as the actor may see
   * it.
   */
  public Condition visible(Record row, Collection<String> objects, Actor actor) {
    return row.DELETED.isFalse().and(inScope(row, objects, actor));
  }

  /** The objects of which the actor may see at least some records by an owner or a team, or all. */
  public List<String> readable(Actor actor) {
    return catalog.objects().stream()
        .filter(object -> !(object.access() instanceof Access.Through))
        .filter(object ->
            object.access() instanceof Access.Public || actor.may(Operation.READ, object.name()))
        .map(object -> object.name())
        .toList();
  }

  /** Whether the actor may see all records of {@code objects}. */
  public boolean unrestricted(Collection<String> objects, Actor actor) {
    return objects.stream().allMatch(object -> scope(object, actor) instanceof AccessScope.All);
  }

  /** Whether the actor may see any records of an object at all. */
  public boolean readable(String object, Actor actor) {
    return catalog
        .find(object)
        .map(definition ->
            definition.access() instanceof Access.Public || actor.may(Operation.READ, object))
        .orElse(false);
  }

  /** The same rule as {@link #visible} for a row at hand that is there. */
  public boolean sees(Reach row, Actor actor) {
    return catalog.find(row.object()).isPresent()
        && switch (scope(row.object(), actor)) {
          case AccessScope.None() -> false;
          case AccessScope.All() -> true;
          case AccessScope.Own(var user) ->
              user.equals(row.owner()) || row.readers().contains(user);
          case AccessScope.Team(var user, var teams) ->
              user.equals(row.owner())
                  || row.readers().contains(user)
                  || (row.team() != null && teams.contains(row.team()));
        };
  }

  private Condition inScope(Record row, Collection<String> objects, Actor actor) {
    Map<AccessScope, List<String>> byScope =
        objects.stream()
            .filter(object -> catalog.find(object).isPresent())
            .collect(Collectors.groupingBy(object -> scope(object, actor)));
    var alternatives = new ArrayList<Condition>();
    byScope.forEach((scope, names) -> {
      var owners = owners(row, scope);
      alternatives.add(
          byScope.size() == 1 && scope instanceof AccessScope.None
              ? owners
              : // Written out: with each object's name unknown, PostgreSQL plans anew every time.
              row.OBJECT.in(names.stream().map(DSL::inline).toList()).and(owners));
    });
    return alternatives.isEmpty() ? falseCondition() : or(alternatives);
  }

  private AccessScope scope(String object, Actor actor) {
    return switch (catalog.object(object).access()) {
      case Access.Public() -> AccessScope.ALL;
      case Access.Owned owned -> actor.scope(object, Operation.READ);
      case Access.Through through -> AccessScope.NONE;
    };
  }

  private static Condition owners(Record row, AccessScope scope) {
    return switch (scope) {
      case AccessScope.None() -> falseCondition();
      case AccessScope.All() -> noCondition();
      case AccessScope.Own(var user) ->
          row.OWNER_ID.eq(user).or(condition("{0} = any({1})", val(user), row.READERS));
      case AccessScope.Team(var user, var teams) ->
          row.OWNER_ID
              .eq(user)
              .or(among(row.TEAM_ID, teams))
              .or(condition("{0} = any({1})", val(user), row.READERS));
    };
  }

  /** As one value: a list of them would be put together anew for every row. */
  public static Condition among(Field<UUID> column, Collection<UUID> ids) {
    return column.eq(DSL.any(ids.stream().sorted().toArray(UUID[]::new)));
  }
}
