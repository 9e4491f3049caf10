package dev.rapport.records.transfer;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Records;
import dev.rapport.records.Reference;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.Choice;
import dev.rapport.records.fieldtype.ReferenceType;
import dev.rapport.records.transfer.ImportValues.Finding;
import dev.rapport.records.transfer.ImportValues.Match;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds out what the values mean that name choices or records, column by column, once for all rows.
 */
@Component
class ValueMatching {

  private static final Pattern WITHIN = Pattern.compile("(\\w+)==\\{(\\w+)}");

  private final ImportValues values;
  private final ReferenceMatcher references;
  private final NearNames nearNames;
  private final TargetList targets;
  private final Labels labels;
  private final Catalog catalog;
  private final Records records;
  private final FieldContexts contexts;

  ValueMatching(
      ImportValues values,
      ReferenceMatcher references,
      NearNames nearNames,
      TargetList targets,
      Labels labels,
      Catalog catalog,
      Records records,
      FieldContexts contexts) {
    this.values = values;
    this.references = references;
    this.nearNames = nearNames;
    this.targets = targets;
    this.labels = labels;
    this.catalog = catalog;
    this.records = records;
    this.contexts = contexts;
  }

  /** Looks all values up that nobody has answered, as the records are now. */
  @Transactional
  public void refresh(ImportRun run, Actor actor) {
    var available = targets.of(run.object(), actor);
    var matched =
        run.mapped().stream()
            .filter(column -> {
              var target = available.get(column.field());
              return target != null && target.matched();
            })
            .toList();
    values.keepOnly(run.id(), matched.stream().map(ImportColumn::index).toList());
    for (var column : matched) {
      var target = Objects.requireNonNull(available.get(column.field()));
      values.collect(run.id(), column.index(), target.multiple());
      if (target.choice()) {
        choices(run, column, target, actor);
      } else {
        references(run, column, target, actor);
      }
    }
  }

  /** Within what the names of a column mean records. */
  Surroundings within(ImportRun run, Target target, Actor actor) {
    var filter = target.field() == null ? null : target.field().optionsFilter();
    var match = filter == null ? null : WITHIN.matcher(filter);
    if (match == null || !match.matches() || target.matches().size() != 1) {
      return Surroundings.NONE;
    }
    var object = catalog.object(target.matches().getFirst());
    var theirs = match.group(1);
    var ours = match.group(2);
    if (object.find(theirs).isEmpty()) {
      return Surroundings.NONE;
    }
    var column = run.column(ours).map(ImportColumn::index).orElse(null);
    return new Surroundings(
        object, theirs, ours, column, column == null ? place(run, ours, actor) : null);
  }

  /** The default that was chosen, or the first that there is. */
  private @Nullable UUID place(ImportRun run, String ours, Actor actor) {
    var field = catalog.object(run.object()).field(ours);
    var chosen = run.defaults().get(ours);
    if (chosen != null) {
      return ((Reference) field.type().parse(chosen, contexts.of(actor))).id();
    }
    if (!(field.type() instanceof ReferenceType(var objects))) {
      return null;
    }
    return records.page(RecordQuery.of(objects.getFirst()).limit(1), actor).records().stream()
        .findFirst()
        .map(RecordRow::id)
        .orElse(null);
  }

  /** The object of which a record may be made for an unknown name; null when there is none. */
  @Nullable String creatable(ImportRun run, Target target, Actor actor) {
    if (target.matches().isEmpty()) {
      return null;
    }
    var object = catalog.object(target.matches().getFirst());
    var named = object.field(object.labelField()).creatable();
    var rowsDiffer = within(run, target, actor).column() != null;
    return named && !rowsDiffer && actor.may(Operation.CREATE, object.name())
        ? object.name()
        : null;
  }

  private void references(ImportRun run, ImportColumn column, Target target, Actor actor) {
    var within = within(run, target, actor);
    references.match(run.id(), column.index(), target, within, actor);
    if (target.field() == null && target.matches().contains(run.object())) {
      var label = catalog.object(run.object()).labelField();
      run.column(label)
          .ifPresent(names -> references.matchInFile(run.id(), column.index(), names.index()));
    }
    var unknown = values.unknown(run.id(), column.index(), NearNames.MAX_VALUES);
    values.save(run.id(), column.index(), nearNames.find(unknown, target.matches(), within, actor));
  }

  private void choices(ImportRun run, ImportColumn column, Target target, Actor actor) {
    var field = Objects.requireNonNull(target.field());
    var choices = choices(target).stream().map(Choice::value).toList();
    var byName = byName(run, field.name(), choices(target));
    var findings =
        values.of(run.id(), column.index(), Integer.MAX_VALUE).stream()
            .filter(value -> value.answer() == null)
            .map(value -> {
              var name = Names.squash(value.value());
              var meaning = byName.get(name);
              var candidates =
                  meaning == null
                      ? candidates(run, field.name(), name, choices, byName, actor)
                      : List.<Match>of();
              return new Finding(value.value(), meaning, candidates);
            })
            .toList();
    values.save(run.id(), column.index(), findings);
  }

  /**
   * Which choice a name means. Of several the first that is offered; what the product called a
   * choice before it was renamed, if no other is called so now.
   */
  private Map<String, String> byName(ImportRun run, String field, List<Choice> choices) {
    var byName = new HashMap<String, String>();
    var offeredFirst =
        choices.stream().sorted(Comparator.comparing(Choice::hidden)).map(Choice::value).toList();
    for (var value : offeredFirst) {
      labels
          .choiceNames(run.object(), field, value)
          .forEach(name -> byName.putIfAbsent(name, value));
    }
    for (var value : offeredFirst) {
      labels
          .standardNames(run.object(), field, value)
          .forEach(name -> byName.putIfAbsent(name, value));
    }
    return byName;
  }

  static List<Choice> choices(Target target) {
    return Choice.of(Objects.requireNonNull(target.field()).type());
  }

  /** All choices, the likeliest first. */
  private List<Match> candidates(
      ImportRun run,
      String field,
      String name,
      List<String> choices,
      Map<String, String> byName,
      Actor actor) {
    return choices.stream()
        .map(choice -> {
          var score =
              byName.entrySet().stream()
                  .filter(entry -> entry.getValue().equals(choice))
                  .mapToDouble(entry -> Names.similarity(name, entry.getKey()))
                  .max()
                  .orElse(0);
          var label = labels.choice(run.object(), field, choice, actor.language());
          return new Match(choice, label, null, null, score);
        })
        .sorted(Comparator.comparing(Match::score, Comparator.reverseOrder()))
        .toList();
  }
}
