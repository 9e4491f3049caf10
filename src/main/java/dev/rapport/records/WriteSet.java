package dev.rapport.records;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.fieldtype.Contact;
import dev.rapport.records.fieldtype.ContactType;
import dev.rapport.records.fieldtype.FieldContext;
import dev.rapport.records.fieldtype.FieldType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of a change set, table by table, as JSON that PostgreSQL reads. */
final class WriteSet {

  private final Map<ObjectDefinition, List<Map<String, @Nullable Object>>> inserts =
      new LinkedHashMap<>();
  private final Map<ObjectDefinition, List<Map<String, @Nullable Object>>> updates =
      new LinkedHashMap<>();
  private final List<Map<String, @Nullable Object>> registryInserts = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> registryUpdates = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> changes = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> stayInserts = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> stayUpdates = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> contactInserts = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> contactUpdates = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> timelineInserts = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> timelineUpdates = new ArrayList<>();
  private final List<UUID> updatedIds = new ArrayList<>();
  private final Map<ObjectDefinition, Set<UUID>> letGo = new LinkedHashMap<>();
  private final KeyRows keys;

  private final TakenBack takenBack;
  private final Actor actor;
  private final FieldContext context;
  private final Instant now;

  WriteSet(
      List<RecordDraft> drafts,
      KeyRows keys,
      TakenBack takenBack,
      Actor actor,
      FieldContext context,
      Instant now) {
    this.keys = keys;
    this.takenBack = takenBack;
    this.actor = actor;
    this.context = context;
    this.now = now;
    // An update writes the same columns for all records of an object: they are locked, and what
    // does not change is written as it is.
    drafts.stream()
        .collect(
            Collectors.groupingBy(RecordDraft::object, LinkedHashMap::new, Collectors.toList()))
        .forEach(this::update);
    drafts.forEach(this::add);
  }

  private void add(RecordDraft draft) {
    changes.add(change(draft));
    if (draft.deletedAt() != null) {
      return; // what hangs on it is written when it is restored
    }
    var creating = draft.kind() == Kind.CREATE;
    if (creating) {
      inserts.computeIfAbsent(draft.object(), o -> new ArrayList<>()).add(insert(draft));
    } else {
      updatedIds.add(draft.id());
    }
    (creating ? registryInserts : registryUpdates).add(RegistryRow.of(draft));
    for (var field : draft.object().fields().values()) {
      if (field.is(Trait.TRACKED) && draft.changes(field) && !takenBack.holds(draft, field)) {
        (creating ? stayInserts : stayUpdates).add(stay(draft, field));
      }
      var number = 0;
      for (var contact : draft.contacts(field)) {
        var name = number == 0 ? field.name() : field.name() + "." + number;
        (creating ? contactInserts : contactUpdates).add(contactPoint(draft, name, contact));
        number++;
      }
    }
    timeline(draft);
  }

  private Map<String, @Nullable Object> insert(RecordDraft draft) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("id", draft.id());
    row.put("version", 1);
    for (var field : draft.object().fields().values()) {
      store(field, draft.value(field), row);
    }
    row.put("created_at", now);
    row.put("created_by", actor.id());
    row.put("updated_at", now);
    row.put("updated_by", actor.id());
    return row;
  }

  private void update(ObjectDefinition object, List<RecordDraft> all) {
    var drafts = all.stream().filter(draft -> draft.kind() != Kind.CREATE).toList();
    if (drafts.isEmpty()) {
      return;
    }
    var givers = HandedOver.givers(object, all);
    if (!givers.isEmpty()) {
      letGo.put(object, givers);
    }
    var changed = drafts.stream().flatMap(draft -> draft.changed().stream()).distinct().toList();
    var life = !givers.isEmpty() || drafts.stream().anyMatch(draft -> draft.kind() != Kind.UPDATE);
    var rows = updates.computeIfAbsent(object, o -> new ArrayList<>());
    for (var draft : drafts) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("id", draft.id());
      row.put("version", draft.version());
      changed.forEach(field -> store(field, draft.value(field), row));
      row.put("updated_at", now);
      row.put("updated_by", actor.id());
      if (life) {
        row.put("deleted_at", draft.kind() == Kind.DELETE ? now : draft.deletedAt());
      }
      rows.add(row);
    }
  }

  private Map<String, @Nullable Object> change(RecordDraft draft) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("record_id", draft.id());
    row.put("object", draft.object().name());
    row.put("kind", draft.kind().name().toLowerCase(Locale.ROOT));
    row.put("version", draft.version());
    var update = draft.kind() == Kind.UPDATE;
    row.put("before", update ? values(draft, true) : null);
    row.put("after", update ? values(draft, false) : null);
    return row;
  }

  private static Map<String, @Nullable Object> values(RecordDraft draft, boolean before) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (var field : draft.changed()) {
      values.put(field.name(), json(field, before ? draft.valueBefore(field) : draft.value(field)));
    }
    return values;
  }

  private Map<String, @Nullable Object> stay(RecordDraft draft, FieldDefinition field) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("record_id", draft.id());
    row.put("field", field.name());
    row.put("object", draft.object().name());
    row.put("from_value", json(field, draft.valueBefore(field)));
    row.put("to_value", json(field, draft.value(field)));
    row.put("at", now);
    row.put("actor_id", actor.id());
    return row;
  }

  private static Map<String, @Nullable Object> contactPoint(
      RecordDraft draft, String field, Contact contact) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("record_id", draft.id());
    row.put("object", draft.object().name());
    row.put("field", field);
    row.put(
        "kind", contact.type().kind() == ContactType.Kind.URL ? "website" : contact.type().name());
    row.put("value", contact.value());
    row.put("normal", contact.type().normal(contact.value()));
    return row;
  }

  private void timeline(RecordDraft draft) {
    var definition = draft.object().timeline();
    if (definition == null || draft.kind() == Kind.DELETE) {
      return;
    }
    var at = draft.value(draft.object().field(definition.date()));
    definition.parties().stream()
        .map(draft::referenceId)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(party -> {
          Map<String, @Nullable Object> row = new LinkedHashMap<>();
          row.put("party_id", party);
          row.put("at", at == null ? now : at);
          row.put("record_id", draft.id());
          row.put("object", draft.object().name());
          (draft.kind() == Kind.CREATE ? timelineInserts : timelineUpdates).add(row);
        });
  }

  @SuppressWarnings("unchecked")
  private void store(
      FieldDefinition field, @Nullable Object value, Map<String, @Nullable Object> row) {
    ((FieldType<Object>) field.type()).store(field.column(), value, row, context);
  }

  /** As the audit trail keeps it. */
  @SuppressWarnings("unchecked")
  static @Nullable Object json(FieldDefinition field, @Nullable Object value) {
    return value instanceof Reference reference
        ? reference.id().toString()
        : value == null ? null : ((FieldType<Object>) field.type()).toJson(value);
  }

  /** All lists of rows, by names that tell them apart. */
  Map<String, List<Map<String, @Nullable Object>>> byName() {
    Map<String, List<Map<String, @Nullable Object>>> all = new LinkedHashMap<>();
    all.put("registry", registryInserts);
    all.put("registry_update", registryUpdates);
    inserts.forEach((object, rows) -> all.put("insert " + object, rows));
    updates.forEach((object, rows) -> all.put("update " + object, rows));
    all.put("changes", changes);
    all.put("stays", stayInserts);
    all.put("stays_update", stayUpdates);
    all.put("contacts", contactInserts);
    all.put("contacts_update", contactUpdates);
    all.put("keys", keys.inserts());
    all.put("keys_update", keys.updates());
    all.put("timeline", timelineInserts);
    all.put("timeline_update", timelineUpdates);
    return all;
  }

  Map<ObjectDefinition, List<Map<String, @Nullable Object>>> inserts() {
    return inserts;
  }

  Map<ObjectDefinition, List<Map<String, @Nullable Object>>> updates() {
    return updates;
  }

  List<Map<String, @Nullable Object>> registryInserts() {
    return registryInserts;
  }

  List<Map<String, @Nullable Object>> registryUpdates() {
    return registryUpdates;
  }

  List<Map<String, @Nullable Object>> changes() {
    return changes;
  }

  List<Map<String, @Nullable Object>> stayInserts() {
    return stayInserts;
  }

  /** Of records that had another value before, whose stay in that one ends. */
  List<Map<String, @Nullable Object>> stayUpdates() {
    return stayUpdates;
  }

  List<Map<String, @Nullable Object>> contactInserts() {
    return contactInserts;
  }

  List<Map<String, @Nullable Object>> contactUpdates() {
    return contactUpdates;
  }

  List<Map<String, @Nullable Object>> timelineInserts() {
    return timelineInserts;
  }

  List<Map<String, @Nullable Object>> timelineUpdates() {
    return timelineUpdates;
  }

  KeyRows keys() {
    return keys;
  }

  /** The records that are to let go of a unique value before the rows are written. */
  Map<ObjectDefinition, Set<UUID>> letGo() {
    return letGo;
  }

  List<UUID> updatedIds() {
    return updatedIds;
  }
}
