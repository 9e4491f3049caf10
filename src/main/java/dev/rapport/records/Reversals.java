package dev.rapport.records;

import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.CHANGE_SET;

import dev.rapport.identity.Actor;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.FieldContext;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.records.fieldtype.InvalidValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Undo, the one mechanism of it: a change set is reversed where the current value still equals the
 * written one, and the rest is reported. A reversal is a change set too, and so can be reversed
 * itself.
 */
@Service
public class Reversals {

  /**
   * @param records what is again as it was
   * @param kept what was changed since, and so was left as it is
   */
  public record Reversed(long changeSet, List<RecordId> records, List<Kept> kept) {}

  /** Which record. */
  @Schema(name = "RecordId")
  public record RecordId(String object, UUID id) {}

  /**
   * @param label what people call the record; null for one that is gone or out of reach
   * @param field null when the record as a whole was kept
   */
  @Schema(name = "Kept")
  public record Kept(
      String object,
      UUID id,
      @Nullable String label,
      @Nullable String field,
      @Schema(allowableValues = {"changedSince", "gone"}) String reason) {}

  private record Done(
      UUID id,
      String object,
      String kind,
      int version,
      @Nullable JSONB before,
      @Nullable JSONB after) {}

  private final DSLContext sql;
  private final Catalog catalog;
  private final DraftLoader loader;
  private final RecordWriter writer;
  private final FieldContexts contexts;
  private final JsonMapper json;
  private final Clock clock;

  Reversals(
      DSLContext sql,
      Catalog catalog,
      DraftLoader loader,
      RecordWriter writer,
      FieldContexts contexts,
      JsonMapper json,
      Clock clock) {
    this.clock = clock;
    this.sql = sql;
    this.catalog = catalog;
    this.loader = loader;
    this.writer = writer;
    this.contexts = contexts;
    this.json = json;
  }

  /**
   * Takes a change set back, as its author or an administrator, with the rights that they have now.
   *
   * @throws NotFoundException when there is no such change set, or it is somebody else's
   * @throws RefusedException when it is a merge of more than {@link Merges#UNDOABLE} ago
   */
  @Transactional
  public Reversed reverse(long changeSet, Actor actor) {
    var head =
        sql.select(CHANGE_SET.ACTOR_ID, CHANGE_SET.COMMAND, CHANGE_SET.AT)
            .from(CHANGE_SET)
            .where(CHANGE_SET.ID.eq(changeSet))
            .fetchOptional()
            .orElseThrow(NotFoundException::new);
    if (!belongsTo(head.value1(), actor)) {
      throw new NotFoundException();
    }
    var merge = Merges.COMMAND.equals(head.value2());
    if (merge && !Merges.undoable(head.value3().toInstant(), clock.instant())) {
      throw RefusedException.of("changeSet", "merge.late", Merges.UNDOABLE.toDays());
    }
    var done =
        sql.select(
                CHANGE.RECORD_ID,
                CHANGE.OBJECT,
                CHANGE.KIND,
                CHANGE.VERSION,
                CHANGE.BEFORE,
                CHANGE.AFTER)
            .from(CHANGE)
            .where(CHANGE.CHANGE_SET_ID.eq(changeSet))
            .fetch(row ->
                new Done(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6()));
    var kept = new ArrayList<Kept>();
    var beyond = merge && !actor.administrator();
    if (beyond) {
      mayRestore(done, actor);
    }
    var seen = beyond ? current(done, merge, actor).keySet() : Set.<UUID>of();
    var as = beyond ? Merges.everywhere(actor) : actor;
    var changes = changes(done, merge, as, kept);
    var written = writer.write(changes, as, Origin.reversal(changeSet));
    var ids = new HashSet<>(written.ids());
    if (beyond) {
      // What followed the merge is undone as well, but not told of to those who don't see it.
      ids.retainAll(seen);
      kept.removeIf(each -> !seen.contains(each.id()));
    }
    var records =
        changes.stream()
            .filter(change -> ids.contains(change.id()))
            .map(change -> new RecordId(change.object(), change.id()))
            .toList();
    return new Reversed(written.changeSet(), records, kept);
  }

  /** Whether the actor may take back what {@code author} did. */
  static boolean belongsTo(@Nullable UUID author, Actor actor) {
    return actor.administrator() || (actor.id() != null && actor.id().equals(author));
  }

  /** Whoever undoes a merge has to be allowed to bring the merged record back. */
  private void mayRestore(List<Done> done, Actor actor) {
    var restored =
        done.stream()
            .filter(each -> each.kind().equals("delete"))
            .filter(each -> catalog.object(each.object()).duplicates())
            .<Change>map(each -> new Change.Restore(each.object(), each.id()))
            .toList();
    if (!writer.check(restored, actor, Origin.API).isEmpty()) {
      throw new ForbiddenException();
    }
  }

  private List<Change> changes(List<Done> done, boolean merge, Actor actor, List<Kept> kept) {
    var context = contexts.of(actor);
    var current = current(done, merge, actor);
    var changes = new ArrayList<Change>();
    for (var each : done) {
      var draft = current.get(each.id());
      if (draft == null) {
        kept.add(new Kept(each.object(), each.id(), null, null, "gone"));
        continue;
      }
      switch (each.kind()) {
        case "create", "restore" -> {
          if (draft.version() - 1 == each.version()) {
            changes.add(new Change.Delete(each.object(), each.id(), null));
          } else {
            kept.add(new Kept(each.object(), each.id(), label(draft), null, "changedSince"));
          }
        }
        case "delete" -> changes.add(new Change.Restore(each.object(), each.id()));
        default -> {
          var values = unchanged(each, draft, context, kept);
          if (!values.isEmpty()) {
            changes.add(update(each, merge, values));
          }
        }
      }
    }
    return changes;
  }

  /** What followed a merge goes back even where it was deleted since. */
  private static Change update(Done done, boolean merge, Map<String, @Nullable Object> values) {
    return merge
        ? new Change.Follow(done.object(), done.id(), values)
        : new Change.Update(done.object(), done.id(), null, values);
  }

  /** The records as they are now, locked; without those that are gone or out of reach. */
  private Map<UUID, RecordDraft> current(List<Done> done, boolean merge, Actor actor) {
    var looks =
        done.stream()
            .<Change>map(each ->
                each.kind().equals("delete")
                    ? new Change.Restore(each.object(), each.id())
                    : update(each, merge, Map.of()))
            .toList();
    return loader.load(looks, actor, true).stream()
        .filter(draft -> !draft.refused())
        .collect(Collectors.toMap(RecordDraft::id, draft -> draft));
  }

  /** The former values of the fields that are still as the change set left them. */
  private Map<String, @Nullable Object> unchanged(
      Done done, RecordDraft draft, FieldContext context, List<Kept> kept) {
    var object = catalog.object(done.object());
    var before = values(done.before());
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values(done.after())
        .forEach((name, written) -> {
          var field = object.find(name).orElse(null);
          if (field == null) {
            return;
          }
          try {
            if (same(field, parse(field, written, context), draft.value(field))) {
              values.put(name, parse(field, before.get(name), context));
              return;
            }
          } catch (InvalidValue e) {
            // What the field could hold then it can't any more: it became narrower since.
          }
          kept.add(new Kept(done.object(), done.id(), label(draft), name, "changedSince"));
        });
    return values;
  }

  private static @Nullable String label(RecordDraft draft) {
    var object = draft.object();
    return Objects.toString(draft.value(object.field(object.labelField())), null);
  }

  @SuppressWarnings("unchecked")
  private static boolean same(FieldDefinition field, @Nullable Object one, @Nullable Object other) {
    return ((FieldType<Object>) field.type()).same(one, other);
  }

  private static @Nullable Object parse(
      FieldDefinition field, @Nullable Object written, FieldContext context) {
    return written == null ? null : field.type().parse(written, context);
  }

  @SuppressWarnings("unchecked")
  private Map<String, @Nullable Object> values(@Nullable JSONB values) {
    return values == null ? Map.of() : json.readValue(values.data(), Map.class);
  }
}
