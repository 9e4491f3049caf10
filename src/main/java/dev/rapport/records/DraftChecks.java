package dev.rapport.records;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.records.FieldDefinition.Trait;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.fieldtype.TagsType;
import dev.rapport.records.query.RegistryAccess;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the engine itself holds of every change: fields that may be written, references that exist,
 * values that are there and unique.
 */
@Component
final class DraftChecks {

  private static final FieldRef<Reference> OWNER = FieldRef.of("owner");
  private static final FieldRef<Reference> TEAM = FieldRef.of("team");

  private final DSLContext sql;
  private final RegistryAccess registry;

  DraftChecks(DSLContext sql, RegistryAccess registry) {
    this.sql = sql;
    this.registry = registry;
  }

  private record Target(Reference reference, @Nullable UUID team) {}

  /**
   * Before the rules: what was given may be given, and points to what there is. At most one
   * statement.
   */
  void given(List<RecordDraft> drafts, Actor actor, Origin origin) {
    for (var draft : drafts) {
      for (var name : List.copyOf(draft.given())) {
        mayBeGiven(draft, name, actor, origin);
      }
      if (draft.kind() == Kind.CREATE) {
        initial(draft, actor, origin);
      }
    }
    references(drafts, actor);
  }

  /**
   * Behind the rules: what must be there is there, and what must be unique is. One statement for
   * each unique field that changes.
   */
  void complete(List<RecordDraft> drafts) {
    for (var draft : drafts) {
      if (draft.kind() == Kind.CREATE || draft.kind() == Kind.UPDATE) {
        required(draft);
      }
    }
    drafts.stream()
        .collect(Collectors.groupingBy(RecordDraft::object))
        .forEach((object, some) ->
            object.fields().values().stream()
                .filter(field -> field.is(Trait.UNIQUE))
                .forEach(field -> unique(object, field, some)));
  }

  private static void required(RecordDraft draft) {
    for (var field : draft.object().fields().values()) {
      if (field.is(Trait.REQUIRED)
          && draft.value(field) == null
          && (draft.kind() == Kind.CREATE || draft.changes(field))
          && draft.refusals().stream().noneMatch(r -> field.name().equals(r.field()))) {
        draft.refuseField(field.name(), "required", List.of());
      }
    }
  }

  private static void mayBeGiven(RecordDraft draft, String name, Actor actor, Origin origin) {
    var object = draft.object();
    var field = object.find(name).orElse(null);
    var access = actor.field(object.name(), name);
    if (field == null || access == FieldAccess.HIDDEN) {
      draft.refuseField(name, "unknownField", List.of());
    } else if (!origin.trusted() && draft.changes(field)) {
      var open = draft.kind() == Kind.CREATE ? field.creatable() : field.writable();
      if (!open || access != FieldAccess.WRITE) {
        draft.refuseField(name, field.is(Trait.BY_COMMAND) ? "byCommand" : "readOnly", List.of());
      } else if (draft.shared() && decidesWhoSees(object, name)) {
        draft.refuseField(name, "ofSharer", List.of());
      } else if (tooMany(draft, field)) {
        draft.refuseField(name, "tags.tooMany", List.of(TagsType.MOST));
      }
    }
  }

  /** Of those that were there and those that came to them. */
  private static boolean tooMany(RecordDraft draft, FieldDefinition field) {
    return field.type() instanceof TagsType
        && draft.value(field) instanceof List<?> tags
        && tags.size() > TagsType.MOST;
  }

  private static boolean decidesWhoSees(ObjectDefinition object, String field) {
    return object.access() instanceof Access.Owned(var readers)
        && (field.equals(OWNER.name()) || readers.contains(field));
  }

  private static void initial(RecordDraft draft, Actor actor, Origin origin) {
    for (var field : draft.object().fields().values()) {
      if (field.initial() != null && draft.value(field) == null) {
        draft.put(field, field.initial());
      }
    }
    var owned = draft.object().owned() && draft.object().find("owner").isPresent();
    if (owned && NewOwners.mustBeSomebodys(draft, actor, origin)) {
      draft.leaveOut(OWNER);
    }
    if (owned && !draft.given(OWNER) && actor.id() != null) {
      draft.set(OWNER, Reference.to(actor.id()));
    }
  }

  private void references(List<RecordDraft> drafts, Actor actor) {
    Set<UUID> wanted = new TreeSet<>();
    Set<String> objects = new HashSet<>();
    Map<UUID, Target> known = new HashMap<>();
    for (var draft : drafts) {
      known.put(
          draft.id(),
          new Target(new Reference(draft.id(), draft.object().name(), draft.toString()), null));
    }
    for (var draft : drafts) {
      for (var field : changedReferences(draft)) {
        wanted.add(((Reference) requireNonNull(draft.value(field))).id());
        objects.addAll(((ReferenceType) field.type()).targets());
      }
    }
    wanted.removeAll(known.keySet());
    if (!wanted.isEmpty()) {
      known.putAll(targets(wanted, objects, actor));
    }
    for (var draft : drafts) {
      for (var field : changedReferences(draft)) {
        var target = known.get(((Reference) requireNonNull(draft.value(field))).id());
        if (target == null
            || !((ReferenceType) field.type()).targets().contains(target.reference().object())) {
          draft.refuseField(field.name(), "reference.unknown", List.of());
        } else {
          draft.put(field, target.reference());
          if (field.name().equals("owner") && draft.object().owned()) {
            draft.set(TEAM, target.team() == null ? null : Reference.to(target.team()));
          }
        }
      }
      if (draft.object().owned() && draft.changes(OWNER) && draft.get(OWNER) == null) {
        draft.set(TEAM, null);
      }
    }
  }

  private static List<FieldDefinition> changedReferences(RecordDraft draft) {
    var changed = new ArrayList<FieldDefinition>();
    for (var field : draft.object().fields().values()) {
      if (field.type() instanceof ReferenceType
          && draft.value(field) != null
          && draft.changes(field)) {
        changed.add(field);
      }
    }
    return changed;
  }

  private Map<UUID, Target> targets(Set<UUID> ids, Collection<String> objects, Actor actor) {
    return sql.select(RECORD.ID, RECORD.OBJECT, RECORD.LABEL, RECORD.TEAM_ID)
        .from(RECORD)
        .where(RECORD.ID.eq(any(val(ids.toArray(UUID[]::new)))))
        .and(registry.visible(RECORD, objects, actor))
        .fetchMap(
            RECORD.ID,
            row ->
                new Target(new Reference(row.value1(), row.value2(), row.value3()), row.value4()));
  }

  /**
   * The unique index is on lower case; it stays the last word for writes that come at the same
   * moment.
   */
  @SuppressWarnings("unchecked")
  private void unique(ObjectDefinition object, FieldDefinition field, List<RecordDraft> drafts) {
    var changing = drafts.stream().filter(draft -> HandedOver.takes(draft, field)).toList();
    if (changing.isEmpty()) {
      return;
    }
    var column = DSL.lower((Field<String>) field.column());
    var values = changing.stream().map(draft -> lower(draft, field)).distinct().toList();
    var taken =
        sql.select(column, object.id())
            .from(object.table())
            .where(column.in(values))
            .and(object.column("deleted_at", OffsetDateTime.class).isNull())
            .fetchMap(column, object.id());
    var givenUp = HandedOver.givenUp(field, drafts);
    Set<String> seen = new HashSet<>();
    for (var draft : changing) {
      var value = lower(draft, field);
      var other = taken.get(value);
      var free = other == null || other.equals(draft.id()) || other.equals(givenUp.get(value));
      if (!free || !seen.add(value)) {
        draft.refuseField(field.name(), "taken", List.of());
      }
    }
  }

  private static String lower(RecordDraft draft, FieldDefinition field) {
    return requireNonNull(HandedOver.lower(draft.value(field)));
  }
}
