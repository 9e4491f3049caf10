package dev.rapport.records.query;

import static org.jooq.impl.DSL.noCondition;

import dev.rapport.records.fieldtype.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Context;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.conf.ParamCastMode;
import org.jooq.conf.SettingsTools;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Statements that were put together once and are sent again with other values. To put one together
 * and to write it out takes longer than PostgreSQL takes for most of them, and people ask the same
 * questions all day.
 *
 * <p>The actor, with all rights, belongs to what is compared: nobody is ever answered by a
 * statement that was made for others.
 */
@Component
public final class KeptStatements {

  /** Some 5 kB each. */
  private static final int MOST = 2_000;

  /**
   * All that a text depends on.
   *
   * @param kind what is asked of the query
   * @param filter the text of its filter, without the values
   */
  private record Shape(List<?> kind, ResolvedQuery.Shape query, String filter) {}

  private final DSLContext sql;
  private final DSLContext writer;
  private final Map<Object, Kept> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Kept> eldest) {
              return size() > MOST;
            }
          });

  KeptStatements(DSLContext sql) {
    this.sql = sql;
    var settings = SettingsTools.clone(sql.settings()).withParamCastMode(ParamCastMode.NEVER);
    this.writer = DSL.using(sql.configuration().derive(settings));
  }

  /**
   * What a statement finds.
   *
   * @param kind what its text depends on beside the query
   * @param filter the query's filter, or what contains it; its values may be others the next time
   * @param values those beside it that may be others the next time
   * @param made puts the statement together, of {@code filter} and {@code values} themselves
   */
  Result<? extends Record> fetch(
      List<?> kind,
      ResolvedQuery query,
      Condition filter,
      Collection<? extends Param<?>> values,
      Supplier<? extends Select<? extends Record>> made) {
    return statement(kind, query, filter, values, made).fetch();
  }

  /** The same, each row read as it comes. */
  <T> List<T> read(
      List<?> kind,
      ResolvedQuery query,
      Condition filter,
      Collection<? extends Param<?>> values,
      Supplier<? extends Select<? extends Record>> made,
      Function<Row, T> read) {
    var found = new ArrayList<T>();
    try (var cursor = statement(kind, query, filter, values, made).fetchLazy();
        var rows = Objects.requireNonNull(cursor.resultSet())) {
      var row = new ResultSetRow(rows);
      while (rows.next()) {
        found.add(read.apply(row));
      }
    } catch (SQLException e) {
      throw new DataAccessException("Reading what was found", e);
    }
    return found;
  }

  /**
   * What a statement finds, or gives back of what it wrote.
   *
   * @param shape all that its text depends on
   * @param values all in it that may be others the next time
   * @param made puts the statement together, of {@code values} themselves
   */
  public Result<? extends Record> fetch(
      Object shape, List<Param<?>> values, Supplier<? extends Select<? extends Record>> made) {
    return statement(shape, values, made).fetch();
  }

  private ResultQuery<? extends Record> statement(
      List<?> kind,
      ResolvedQuery query,
      Condition filter,
      Collection<? extends Param<?>> values,
      Supplier<? extends Select<? extends Record>> made) {
    var free = new ArrayList<Param<?>>(values);
    var text = "";
    if (filter != noCondition()) {
      text = sql.render(filter);
      free.addAll(params(filter));
    }
    return statement(new Shape(kind, query.shape(), text), free, made);
  }

  private ResultQuery<? extends Record> statement(
      Object shape, List<Param<?>> values, Supplier<? extends Select<? extends Record>> made) {
    var found = kept.get(shape);
    if (found == null) {
      var select = made.get();
      found = written(select, values);
      if (found == null) {
        return sql.resultQuery("{0}", select).coerce(select.getSelect());
      }
      kept.put(shape, found);
    }
    return sql.resultQuery("{0}", found.with(values)).coerce(found.columns);
  }

  /** Null when it can't be told for certain where the values stand. */
  private @Nullable Kept written(Select<? extends Record> select, List<Param<?>> free) {
    var params = params(select);
    var text = List.of(writer.render(select).split("\\?", -1));
    if (text.size() != params.size() + 1) {
      return null;
    }
    Map<Param<?>, Integer> places = new IdentityHashMap<>();
    for (var i = 0; i < free.size(); i++) {
      places.put(free.get(i), i);
    }
    var at = new ArrayList<Object>();
    for (var param : params) {
      var place = places.get(param);
      at.add(place == null ? param : place);
    }
    return at.containsAll(places.values())
        ? new Kept(text, List.copyOf(at), select.getSelect().toArray(Field[]::new))
        : null;
  }

  private List<Param<?>> params(QueryPart part) {
    var params = new ArrayList<Param<?>>();
    sql.extractParams(part).values().stream()
        .filter(param -> !param.isInline())
        .forEach(params::add);
    return params;
  }

  /**
   * @param text the pieces between the values
   * @param values those that stay, as they are; for the others, their places among those given
   */
  private record Kept(List<String> text, List<Object> values, Field<?>[] columns) {

    QueryPart with(List<Param<?>> given) {
      return CustomQueryPart.of(context -> write(context, given));
    }

    private void write(Context<?> context, List<Param<?>> given) {
      for (var i = 0; i < values.size(); i++) {
        var value = values.get(i);
        context
            .sql(text.get(i))
            .visit(value instanceof Integer place ? given.get(place) : (Param<?>) value);
      }
      context.sql(text.getLast());
    }
  }
}
