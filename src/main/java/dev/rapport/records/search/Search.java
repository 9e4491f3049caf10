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
import dev.rapport.records.ReadableWords;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.query.KeptStatements;
import dev.rapport.records.query.RegistryAccess;
import dev.rapport.records.tags.TagVocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Finds records of any object by what people remember of them. One statement; some more for those
 * from whom a searched field is hidden, since the index knows records by all of them.
 */
@Service
public class Search {

  /** How many hits are looked at to put the best first. */
  private static final int CANDIDATES = 500;

  /** How many of objects with hidden fields, not all of which are found by what is not. */
  private static final int DOUBTFUL = 1_000;

  /**
   * How many times so many are looked at, until there are enough that the reader finds by what they
   * may read: what lies behind 20,000 that they may not find isn't found.
   */
  private static final int ROUNDS = 20;

  /** How many of those are read again at a time, the best first. */
  private static final int AT_ONCE = 200;

  private static final int MAX_LENGTH = 200;

  /** A record found. */
  public record Hit(UUID id, String object, String label, @Nullable String detail) {}

  private final DSLContext sql;
  private final KeptStatements statements;
  private final Catalog catalog;
  private final RegistryAccess registry;
  private final TagVocabulary vocabulary;
  private final ReadableWords readable;

  Search(
      DSLContext sql,
      KeptStatements statements,
      Catalog catalog,
      RegistryAccess registry,
      TagVocabulary vocabulary,
      ReadableWords readable) {
    this.sql = sql;
    this.statements = statements;
    this.catalog = catalog;
    this.registry = registry;
    this.vocabulary = vocabulary;
    this.readable = readable;
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
    var within =
        registry.readable(actor).stream()
            .filter(object -> objects.isEmpty() || objects.contains(object))
            .toList();
    if (within.isEmpty()) {
      return List.of();
    }
    var words = SearchTokens.query(text, vocabulary::begun);
    if (words == null) {
      return text.isBlank() && within.size() == 1
          ? first(within.getFirst(), limit, actor)
          : List.of();
    }
    var hiding = within.stream().filter(object -> readable.hides(object, actor)).toList();
    var open = within.stream().filter(object -> !hiding.contains(object)).toList();
    var reaches = new ArrayList<>(reaches(words, open, CANDIDATES, actor));
    reaches.addAll(reaches(words, hiding, DOUBTFUL, actor));
    if (reaches.isEmpty()) {
      return List.of();
    }
    return hiding.isEmpty()
        ? best(text, reaches, limit, actor)
        : confirmed(text, reaches, hiding, words, limit, actor);
  }

  /** The same as far as it is found by what one may read, a round after the other until enough. */
  private List<Hit> confirmed(
      String text, List<Reach> reaches, List<String> hiding, String words, int limit, Actor actor) {
    var some = best(text, reaches, reaches.size() * DOUBTFUL, actor);
    var confirmed = new ArrayList<Hit>();
    var looked = new HashSet<UUID>();
    for (var round = 1; ; round++) {
      confirmed.addAll(confirmed(some, hiding, words, limit - confirmed.size(), actor));
      var doubtful = some.stream().filter(hit -> hiding.contains(hit.object())).toList();
      doubtful.forEach(hit -> looked.add(hit.id()));
      if (confirmed.size() >= limit || doubtful.size() < DOUBTFUL || round == ROUNDS) {
        return confirmed;
      }
      var others = RECORD.ID.ne(DSL.all(looked.toArray(UUID[]::new)));
      var further =
          reaches(words, hiding, DOUBTFUL, actor).stream().map(it -> it.and(others)).toList();
      var next = best(further, lower(text), further.size() * DOUBTFUL, actor);
      some = sql.fetch(next).map(Search::hit);
    }
  }

  private List<Hit> best(String text, List<Reach> reaches, int limit, Actor actor) {
    var lower = lower(text);
    var values = new ArrayList<Param<?>>(List.of(lower));
    reaches.forEach(reach -> values.add(reach.words()));
    return statements
        .fetch(
            new Shape(reaches.stream().map(Reach::objects).toList(), limit, actor),
            values,
            () -> best(reaches, lower, limit, actor))
        .map(Search::hit);
  }

  private static Param<String> lower(String text) {
    return val(text.strip().toLowerCase(Locale.ROOT));
  }

  private static Hit hit(Record row) {
    return new Hit(
        row.get(0, UUID.class),
        row.get(1, String.class),
        row.get(2, String.class),
        row.get(3, String.class));
  }

  /**
   * The first hits but for those that only hidden fields have the words of.
   *
   * @param hiding the objects that have such fields
   */
  private List<Hit> confirmed(
      List<Hit> best, List<String> hiding, String words, int limit, Actor actor) {
    var confirmed = new ArrayList<Hit>();
    var from = 0;
    do {
      var some = best.subList(from, Math.min(from + AT_ONCE, best.size()));
      var doubtful = new HashMap<String, List<UUID>>();
      hiding.forEach(object ->
          doubtful.put(
              object,
              some.stream().filter(hit -> hit.object().equals(object)).map(Hit::id).toList()));
      var found = readable.found(doubtful, words, actor);
      some.stream()
          .filter(hit -> !doubtful.containsKey(hit.object()) || found.contains(hit.id()))
          .forEach(confirmed::add);
      from += AT_ONCE;
    } while (confirmed.size() < limit && from < best.size());
    return confirmed.stream().limit(limit).toList();
  }

  private Select<? extends Record> best(
      List<Reach> reaches, Param<String> lower, int limit, Actor actor) {
    Select<Record4<UUID, String, String, String>> found = null;
    for (var reach : reaches) {
      var some =
          selectFrom(
              select(RECORD.ID, RECORD.OBJECT, RECORD.LABEL, detail(reach.objects(), actor))
                  .from(RECORD)
                  .where(RECORD.DELETED.isFalse())
                  .and(condition("{0} @@ {1}::tsquery", RECORD.TOKENS, reach.words()))
                  .and(reach.which())
                  .limit(inline(reach.candidates()))
                  .asTable("some"));
      found = found == null ? some : found.unionAll(some);
    }
    var hits = Objects.requireNonNull(found).asTable("hits");
    var label = hits.field(RECORD.LABEL);
    var plain = DSL.lower(label);
    var at = DSL.position(plain, lower);
    return selectFrom(hits)
        .orderBy(
            DSL.when(plain.eq(lower), inline(0))
                .when(at.eq(inline(1)), inline(1))
                .when(at.gt(inline(1)), inline(2))
                .otherwise(inline(3)),
            DSL.length(label),
            label)
        .limit(inline(limit));
  }

  private List<Hit> first(String object, int limit, Actor actor) {
    return sql.select(RECORD.ID, RECORD.OBJECT, RECORD.LABEL, detail(List.of(object), actor))
        .from(RECORD)
        .where(RECORD.OBJECT.eq(object))
        .and(registry.visible(RECORD, List.of(object), actor))
        .orderBy(RECORD.LABEL, RECORD.ID)
        .limit(limit)
        .fetch(row -> new Hit(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  private Field<String> detail(List<String> objects, Actor actor) {
    return registry.detail(RECORD, objects, actor);
  }

  /**
   * Where to look for the words, and with which further ones, disjoint. Where all records of an
   * object are in reach, or a team's, most hits are, and looking at them finds enough soon; one's
   * own are found by the index, as are those of the small objects that everybody sees; what is
   * shared with one is found by the shares, which are few.
   */
  private List<Reach> reaches(String words, List<String> objects, int candidates, Actor actor) {
    var looked = new ArrayList<String>();
    var own = new ArrayList<String>();
    var shared = new LinkedHashMap<String, AccessScope.Own>();
    var small = new ArrayList<String>();
    for (var object : objects) {
      if (catalog.object(object).access() instanceof Access.Public) {
        small.add(object);
      } else {
        switch (actor.scope(object, Operation.READ)) {
          case AccessScope.None _ -> {}
          case AccessScope.Own scope -> {
            own.add(object);
            if (!scope.shares().isEmpty()) {
              shared.put(object, scope);
            }
          }
          case AccessScope.All _, AccessScope.Team _ -> looked.add(object);
        }
      }
    }
    var reaches = new ArrayList<Reach>();
    if (!looked.isEmpty()) {
      reaches.add(
          new Reach(looked, val(words), registry.visible(RECORD, looked, actor), candidates));
    }
    if (!own.isEmpty()) {
      var user = SearchTokens.quoted(SearchTokens.user(Objects.requireNonNull(actor.id())));
      reaches.add(new Reach(own, val(words + " & " + user), RECORD.OBJECT.in(own), candidates));
    }
    shared.forEach((object, scope) ->
        reaches.add(
            new Reach(
                List.of(object), val(words), registry.shared(RECORD, object, scope), candidates)));
    if (!small.isEmpty()) {
      var kinds = small.stream().map(object -> SearchTokens.quoted(SearchTokens.kind(object)));
      var some = " & (" + kinds.collect(Collectors.joining(" | ")) + ")";
      reaches.add(new Reach(small, val(words + some), RECORD.OBJECT.in(small), candidates));
    }
    return reaches;
  }

  /** What the text of a search's statement depends on. */
  private record Shape(List<List<String>> reaches, int limit, Actor actor) {}

  /**
   * @param which what the rows have to tell, beside what the words do
   */
  private record Reach(List<String> objects, Param<String> words, Condition which, int candidates) {

    Reach and(Condition more) {
      return new Reach(objects, words, which.and(more), candidates);
    }
  }
}
