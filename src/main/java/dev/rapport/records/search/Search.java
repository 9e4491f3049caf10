package dev.rapport.records.search;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.AccessScope;
import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.records.Access;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.query.RegistryAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds records of any object by what people remember of them. One statement. */
@Service
public class Search {

  /** How many hits are looked at to put the best first. */
  private static final int CANDIDATES = 500;

  private static final int MAX_LENGTH = 200;

  /** A record found. */
  public record Hit(UUID id, String object, String label, @Nullable String detail) {}

  private final DSLContext sql;
  private final Catalog catalog;
  private final RegistryAccess registry;

  Search(DSLContext sql, Catalog catalog, RegistryAccess registry) {
    this.sql = sql;
    this.catalog = catalog;
    this.registry = registry;
  }

  /**
   * The best hits.
   *
   * @param typed words in any order, each perhaps only begun; parts of phones and mails
   * @param objects where to look; empty for everywhere. With one object and nothing typed, its
   *     first records by label
   */
  public List<Hit> find(String typed, Collection<String> objects, int limit, Actor actor) {
    var text = typed.length() > MAX_LENGTH ? typed.substring(0, MAX_LENGTH) : typed;
    var readable =
        registry.readable(actor).stream()
            .filter(object -> objects.isEmpty() || objects.contains(object))
            .toList();
    if (readable.isEmpty()) {
      return List.of();
    }
    var words = SearchTokens.query(text);
    if (words == null) {
      return text.isBlank() && readable.size() == 1
          ? first(readable.getFirst(), limit, actor)
          : List.of();
    }
    Select<Record4<UUID, String, String, String>> found = null;
    for (var reach : reaches(words, readable, actor)) {
      var some =
          selectFrom(
              select(RECORD.ID, RECORD.OBJECT, RECORD.LABEL, RECORD.DETAIL)
                  .from(RECORD)
                  .where(RECORD.DELETED.isFalse(), reach)
                  .limit(inline(CANDIDATES))
                  .asTable("some"));
      found = found == null ? some : found.unionAll(some);
    }
    if (found == null) {
      return List.of();
    }
    var hits = found.asTable("hits");
    var label = hits.field(RECORD.LABEL);
    var plain = DSL.lower(label);
    var lower = text.strip().toLowerCase(Locale.ROOT);
    return sql.selectFrom(hits)
        .orderBy(
            DSL.when(plain.eq(lower), 0)
                .when(plain.startsWith(lower), 1)
                .when(plain.contains(lower), 2)
                .otherwise(3),
            DSL.length(label),
            label)
        .limit(limit)
        .fetch(row ->
            new Hit(
                row.get(RECORD.ID),
                row.get(RECORD.OBJECT),
                row.get(RECORD.LABEL),
                row.get(RECORD.DETAIL)));
  }

  private List<Hit> first(String object, int limit, Actor actor) {
    return sql.select(RECORD.ID, RECORD.OBJECT, RECORD.LABEL, RECORD.DETAIL)
        .from(RECORD)
        .where(RECORD.OBJECT.eq(object))
        .and(registry.visible(RECORD, List.of(object), actor))
        .orderBy(RECORD.LABEL, RECORD.ID)
        .limit(limit)
        .fetch(row -> new Hit(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  /**
   * The hits in reach, as disjoint conditions. Where all records of an object are in reach, or a
   * team's, most hits are, and looking at them finds enough soon; one's own are found by the index,
   * as are those of the small objects that everybody sees.
   */
  private List<Condition> reaches(String words, List<String> objects, Actor actor) {
    var looked = new ArrayList<String>();
    var own = new ArrayList<String>();
    var small = new ArrayList<String>();
    for (var object : objects) {
      if (catalog.object(object).access() instanceof Access.Public) {
        small.add(object);
      } else {
        switch (actor.scope(object, Operation.READ)) {
          case AccessScope.None _ -> {}
          case AccessScope.Own _ -> own.add(object);
          case AccessScope.All _, AccessScope.Team _ -> looked.add(object);
        }
      }
    }
    var reaches = new ArrayList<Condition>();
    if (!looked.isEmpty()) {
      reaches.add(holds(words).and(registry.visible(RECORD, looked, actor)));
    }
    if (!own.isEmpty()) {
      var user = Objects.requireNonNull(actor.id());
      reaches.add(
          holds(words + " & " + SearchTokens.quoted(SearchTokens.user(user)))
              .and(RECORD.OBJECT.in(own)));
    }
    if (!small.isEmpty()) {
      var kinds = small.stream().map(object -> SearchTokens.quoted(SearchTokens.kind(object)));
      reaches.add(holds(words + " & (" + kinds.collect(Collectors.joining(" | ")) + ")"));
    }
    return reaches;
  }

  private static Condition holds(String query) {
    return condition("{0} @@ {1}::tsquery", RECORD.TOKENS, val(query));
  }
}
