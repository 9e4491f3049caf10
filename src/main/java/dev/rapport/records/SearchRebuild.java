package dev.rapport.records;

import static org.jooq.impl.DSL.val;

import dev.rapport.identity.Actor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Makes anew what the search finds records by, when other fields of theirs are searched. */
@Component
public class SearchRebuild {

  private final DSLContext sql;
  private final DraftLoader loader;

  SearchRebuild(DSLContext sql, DraftLoader loader) {
    this.sql = sql;
    this.loader = loader;
  }

  /**
   * In the caller's transaction. The records are locked, so that nothing is overwritten that
   * somebody changes meanwhile; deleted ones get theirs when they are restored.
   */
  public void rebuild(ObjectDefinition object, List<UUID> ids) {
    var looks =
        ids.stream()
            .<Change>map(id -> new Change.Update(object.name(), id, null, Map.of()))
            .toList();
    var tokens = new LinkedHashMap<UUID, String>();
    for (var draft : loader.load(looks, Actor.SYSTEM, true)) {
      if (!draft.refused() && RegistryRow.of(draft).get("tokens") instanceof String found) {
        tokens.put(draft.id(), found);
      }
    }
    sql.execute(
        "update public.record set tokens = x.tokens::tsvector"
            + " from unnest({0}::uuid[], {1}::text[]) as x (id, tokens) where record.id = x.id",
        val(tokens.keySet().toArray(UUID[]::new)), val(tokens.values().toArray(String[]::new)));
  }
}
