package dev.rapport.records;

import dev.rapport.identity.Actor;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.Stages.Reached;
import dev.rapport.records.fieldtype.FieldContext;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.fieldtype.Limit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What administrators ask of the values that change: every door's changes pass here. */
@Component
final class DraftDemands {

  private final FieldContexts contexts;
  private final Stages stages;
  private final Messages messages;

  DraftDemands(FieldContexts contexts, Stages stages, Messages messages) {
    this.contexts = contexts;
    this.stages = stages;
    this.messages = messages;
  }

  /** Refuses what is not as it has to be. One statement for each object with stages of its own. */
  void check(List<RecordDraft> drafts, Actor actor) {
    drafts.stream()
        .filter(draft -> draft.kind() == Kind.CREATE || draft.kind() == Kind.UPDATE)
        .filter(draft -> draft.deletedAt() == null)
        .collect(Collectors.groupingBy(RecordDraft::object))
        .forEach((object, some) -> {
          var asking =
              object.fields().values().stream()
                  .filter(field -> field.demands() != Demands.NONE)
                  .toList();
          if (!asking.isEmpty()) {
            check(object, asking, some, actor);
          }
        });
  }

  private void check(
      ObjectDefinition object,
      List<FieldDefinition> asking,
      List<RecordDraft> drafts,
      Actor actor) {
    var context = contexts.of(actor);
    var byGroup = new HashMap<String, List<FieldDefinition>>();
    for (var field : asking) {
      var limit = field.demands().limit();
      if (limit != null) {
        drafts.forEach(draft -> limited(draft, field, limit, context));
      }
      if (!field.demands().transitions().isEmpty()) {
        drafts.forEach(draft -> following(draft, field, actor));
      }
      var from = field.demands().from();
      if (from != null) {
        byGroup.computeIfAbsent(from.field(), _ -> new ArrayList<>()).add(field);
      }
    }
    byGroup.forEach((name, fields) ->
        object.find(name).ifPresent(group -> needed(group, fields, drafts, actor)));
  }

  private static void limited(
      RecordDraft draft, FieldDefinition field, Limit limit, FieldContext context) {
    var value = draft.value(field);
    if (value != null && draft.changes(field)) {
      try {
        limit.check(value, context);
      } catch (InvalidValue e) {
        draft.refuseField(field.name(), e.code(), e.arguments());
      }
    }
  }

  /** A new record begins where it is: only what changes has a value to follow. */
  private void following(RecordDraft draft, FieldDefinition field, Actor actor) {
    var demands = field.demands();
    var before = draft.valueBefore(field);
    if (draft.kind() != Kind.UPDATE
        || !draft.changes(field)
        || demands.allows(before, draft.value(field))
        || draft.refusals().stream().anyMatch(one -> field.name().equals(one.field()))) {
      return;
    }
    var from = String.valueOf(before);
    var open =
        demands.next(from, demands.transitions().getOrDefault(from, List.of())).stream()
            .map(value -> label(draft.object(), field, value, actor))
            .toList();
    var now = label(draft.object(), field, from, actor);
    if (open.isEmpty()) {
      draft.refuseField(field.name(), "transition.none", List.of(now));
    } else {
      draft.refuseField(field.name(), "transition", List.of(now, String.join(", ", open)));
    }
  }

  /** Asked only when the stage or the field changes: what stands there already stays. */
  private void needed(
      FieldDefinition group, List<FieldDefinition> fields, List<RecordDraft> drafts, Actor actor) {
    var lacking =
        drafts.stream()
            .filter(draft -> fields.stream().anyMatch(field -> lacks(draft, field, group)))
            .toList();
    if (lacking.isEmpty()) {
      return;
    }
    var object = lacking.getFirst().object();
    List<@Nullable Object> values = new ArrayList<>();
    lacking.forEach(draft -> values.add(draft.value(group)));
    Map<FieldDefinition, Reached> reached = stages.reached(object, group, fields, values);
    for (var draft : lacking) {
      for (var field : fields) {
        if (lacks(draft, field, group)) {
          Optional.ofNullable(reached.get(field))
              .flatMap(each -> each.by(draft.value(group)))
              .map(stage -> label(object, group, stage, actor))
              .ifPresent(stage -> draft.refuseField(field.name(), "requiredFrom", List.of(stage)));
        }
      }
    }
  }

  private static boolean lacks(RecordDraft draft, FieldDefinition field, FieldDefinition group) {
    return draft.value(field) == null
        && (draft.kind() == Kind.CREATE || draft.changes(field) || draft.changes(group))
        && draft.refusals().stream().noneMatch(refusal -> field.name().equals(refusal.field()));
  }

  private String label(ObjectDefinition object, FieldDefinition group, String stage, Actor actor) {
    var key = "choice." + object.name() + "." + group.name() + "." + stage;
    return messages.has(key) ? messages.text(actor.language(), key) : stage;
  }
}
