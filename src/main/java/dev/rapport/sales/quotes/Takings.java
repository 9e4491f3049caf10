package dev.rapport.sales.quotes;

import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.records.FieldValues;
import dev.rapport.records.Reference;
import dev.rapport.sales.lines.Line;
import dev.rapport.sales.pricing.Bundles;
import dev.rapport.sales.pricing.Contents;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.QuoteLineRecord;

/** What the lines contain that somebody is writing, and which optional parts they take. */
@Component
class Takings {

  /** Under which a line names the optional parts that are taken, by their components. */
  static final String TAKEN = "taken";

  private final Bundles bundles;

  Takings(Bundles bundles) {
    this.bundles = bundles;
  }

  /**
   * A line that stays with its product contains what it did, every other one what its product does
   * now; a line that names nothing takes what it did.
   *
   * @param lines as they were given
   * @param values the same, read
   * @param errors what can't be taken, as {@code lines[0].taken}
   * @return of each line, in their order
   */
  List<Contents> of(
      List<Map<String, @Nullable Object>> lines,
      List<FieldValues> values,
      List<QuoteLineRecord> kept,
      List<FieldProblem> errors) {
    var there =
        kept.stream().collect(Collectors.toMap(line -> line.getId().toString(), line -> line));
    Function<Integer, @Nullable QuoteLineRecord> before =
        at -> there.get(Objects.toString(lines.get(at).get("id"), ""));
    var found = new ArrayList<Contents>();
    var products = new ArrayList<Optional<UUID>>();
    for (var at = 0; at < lines.size(); at++) {
      var line = before.apply(at);
      products.add(
          line != null && !lines.get(at).containsKey(Line.PRODUCT.name())
              ? Optional.ofNullable(line.getProductId())
              : Optional.ofNullable(values.get(at).get(Line.PRODUCT)).map(Reference::id));
    }
    var now = bundles.of(products.stream().flatMap(Optional::stream).distinct().toList());
    for (var at = 0; at < lines.size(); at++) {
      var line = before.apply(at);
      var product = products.get(at);
      var contents =
          line != null && product.equals(Optional.ofNullable(line.getProductId()))
              ? Contents.read(line.getContents())
              : product.map(now::get).orElse(Contents.NONE);
      var taken = taken(lines.get(at).get(TAKEN), contents);
      if (taken.isEmpty() && lines.get(at).get(TAKEN) != null) {
        errors.add(FieldProblem.of("lines[" + at + "]." + TAKEN, "line.notOptional"));
      }
      found.add(taken.map(contents::taking).orElse(contents));
    }
    return found;
  }

  /** The components named; empty where they are none that may be left out. */
  private static Optional<Set<UUID>> taken(@Nullable Object given, Contents contents) {
    if (!(given instanceof List<?> named)) {
      return Optional.empty();
    }
    var optional = contents.optional().stream().collect(Collectors.toMap(UUID::toString, id -> id));
    var taken = new HashSet<UUID>();
    for (var name : named) {
      var id = optional.get(String.valueOf(name));
      if (id == null) {
        return Optional.empty();
      }
      taken.add(id);
    }
    return Optional.of(taken);
  }
}
