package dev.rapport.records.query;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;

import dev.rapport.identity.Operation;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.fieldtype.Operator;
import dev.rapport.records.fieldtype.ReferenceType;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** A filter as SQL. */
@Component
final class FilterSql {

  private final Catalog catalog;
  private final RegistryAccess registry;
  private final ScopeBranches scopes;

  FilterSql(Catalog catalog, RegistryAccess registry, ScopeBranches scopes) {
    this.catalog = catalog;
    this.registry = registry;
    this.scopes = scopes;
  }

  Condition condition(ResolvedQuery query) {
    return condition(query.filter(), query);
  }

  /**
   * Whether it names a record that the found ones belong to, their owner or one that has an owner
   * itself: its index finds them faster than any walk through what is in reach.
   */
  boolean meetsFew(Filter filter) {
    return switch (filter) {
      case Filter.And(var parts) -> parts.stream().anyMatch(this::meetsFew);
      case Filter.Or(var parts) -> !parts.isEmpty() && parts.stream().allMatch(this::meetsFew);
      case Filter.Comparison(var field, _, var operator, _) ->
          operator == Operator.EQUAL
              && field.type() instanceof ReferenceType(var targets)
              && (field.name().equals("owner")
                  || targets.stream().anyMatch(target -> catalog.object(target).owned()));
      case Filter.Across _ -> false;
    };
  }

  private Condition condition(Filter filter, ResolvedQuery query) {
    return switch (filter) {
      case Filter.And(var parts) when parts.isEmpty() -> noCondition();
      case Filter.And(var parts) -> and(parts.stream().map(p -> condition(p, query)).toList());
      case Filter.Or(var parts) -> or(parts.stream().map(p -> condition(p, query)).toList());
      case Filter.Comparison comparison -> comparison(comparison, query);
      case Filter.Across across -> across(across, query);
    };
  }

  @SuppressWarnings("unchecked")
  private Condition across(Filter.Across across, ResolvedQuery query) {
    var target = catalog.object(((ReferenceType) across.reference().type()).targets().getFirst());
    return ((Field<UUID>) across.reference().column())
        .in(
            select(target.id())
                .from(target.table())
                .where(target.column("deleted_at", OffsetDateTime.class).isNull())
                .and(scopes.whole(target, query.actor(), Operation.READ))
                .and(comparison(across.comparison(), query)));
  }

  private Condition comparison(Filter.Comparison comparison, ResolvedQuery query) {
    var field = comparison.field();
    try {
      var plain =
          field
              .type()
              .compare(
                  field.column(),
                  comparison.part(),
                  comparison.operator(),
                  comparison.arguments(),
                  query.context());
      return field.type() instanceof ReferenceType reference && !field.name().equals("id")
          ? ofVisible(comparison, reference, plain, query)
          : plain;
    } catch (InvalidValue e) {
      throw new InvalidQueryException("filter", e.code(), e.arguments().toArray());
    }
  }

  /**
   * What a filter says of a reference holds only for records that the actor may see: a hidden one
   * counts as none.
   */
  @SuppressWarnings("unchecked")
  private Condition ofVisible(
      Filter.Comparison comparison, ReferenceType reference, Condition plain, ResolvedQuery query) {
    if (registry.unrestricted(reference.targets(), query.actor())) {
      return plain;
    }
    var row = RegistryAccess.as("filter_" + comparison.field().name());
    var column = (Field<UUID>) comparison.field().column();
    var visible =
        column.in(
            select(row.ID)
                .from(row)
                .where(row.ID.eq(column))
                .and(registry.visible(row, reference.targets(), query.actor())));
    var positive =
        switch (comparison.operator()) {
          case EQUAL, IN -> true;
          case EMPTY -> comparison.arguments().getFirst().equals("false");
          default -> false;
        };
    return positive ? plain.and(visible) : plain.or(column.isNotNull().and(visible.not()));
  }
}
