package dev.rapport.records.transfer;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.fieldtype.ContactType;
import dev.rapport.records.fieldtype.FieldContext;
import dev.rapport.records.fieldtype.InvalidValue;
import dev.rapport.records.fieldtype.TextType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says what is wrong with a mapping, as far as no row needs to be looked at. */
@Component
class MappingCheck {

  private static final Set<String> DATE_TYPES = Set.of("date", "dateTime");
  private static final Set<String> NUMBER_TYPES = Set.of("number", "percent", "money");

  private final TargetList targets;
  private final FieldContexts contexts;

  MappingCheck(TargetList targets, FieldContexts contexts) {
    this.targets = targets;
    this.contexts = contexts;
  }

  /**
   * Errors named by {@code columns.<index>}, {@code defaults.<field>}, {@code key}, or the field
   * that is missing.
   */
  List<FieldProblem> problems(ImportRun run, Actor actor) {
    var available = targets.of(run.object(), actor);
    var problems = new ArrayList<FieldProblem>();
    columns(run, available, problems);
    defaults(run, available, contexts.of(actor), problems);
    key(run, available, problems);
    if (run.mapped().isEmpty()) {
      problems.add(FieldProblem.of("columns", "import.nothingMapped"));
    } else if (run.key() == null) {
      required(run, available, problems);
    }
    return problems;
  }

  private static void columns(
      ImportRun run, Map<String, Target> available, List<FieldProblem> problems) {
    var seen = new HashMap<String, ImportColumn>();
    for (var column : run.mapped()) {
      var field = "columns." + column.index();
      var target = available.get(column.field());
      if (target == null) {
        problems.add(FieldProblem.of(field, "import.unknownField", String.valueOf(column.field())));
        continue;
      }
      var other = seen.putIfAbsent(target.name(), column);
      if (other != null) {
        problems.add(FieldProblem.of(field, "import.mappedTwice", target.label(), title(other)));
      }
      if (target.id() && !target.name().equals(run.key())) {
        problems.add(FieldProblem.of(field, "import.idIsKey"));
      }
      if (column.format() != null && !formatFits(target, column.format())) {
        problems.add(FieldProblem.of(field, "import.format", column.format()));
      }
    }
  }

  /** A format that the target's type doesn't need is no fault: it stays from before. */
  private static boolean formatFits(Target target, String format) {
    if (DATE_TYPES.contains(target.type())) {
      return Formats.date(format);
    }
    return !NUMBER_TYPES.contains(target.type()) || Formats.number(format);
  }

  private static void defaults(
      ImportRun run,
      Map<String, Target> available,
      FieldContext context,
      List<FieldProblem> problems) {
    run.defaults()
        .forEach((name, value) -> {
          var target = available.get(name);
          var field = "defaults." + name;
          if (target == null || target.field() == null || target.part() != null) {
            problems.add(FieldProblem.of(field, "import.unknownField", name));
          } else if (value != null) {
            try {
              target.field().type().parse(value, context);
            } catch (InvalidValue e) {
              problems.add(new FieldProblem(field, e.code(), e.arguments()));
            }
          }
        });
  }

  private static void key(
      ImportRun run, Map<String, Target> available, List<FieldProblem> problems) {
    var key = run.key();
    if (key == null) {
      return;
    }
    var target = available.get(key);
    if (target == null || !canBeKey(target)) {
      problems.add(FieldProblem.of("key", "import.keyType"));
    } else if (run.column(key).isEmpty()) {
      problems.add(FieldProblem.of("key", "import.keyNotMapped", target.label()));
    }
  }

  /** What tells one record from all others is its id or a text. */
  static boolean canBeKey(Target target) {
    return target.id()
        || (target.field() != null
            && (target.field().type() instanceof TextType
                || target.field().type() instanceof ContactType));
  }

  private static void required(
      ImportRun run, Map<String, Target> available, List<FieldProblem> problems) {
    available.values().stream()
        .filter(Target::required)
        .filter(target -> run.column(target.name()).isEmpty())
        .filter(target -> run.defaults().get(target.name()) == null)
        .forEach(target ->
            problems.add(
                FieldProblem.of(target.name(), "import.requiredNotMapped", target.label())));
  }

  private static String title(ImportColumn column) {
    return column.name() == null ? String.valueOf(column.index() + 1) : column.name();
  }
}
