package dev.rapport.records;

import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.CHANGE_SET;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.query.RegistryAccess;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happened to a record, newest first: the audit trail as far as the one who asks may see it.
 */
@Service
public class History {

  private static final int PAGE = 50;

  /**
   * @param kind {@code create}, {@code update}, {@code delete}, {@code restore}, {@code share},
   *     {@code unshare} or {@code merge}
   * @param share what was shared or withdrawn; null for other kinds
   * @param merge what became a part of the record; null for other kinds
   */
  public record Entry(
      String changeSet,
      Instant at,
      @Nullable Reference actor,
      String kind,
      List<FieldChange> fields,
      @Nullable Shared share,
      @Nullable Merged merge) {}

  /**
   * What a merge brought in. The values that the survivor took from it are the entry's fields.
   *
   * @param label what people called the record that went; null when they may not see that
   * @param undoable whether the one who asks can undo the merge, as a whole
   */
  @Schema(name = "HistoryMerge")
  public record Merged(@Nullable String label, boolean undoable) {}

  /**
   * How a record was shared.
   *
   * @param with a user or a team; null for one that is gone
   * @param until when it ends by itself; null: when it is withdrawn
   */
  @Schema(name = "HistoryShare")
  public record Shared(@Nullable Reference with, boolean change, @Nullable Instant until) {}

  /** Values as in the record's JSON, references with the labels that may be seen. */
  public record FieldChange(String field, @Nullable Object before, @Nullable Object after) {}

  /** A page of entries. */
  public record Page(List<Entry> changes, @Nullable String next) {}

  private final DSLContext sql;
  private final Catalog catalog;
  private final Records records;
  private final RegistryAccess registry;
  private final MergedRecords merged;
  private final JsonMapper json;
  private final Clock clock;

  History(
      DSLContext sql,
      Catalog catalog,
      Records records,
      RegistryAccess registry,
      MergedRecords merged,
      JsonMapper json,
      Clock clock) {
    this.clock = clock;
    this.sql = sql;
    this.catalog = catalog;
    this.records = records;
    this.registry = registry;
    this.merged = merged;
    this.json = json;
  }

  /**
   * A page of a visible record's history, and of those that were merged into it. Five statements at
   * most, and one for each merge behind a merge.
   *
   * @param cursor the {@code next} of the page before; null for the first
   */
  public Page of(String object, UUID id, @Nullable String cursor, Actor actor) {
    var definition = catalog.object(object);
    if (records.some(object, List.of(id), List.of(definition.labelField()), actor).isEmpty()) {
      throw new NotFoundException();
    }
    var author = RECORD.as("author");
    var changed = RECORD.as("changed");
    var raw =
        sql.select(
                CHANGE_SET.ID,
                CHANGE_SET.AT,
                author.ID,
                author.LABEL,
                CHANGE.KIND,
                CHANGE.BEFORE,
                CHANGE.AFTER,
                CHANGE.RECORD_ID,
                CHANGE_SET.COMMAND,
                changed.LABEL,
                changed.MERGED_INTO,
                returned())
            .from(CHANGE)
            .join(CHANGE_SET)
            .on(CHANGE_SET.ID.eq(CHANGE.CHANGE_SET_ID))
            .leftJoin(author)
            .on(author.ID.eq(CHANGE_SET.ACTOR_ID))
            .leftJoin(changed)
            .on(changed.ID.eq(CHANGE.RECORD_ID))
            .where(CHANGE.RECORD_ID.in(merged.in(id)))
            .and(cursor == null ? DSL.noCondition() : CHANGE.CHANGE_SET_ID.lt(before(cursor)))
            .orderBy(CHANGE.CHANGE_SET_ID.desc())
            .limit(PAGE + 1)
            .withTies() // what was written together stays together
            .fetch(row ->
                new HistoryRow(
                    row.value1(),
                    row.value2().toInstant(),
                    row.value3() == null ? null : new Reference(row.value3(), "user", row.value4()),
                    row.value5(),
                    values(row.value6()),
                    values(row.value7()),
                    row.value8().equals(id),
                    Merges.COMMAND.equals(row.value9())
                        ? new HistoryRow.Merge(
                            row.value8(), row.value10(), row.value11(), row.value12())
                        : null));
    var more = raw.size() > PAGE;
    var last = more ? raw.get(PAGE - 1).set() : 0;
    var page =
        raw.stream().filter(each -> each.set() >= last).sorted(HistoryRow.LATEST_FIRST).toList();
    var labels = labels(definition, page, actor);
    return new Page(
        page.stream()
            .filter(each -> !each.toldByMerge(page))
            .map(each -> {
              var taken = each.survivors(page);
              var values = taken == null ? each : taken;
              var merge = merge(definition, each, actor, id);
              return entry(definition, each, values, merge, labels, actor);
            })
            .toList(),
        more ? String.valueOf(last) : null);
  }

  /** Whether the row's record came back after the change set. */
  private static Field<Boolean> returned() {
    var later = CHANGE.as("later");
    return DSL.field(
        DSL.exists(
            DSL.selectOne()
                .from(later)
                .where(later.RECORD_ID.eq(CHANGE.RECORD_ID), later.KIND.eq("restore"))
                .and(later.CHANGE_SET_ID.gt(CHANGE.CHANGE_SET_ID))));
  }

  private @Nullable Merged merge(
      ObjectDefinition object, HistoryRow raw, Actor actor, UUID survivor) {
    var merge = raw.merge();
    if (merge == null || !raw.merged()) {
      return null;
    }
    var author = raw.actor() == null ? null : raw.actor().id();
    var undoable =
        !merge.undone()
            && survivor.equals(merge.into())
            && Merges.undoable(raw.at(), clock.instant())
            && Reversals.belongsTo(author, actor)
            && actor.may(Operation.DELETE, object.name());
    var named = actor.field(object.name(), object.labelField()) != FieldAccess.HIDDEN;
    return new Merged(named ? merge.label() : null, undoable);
  }

  private static long before(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw new InvalidQueryException("cursor", "query.cursor");
    }
  }

  /**
   * @param values the row whose values are told
   */
  private static Entry entry(
      ObjectDefinition object,
      HistoryRow raw,
      HistoryRow values,
      @Nullable Merged merge,
      Map<String, Reference> labels,
      Actor actor) {
    var fields = new ArrayList<FieldChange>();
    var names = new LinkedHashSet<>(values.after().keySet());
    names.addAll(values.before().keySet());
    for (var name : names) {
      var field = object.find(name).orElse(null);
      if (field != null && actor.field(object.name(), name) != FieldAccess.HIDDEN) {
        fields.add(
            new FieldChange(
                name,
                shown(field, values.before().get(name), labels),
                shown(field, values.after().get(name), labels)));
      }
    }
    return new Entry(
        String.valueOf(raw.set()),
        raw.at(),
        raw.actor(),
        merge == null ? raw.kind() : "merge",
        fields,
        raw.share(labels),
        merge);
  }

  private static @Nullable Object shown(
      FieldDefinition field, @Nullable Object value, Map<String, Reference> labels) {
    return value != null && field.type() instanceof ReferenceType
        ? labels.get(value.toString())
        : value;
  }

  /** The references that occur, as far as they may be seen. */
  private Map<String, Reference> labels(
      ObjectDefinition object, List<HistoryRow> page, Actor actor) {
    Set<UUID> ids = new HashSet<>();
    Set<String> targets = new HashSet<>();
    for (var field : object.fields().values()) {
      if (field.type() instanceof ReferenceType(var objects)) {
        for (var raw : page) {
          for (var values : List.of(raw.before(), raw.after())) {
            if (values.get(field.name()) instanceof String id) {
              ids.add(UUID.fromString(id));
              targets.addAll(objects);
            }
          }
        }
      }
    }
    for (var raw : page) {
      if (raw.kind().equals("share") || raw.kind().equals("unshare")) {
        for (var values : List.of(raw.before(), raw.after())) {
          if (values.get("with") instanceof String id) {
            ids.add(UUID.fromString(id));
            targets.addAll(List.of("user", "team"));
          }
        }
      }
    }
    Map<String, Reference> labels = new HashMap<>();
    if (!ids.isEmpty()) {
      sql.select(RECORD.ID, RECORD.OBJECT, RECORD.LABEL)
          .from(RECORD)
          .where(RECORD.ID.in(ids))
          .and(registry.visible(RECORD, targets, actor))
          .forEach(row ->
              labels.put(
                  row.value1().toString(),
                  new Reference(row.value1(), row.value2(), row.value3())));
    }
    return labels;
  }

  @SuppressWarnings("unchecked")
  private Map<String, @Nullable Object> values(@Nullable JSONB values) {
    return values == null ? Map.of() : json.readValue(values.data(), Map.class);
  }
}
