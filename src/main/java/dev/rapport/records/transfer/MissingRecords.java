package dev.rapport.records.transfer;

import dev.rapport.identity.Actor;
import dev.rapport.platform.Ids;
import dev.rapport.records.Change;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Reference;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.transfer.ImportValues.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the records that values name, that aren't there, and that are wanted. */
@Component
class MissingRecords {

  private final ImportValues values;
  private final ValueMatching matching;
  private final RecordWriter writer;
  private final Catalog catalog;
  private final FieldContexts contexts;

  MissingRecords(
      ImportValues values,
      ValueMatching matching,
      RecordWriter writer,
      Catalog catalog,
      FieldContexts contexts) {
    this.values = values;
    this.matching = matching;
    this.writer = writer;
    this.catalog = catalog;
    this.contexts = contexts;
  }

  /** Whether rows of the run may make records that others of its rows name as well. */
  boolean any(ImportRun run) {
    return run.mapped().stream().anyMatch(ImportColumn::createMissing)
        || values.anyToCreate(run.id());
  }

  private record Missing(int column, Value value, String object, String name) {}

  /**
   * What the names in these rows mean, the wanted records that were missing having been made in the
   * running transaction.
   *
   * @param careful leaves out those that would be refused, instead of throwing
   */
  Meanings meanings(
      ImportRun run, RowPlan plan, List<ImportRows.Row> rows, Actor actor, boolean careful) {
    var names = plan.names(rows);
    var meanings = values.meanings(run.id(), names);
    var missing = missing(run, plan, meanings, actor);
    if (missing.isEmpty()) {
      return meanings;
    }
    create(run, plan, missing, actor, careful);
    return values.meanings(run.id(), names);
  }

  private List<Missing> missing(ImportRun run, RowPlan plan, Meanings meanings, Actor actor) {
    var missing = new ArrayList<Missing>();
    for (var each : plan.matched()) {
      var column = each.column();
      var wanted =
          meanings.values().getOrDefault(column.index(), Map.of()).values().stream()
              .filter(value -> wanted(column, value))
              .toList();
      var object = wanted.isEmpty() ? null : matching.creatable(run, each.target(), actor);
      if (object != null) {
        wanted.forEach(value ->
            missing.add(new Missing(column.index(), value, object, Names.normal(value.value()))));
      }
    }
    return missing;
  }

  static boolean wanted(ImportColumn column, Value value) {
    return value.meaning() == null
        && (Meanings.CREATE.equals(value.answer())
            || (value.answer() == null
                && column.createMissing()
                && "unknown".equals(value.problem())));
  }

  private void create(
      ImportRun run, RowPlan plan, List<Missing> missing, Actor actor, boolean careful) {
    Map<List<String>, Change.Create> creates = new LinkedHashMap<>();
    for (var each : missing) {
      var values = values(run, plan, each, actor);
      if (values != null) {
        creates.computeIfAbsent(
            List.of(each.object(), each.name()),
            _ -> new Change.Create(each.object(), Ids.next(), values));
      }
    }
    var origin = Origin.imports(run.id());
    var changes = List.<Change>copyOf(creates.values());
    if (careful) {
      Set<UUID> refused =
          writer.check(changes, actor, origin).stream()
              .map(each -> each.id())
              .collect(Collectors.toSet());
      changes = changes.stream().filter(change -> !refused.contains(change.id())).toList();
      creates.values().removeIf(change -> refused.contains(change.id()));
    }
    writer.write(changes, actor, origin);
    var made = new ArrayList<ImportValues.Made>();
    for (var each : missing) {
      var change = creates.get(List.of(each.object(), each.name()));
      if (change != null) {
        made.add(new ImportValues.Made(each.column(), each.value().value(), change.id()));
      }
    }
    values.made(run.id(), made);
  }

  /** The name, which may be a number, and within what it is; null when it can't be a name. */
  private @Nullable Map<String, @Nullable Object> values(
      ImportRun run, RowPlan plan, Missing missing, Actor actor) {
    var object = catalog.object(missing.object());
    var label = object.field(object.labelField());
    Map<String, @Nullable Object> values = new HashMap<>();
    try {
      values.put(label.name(), label.type().parseText(missing.value().value(), contexts.of(actor)));
    } catch (InvalidValue e) {
      return null;
    }
    var number = object.find(Target.EXTERNAL_ID).filter(FieldDefinition::creatable);
    if (number.isPresent() && missing.value().value().chars().noneMatch(Character::isLetter)) {
      // A number, by which it is found also once somebody has given it a name.
      values.put(Target.EXTERNAL_ID, missing.value().value().strip());
    }
    plan.matched().stream()
        .filter(each -> each.column().index() == missing.column())
        .map(each -> matching.within(run, each.target(), actor))
        .forEach(within -> {
          if (within.id() != null) {
            values.put(within.theirs(), Reference.to(within.id()));
          }
        });
    return values;
  }
}
