package dev.rapport.records;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.query.ScopeBranches;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes drafts of changes: finds the records that they change, locks them, and says which of them
 * the actor may not change.
 */
@Component
final class DraftLoader {

  static final String NOT_FOUND = "record.notFound";
  static final String FORBIDDEN = "record.forbidden";

  private final DSLContext sql;
  private final Catalog catalog;
  private final ScopeBranches scopes;

  DraftLoader(DSLContext sql, Catalog catalog, ScopeBranches scopes) {
    this.sql = sql;
    this.catalog = catalog;
    this.scopes = scopes;
  }

  /**
   * @param allowed which of the wanted operations the actor may do
   * @param byRole whether their role lets them change it, without a share
   */
  private record Existing(
      int version,
      @Nullable OffsetDateTime deletedAt,
      Set<Operation> allowed,
      boolean byRole,
      Map<String, @Nullable Object> values) {}

  private static final Existing NOWHERE = new Existing(0, null, Set.of(), true, Map.of());

  /**
   * A draft for each change, in their order. One statement for each object that has changes to
   * existing records.
   *
   * @param lock whether the records are about to be written
   */
  List<RecordDraft> load(List<Change> changes, Actor actor, boolean lock) {
    Map<String, List<Change>> byObject = new LinkedHashMap<>();
    changes.forEach(
        change -> byObject.computeIfAbsent(change.object(), o -> new ArrayList<>()).add(change));
    // What is restored together with what it is reached through is in reach.
    var returning =
        changes.stream()
            .filter(Change.Restore.class::isInstance)
            .map(Change::id)
            .collect(Collectors.toSet());
    Map<UUID, Existing> existing = new HashMap<>();
    byObject.forEach((name, some) -> {
      var there = some.stream().filter(c -> !(c instanceof Change.Create)).toList();
      if (!there.isEmpty()) {
        existing.putAll(existing(catalog.object(name), there, returning, actor, lock));
      }
    });
    return changes.stream().map(change -> draft(change, existing.get(change.id()), actor)).toList();
  }

  private RecordDraft draft(Change change, @Nullable Existing existing, Actor actor) {
    var object = catalog.object(change.object());
    if (change instanceof Change.Create(var name, var id, var values)) {
      var draft = new RecordDraft(object, id, RecordDraft.Kind.CREATE, 1, Map.of(), values);
      if (!actor.may(Operation.CREATE, name)) {
        draft.refuse(FORBIDDEN);
      }
      return draft;
    }
    var there = existing == null ? NOWHERE : existing;
    var version = there.version();
    var before = there.values();
    var draft =
        switch (change) {
          case Change.Update update ->
              new RecordDraft(
                  object,
                  update.id(),
                  RecordDraft.Kind.UPDATE,
                  version + 1,
                  before,
                  update.values());
          case Change.Follow follow ->
              new RecordDraft(
                  object,
                  follow.id(),
                  RecordDraft.Kind.UPDATE,
                  version + 1,
                  before,
                  follow.values());
          case Change.Delete delete ->
              new RecordDraft(
                  object, delete.id(), RecordDraft.Kind.DELETE, version + 1, before, Map.of());
          default ->
              new RecordDraft(
                  object, change.id(), RecordDraft.Kind.RESTORE, version + 1, before, Map.of());
        };
    if (change instanceof Change.Delete delete) {
      draft.mergeInto(delete.mergedInto());
    }
    draft.isShared(!there.byRole());
    if (change instanceof Change.Follow) {
      draft.staysDeleted(there.deletedAt());
    }
    var asExpected =
        change instanceof Change.Follow
            || there.deletedAt() != null == change instanceof Change.Restore;
    if (version == 0 || !asExpected) {
      draft.refuse(NOT_FOUND);
    } else if (!there.allowed().contains(operation(change))) {
      draft.refuse(FORBIDDEN);
    }
    return draft;
  }

  private static Operation operation(Change change) {
    return change instanceof Change.Update || change instanceof Change.Follow
        ? Operation.UPDATE
        : Operation.DELETE;
  }

  private Map<UUID, Existing> existing(
      ObjectDefinition object,
      List<Change> changes,
      Set<UUID> returning,
      Actor actor,
      boolean lock) {
    var ids = changes.stream().map(Change::id).distinct().sorted().toArray(UUID[]::new);
    var operations = changes.stream().map(DraftLoader::operation).distinct().toList();
    var columns = new ArrayList<Field<?>>();
    columns.add(object.id());
    columns.add(object.column("version", Integer.class));
    columns.add(object.column("deleted_at", OffsetDateTime.class));
    for (var operation : operations) {
      // As a field, 'no condition' alone would be null.
      columns.add(field(trueCondition().and(scopes.whole(object, actor, operation, returning))));
    }
    var shared = !actor.shares().isEmpty();
    if (shared) {
      columns.add(
          field(trueCondition().and(scopes.whole(object, actor.byRole(), Operation.UPDATE))));
    }
    var fields = List.copyOf(object.fields().values());
    var widths = new ArrayList<Integer>();
    for (var each : fields) {
      var own = each.type().columns(each.column());
      columns.addAll(own);
      widths.add(own.size());
    }
    var query =
        sql.select(columns)
            .from(object.table())
            .where(object.id().eq(any(val(ids))))
            .and(scopes.whole(object, actor, Operation.READ, returning))
            .orderBy(object.id());
    Map<UUID, Existing> found = new HashMap<>();
    (lock ? query.forNoKeyUpdate().of(object.table()) : query)
        .fetch()
        .forEach(row ->
            found.put(row.get(0, UUID.class), existing(row, operations, shared, fields, widths)));
    return found;
  }

  private static Existing existing(
      Record row,
      List<Operation> operations,
      boolean shared,
      List<FieldDefinition> fields,
      List<Integer> widths) {
    var at = 3;
    var allowed = EnumSet.noneOf(Operation.class);
    for (var operation : operations) {
      if (Boolean.TRUE.equals(row.get(at++))) {
        allowed.add(operation);
      }
    }
    var byRole = !shared || Boolean.TRUE.equals(row.get(at++));
    Map<String, @Nullable Object> values = new HashMap<>();
    for (var i = 0; i < fields.size(); i++) {
      var each = fields.get(i);
      if (each.type() instanceof ReferenceType) {
        var id = row.get(at, UUID.class);
        values.put(each.name(), id == null ? null : Reference.to(id));
      } else {
        values.put(each.name(), each.type().read(row::get, at));
      }
      at += widths.get(i);
    }
    return new Existing(
        row.get(1, Integer.class), row.get(2, OffsetDateTime.class), allowed, byRole, values);
  }
}
