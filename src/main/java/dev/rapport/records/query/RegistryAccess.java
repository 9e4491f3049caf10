package dev.rapport.records.query;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.AccessScope;
import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.records.Access;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.ReferenceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** That the actor's role lets them change the row's record, of one of {@code objects}. */
  Condition changeable(Record row, Collection<String> objects, Actor actor) {
    return or(
        objects.stream()
            .map(catalog::object)
            .map(object ->
                row.OBJECT
                    .eq(DSL.inline(object.name()))
                    .and(owners(row, scope(object, actor.byRole(), Operation.UPDATE))))
            .toList());
  }

  /**
   * What tells a row of one of {@code objects} from its namesakes; nothing where it is made of a
   * field that the actor may not read.
   */
  public Field<String> detail(Record row, Collection<String> objects, Actor actor) {
    var hiding =
        objects.stream()
            .filter(name ->
                catalog.object(name).detail().stream()
                    .anyMatch(field -> actor.field(name, field) == FieldAccess.HIDDEN))
            .map(DSL::inline)
            .toList();
    return hiding.isEmpty()
        ? row.DETAIL
        : DSL.when(row.OBJECT.notIn(hiding), row.DETAIL).as(row.DETAIL);
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

  /**
   * The same rule as {@link #visible} for a row at hand that is there; of one that is seen through
   * others it knows nothing.
   */
  public boolean sees(Reach row, Actor actor) {
    return !why(row, actor, Operation.READ).isEmpty();
  }

  /** Why the actor reaches a row at hand with an operation; nothing when they don't. */
  public Set<Reason> why(Reach row, Actor actor, Operation operation) {
    return catalog
        .find(row.object())
        .map(object -> why(row, scope(object, actor, operation)))
        .orElse(Set.of());
  }

  private static Set<Reason> why(Reach row, AccessScope scope) {
    return switch (scope) {
      case AccessScope.None() -> Set.of();
      case AccessScope.All() -> Set.of(Reason.EVERY_RECORD);
      case AccessScope.Own(var user, var shares) -> why(row, user, Set.of(), shares);
      case AccessScope.Team(var user, var teams, var shares) -> why(row, user, teams, shares);
    };
  }

  private static Set<Reason> why(Reach row, UUID user, Set<UUID> teams, Set<UUID> shares) {
    var reasons = EnumSet.noneOf(Reason.class);
    if (user.equals(row.owner())) {
      reasons.add(Reason.OWNER);
    }
    if (row.readers().contains(user)) {
      reasons.add(Reason.NAMED);
    }
    if (row.team() != null && teams.contains(row.team())) {
      reasons.add(Reason.TEAM);
    }
    if (!Collections.disjoint(shares, row.shares())) {
      reasons.add(Reason.SHARE);
    }
    return reasons;
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
    for (var name : objects) {
      catalog
          .find(name)
          .filter(object -> actor.may(Operation.READ, name))
          .filter(object -> object.access() instanceof Access.Through)
          .ifPresent(object -> alternatives.add(through(row, object, actor)));
    }
    return alternatives.isEmpty() ? falseCondition() : or(alternatives);
  }

  /** That the actor sees all those through which the row is seen. */
  private Condition through(Record row, ObjectDefinition object, Actor actor) {
    var parents = ((Access.Through) object.access()).parents();
    var targets =
        parents.stream()
            .map(name -> (ReferenceType) object.field(name).type())
            .flatMap(type -> type.targets().stream())
            .distinct()
            .toList();
    var parent = as("through_" + row.getName());
    return row.OBJECT
        .eq(DSL.inline(object.name()))
        .and(DSL.cardinality(row.PARENTS).ge(parents.size()))
        .and(
            DSL.notExists(
                DSL.selectOne()
                    .from(parent)
                    .where(parent.ID.eq(DSL.any(row.PARENTS)))
                    .andNot(visible(parent, targets, actor))));
  }

  private AccessScope scope(String object, Actor actor) {
    return scope(catalog.object(object), actor, Operation.READ);
  }

  private static AccessScope scope(ObjectDefinition object, Actor actor, Operation operation) {
    return switch (object.access()) {
      case Access.Public() when operation == Operation.READ -> AccessScope.ALL;
      case Access.Public(), Access.Owned(_) -> actor.scope(object.name(), operation);
      case Access.Through through -> AccessScope.NONE;
    };
  }

  private static Condition owners(Record row, AccessScope scope) {
    return switch (scope) {
      case AccessScope.None() -> falseCondition();
      case AccessScope.All() -> noCondition();
      case AccessScope.Own(var user, var shares) ->
          orShared(
              row,
              shares,
              row.OWNER_ID.eq(user).or(condition("{0} = any({1})", val(user), row.READERS)));
      case AccessScope.Team(var user, var teams, var shares) ->
          orShared(
              row,
              shares,
              row.OWNER_ID
                  .eq(user)
                  .or(among(row.TEAM_ID, teams))
                  .or(condition("{0} = any({1})", val(user), row.READERS)));
    };
  }

  private static Condition orShared(Record row, Set<UUID> shares, Condition byRole) {
    return shares.isEmpty() ? byRole : byRole.or(Shares.each(row.ID, shares, Operation.READ));
  }

  /** What is shared with the actor and not their own, found by the shares. */
  public Condition shared(Record row, String object, AccessScope.Own scope) {
    return Shares.all(row.ID, object, scope.shares(), Operation.READ)
        .and(row.OBJECT.eq(DSL.inline(object)))
        .and(row.DELETED.isFalse())
        .and(condition("{0} is distinct from {1}", row.OWNER_ID, val(scope.user())))
        .and(row.READERS.isNull().or(condition("{0} <> all({1})", val(scope.user()), row.READERS)));
  }

  /** As one value: a list of them would be put together anew for every row. */
  public static Condition among(Field<UUID> column, Collection<UUID> ids) {
    return column.eq(DSL.any(ids.stream().sorted().toArray(UUID[]::new)));
  }
}
