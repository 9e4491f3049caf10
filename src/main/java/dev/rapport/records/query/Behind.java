package dev.rapport.records.query;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;

/**
 * Where a page begins: behind the last row of the page before.
 *
 * @param value of the sort field there; null when the id alone decides
 * @param id null for the first page
 */
record Behind(@Nullable Param<?> value, @Nullable Param<UUID> id) {

  static final Behind NOTHING = new Behind(null, null);

  static Behind of(ResolvedQuery query) {
    var after = query.after();
    if (after == null) {
      return NOTHING;
    }
    var key = PageSql.key(query);
    var byId = after.value() == null || key.equals(query.object().id());
    return new Behind(byId ? null : val(after.value(), key.getDataType()), val(after.id()));
  }

  List<Param<?>> values() {
    return id == null ? List.of() : value == null ? List.of(id) : List.of(value, id);
  }

  Condition all(ResolvedQuery query, Field<?> key) {
    if (id == null) {
      return noCondition();
    }
    var own = query.object().id();
    if (value == null) {
      return query.descending() ? own.lt(id) : own.gt(id);
    }
    return condition(query.descending() ? "{0} < {1}" : "{0} > {1}", row(key, own), row(value, id));
  }
}
