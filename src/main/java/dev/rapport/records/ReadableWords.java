package dev.rapport.records;

import static org.jooq.impl.DSL.val;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.catalog.Catalog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Tells what an actor would find by the fields that they may read. The index knows records by all
 * their searched fields, whoever asks.
 */
@Component
public class ReadableWords {

  private static final UUID NOBODY = new UUID(0, 0);

  private final DSLContext sql;
  private final Catalog catalog;
  private final DraftLoader loader;

  ReadableWords(DSLContext sql, Catalog catalog, DraftLoader loader) {
    this.sql = sql;
    this.catalog = catalog;
    this.loader = loader;
  }

  /** Whether the index finds records of an object by fields that the actor may not read. */
  public boolean hides(String object, Actor actor) {
    return actor.fields().containsKey(object)
        && catalog.object(object).fields().values().stream()
            .anyMatch(field -> field.is(Trait.SEARCHED) && !readable(object, field, actor));
  }

  /**
   * Those of the records that a {@code tsquery} finds by what the actor may read of them. A
   * statement for each object, also for one without records, and one more: otherwise the time taken
   * would tell that a hidden field has the word.
   *
   * @param records ids by object
   */
  public Set<UUID> found(Map<String, List<UUID>> records, String query, Actor actor) {
    var looks = new ArrayList<Change>();
    records.forEach((object, ids) -> {
      looks.add(new Change.Update(object, NOBODY, null, Map.of()));
      ids.forEach(id -> looks.add(new Change.Update(object, id, null, Map.of())));
    });
    Map<UUID, String> words = new LinkedHashMap<>();
    for (var draft : loader.load(looks, actor, false)) {
      var object = draft.object().name();
      words.put(draft.id(), RegistryRow.words(draft, field -> readable(object, field, actor)));
    }
    var found =
        sql.resultQuery(
            "select x.id from unnest({0}::uuid[], {1}::text[]) as x (id, words)"
                + " where x.words::tsvector @@ {2}::tsquery",
            val(words.keySet().toArray(UUID[]::new)),
            val(words.values().toArray(String[]::new)),
            val(query));
    var ids = new HashSet<UUID>();
    found.forEach(row -> ids.add(Objects.requireNonNull(row.get(0, UUID.class))));
    return ids;
  }

  private static boolean readable(String object, FieldDefinition field, Actor actor) {
    return actor.field(object, field.name()) != FieldAccess.HIDDEN;
  }
}
