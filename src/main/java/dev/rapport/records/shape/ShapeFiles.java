package dev.rapport.records.shape;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.catalog.Foresight;
import dev.rapport.records.shape.ShapeDifference.Kind;
import dev.rapport.records.shape.ShapePart.Application;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Exports the shape of this installation, compares a file with it, and makes it as a file says. */
@Component
public class ShapeFiles {

  /**
   * What of a file is wanted.
   *
   * @param removal whether what isn't in the file goes
   * @param without the differences that are left as they are, as {@code fields/company.x_tier}
   */
  public record Wish(JsonNode file, boolean removal, Set<String> without) {

    boolean wants(ShapeDifference difference) {
      return (removal || difference.kind() != Kind.REMOVED)
          && !without.contains(difference.part() + "/" + difference.name());
    }
  }

  private final List<ShapePart> parts;
  private final Foresight foresight;
  private final ShapeEntries entries;
  private final TransactionTemplate step;

  ShapeFiles(
      List<ShapePart> parts,
      Foresight foresight,
      ShapeEntries entries,
      PlatformTransactionManager transactions) {
    this.parts = parts.stream().sorted(Comparator.comparing(ShapePart::place)).toList();
    this.foresight = foresight;
    this.entries = entries;
    this.step = new TransactionTemplate(transactions);
    this.step.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /** The shape as it is, always in the same order. */
  public ObjectNode file() {
    return new ShapeFile(here(parts.stream().map(ShapePart::name).toList())).write(entries.empty());
  }

  /**
   * What would be otherwise, each with what speaks against it: found by doing it and taking it all
   * back. Nothing is removed unless {@code wish} says so.
   */
  public List<ShapeDifference> compare(Wish wish, Actor administrator) {
    var file = read(wish);
    // Only the trial is taken back, not what the caller's transaction holds besides.
    return step.execute(status -> {
      status.setRollbackOnly();
      return work(file, wish, new Application(administrator, true), _ -> {});
    });
  }

  /** How many differences there are. */
  int differences(Wish wish) {
    return found(read(wish)).values().stream().mapToInt(List::size).sum();
  }

  /**
   * Makes the shape as the file says, all of it or nothing.
   *
   * @param progress hears how many differences are dealt with
   * @return what was otherwise
   * @throws ProblemException 422 with what can't be
   */
  public List<ShapeDifference> apply(Wish wish, Actor administrator, LongConsumer progress) {
    var file = read(wish);
    return foresight.changing(() -> {
      var differences = work(file, wish, new Application(administrator, false), progress);
      refuse(differences.stream().filter(wish::wants).toList());
      return differences;
    });
  }

  /** Throws a problem (422) when something speaks against one of these. */
  public static void refuse(List<ShapeDifference> differences) {
    var problems = new ArrayList<FieldProblem>();
    for (var difference : differences) {
      for (var problem : difference.problems()) {
        problems.add(
            new FieldProblem(
                difference.part() + "/" + difference.name(), problem.code(), problem.arguments()));
      }
    }
    if (!problems.isEmpty()) {
      throw ProblemException.invalid(problems);
    }
  }

  private ShapeFile read(Wish wish) {
    return ShapeFile.read(wish.file(), parts.stream().map(ShapePart::name).toList());
  }

  private Map<String, SortedMap<String, ObjectNode>> here(List<String> names) {
    var here = new LinkedHashMap<String, SortedMap<String, ObjectNode>>();
    for (var part : parts) {
      if (names.contains(part.name())) {
        here.put(part.name(), part.read());
      }
    }
    return here;
  }

  /** By part. */
  private Map<String, List<ShapeDifference>> found(ShapeFile file) {
    var found = new LinkedHashMap<String, List<ShapeDifference>>();
    here(List.copyOf(file.parts().keySet()))
        .forEach((part, here) -> {
          var there = file.parts().getOrDefault(part, new TreeMap<>());
          found.put(part, ShapeDifferences.of(part, here, there));
        });
    return found;
  }

  private List<ShapeDifference> work(
      ShapeFile file, Wish wish, Application application, LongConsumer progress) {
    var found = found(file);
    var done = 0L;
    var all = new ArrayList<ShapeDifference>();
    // What is added may be pointed to by what comes later; what goes, goes the other way round.
    for (var removing : List.of(false, true)) {
      for (var part : removing ? parts.reversed() : parts) {
        for (var difference : found.getOrDefault(part.name(), List.of())) {
          if (removing == (difference.kind() == Kind.REMOVED)) {
            all.add(
                wish.wants(difference)
                    ? difference.with(problems(part, difference, file, application))
                    : difference);
            progress.accept(++done);
          }
        }
      }
    }
    Collections.sort(all, Comparator.comparing(difference -> places(difference.part())));
    return all;
  }

  private int places(String name) {
    return parts.stream().map(ShapePart::name).toList().indexOf(name);
  }

  /** Each in a step of its own, so that what can't be doesn't stand in the others' way. */
  private List<FieldProblem> problems(
      ShapePart part, ShapeDifference difference, ShapeFile file, Application application) {
    try {
      step.executeWithoutResult(_ ->
          foresight.within(() -> {
            if (difference.kind() == Kind.REMOVED) {
              part.remove(difference.name(), application);
            } else {
              part.put(difference.name(), file.entry(part.name(), difference.name()), application);
            }
            return true;
          }));
      return List.of();
    } catch (RuntimeException e) {
      return Refusals.of(e);
    }
  }
}
