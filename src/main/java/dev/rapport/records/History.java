package dev.rapport.records;

import static rapport.db.Tables.CHANGE;
import static rapport.db.Tables.CHANGE_SET;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.query.RegistryAccess;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
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
   * @param kind {@code create}, {@code update}, {@code delete}, {@code restore}, {@code share} or
   *     {@code unshare}
   * @param share what was shared or withdrawn; null for other kinds
   */
  public record Entry(
      String changeSet,
      Instant at,
      @Nullable Reference actor,
      String kind,
      List<FieldChange> fields,
      @Nullable Shared share) {}

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

  History(
      DSLContext sql,
      Catalog catalog,
      Records records,
      RegistryAccess registry,
      MergedRecords merged,
      JsonMapper json) {
    this.sql = sql;
    this.catalog = catalog;
    this.records = records;
    this.registry = registry;
    this.merged = merged;
    this.json = json;
  }

  private record Raw(
      long set,
      Instant at,
      @Nullable Reference actor,
      String kind,
      Map<String, @Nullable Object> before,
      Map<String, @Nullable Object> after,
      boolean own) {}

  /**
   * Of what was written together, the record's own before what happened to those merged into it.
   */
  private static final Comparator<Raw> LATEST_FIRST =
      Comparator.comparingLong(Raw::set).thenComparing(Raw::own).reversed();

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
    var raw =
        sql.select(
                CHANGE_SET.ID,
                CHANGE_SET.AT,
                author.ID,
                author.LABEL,
                CHANGE.KIND,
                CHANGE.BEFORE,
                CHANGE.AFTER,
                CHANGE.RECORD_ID)
            .from(CHANGE)
            .join(CHANGE_SET)
            .on(CHANGE_SET.ID.eq(CHANGE.CHANGE_SET_ID))
            .leftJoin(author)
            .on(author.ID.eq(CHANGE_SET.ACTOR_ID))
            .where(CHANGE.RECORD_ID.in(merged.in(id)))
            .and(cursor == null ? DSL.noCondition() : CHANGE.CHANGE_SET_ID.lt(before(cursor)))
            .orderBy(CHANGE.CHANGE_SET_ID.desc())
            .limit(PAGE + 1)
            .withTies() // what was written together stays together
            .fetch(row ->
                new Raw(
                    row.value1(),
                    row.value2().toInstant(),
                    row.value3() == null ? null : new Reference(row.value3(), "user", row.value4()),
                    row.value5(),
                    values(row.value6()),
                    values(row.value7()),
                    row.value8().equals(id)));
    var more = raw.size() > PAGE;
    var last = more ? raw.get(PAGE - 1).set() : 0;
    var page = raw.stream().filter(each -> each.set() >= last).sorted(LATEST_FIRST).toList();
    var labels = labels(definition, page, actor);
    return new Page(
        page.stream().map(each -> entry(definition, each, labels, actor)).toList(),
        more ? String.valueOf(last) : null);
  }

  private static long before(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw new InvalidQueryException("cursor", "query.cursor");
    }
  }

  private static Entry entry(
      ObjectDefinition object, Raw raw, Map<String, Reference> labels, Actor actor) {
    var fields = new ArrayList<FieldChange>();
    var names = new LinkedHashSet<>(raw.after().keySet());
    names.addAll(raw.before().keySet());
    for (var name : names) {
      var field = object.find(name).orElse(null);
      if (field != null && actor.field(object.name(), name) != FieldAccess.HIDDEN) {
        fields.add(
            new FieldChange(
                name,
                shown(field, raw.before().get(name), labels),
                shown(field, raw.after().get(name), labels)));
      }
    }
    return new Entry(
        String.valueOf(raw.set()), raw.at(), raw.actor(), raw.kind(), fields, share(raw, labels));
  }

  private static @Nullable Shared share(Raw raw, Map<String, Reference> labels) {
    var terms =
        switch (raw.kind()) {
          case "share" -> raw.after();
          case "unshare" -> raw.before();
          default -> null;
        };
    return terms == null
        ? null
        : new Shared(
            labels.get(String.valueOf(terms.get("with"))),
            Boolean.TRUE.equals(terms.get("change")),
            terms.get("until") instanceof String until ? Instant.parse(until) : null);
  }

  private static @Nullable Object shown(
      FieldDefinition field, @Nullable Object value, Map<String, Reference> labels) {
    return value != null && field.type() instanceof ReferenceType
        ? labels.get(value.toString())
        : value;
  }

  /** The references that occur, as far as they may be seen. */
  private Map<String, Reference> labels(ObjectDefinition object, List<Raw> page, Actor actor) {
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
