package dev.rapport.records.query;

import cz.jirutka.rsql.parser.RSQLParser;
import cz.jirutka.rsql.parser.RSQLParserException;
import cz.jirutka.rsql.parser.ast.AndNode;
import cz.jirutka.rsql.parser.ast.Arity;
import cz.jirutka.rsql.parser.ast.ComparisonNode;
import cz.jirutka.rsql.parser.ast.ComparisonOperator;
import cz.jirutka.rsql.parser.ast.LogicalNode;
import cz.jirutka.rsql.parser.ast.Node;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.InvalidQueryException;
import dev.rapport.records.fieldtype.Operator;
import dev.rapport.records.fieldtype.ReferenceType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads RSQL. */
final class FilterParser {

  private static final int MAX_LENGTH = 8_000;
  private static final int MAX_COMPARISONS = 50;
  private static final int MAX_DEPTH = 8;
  private static final int MAX_VALUES = 1_000;

  /** How many references it may follow, one after the other. */
  private static final int MAX_STEPS = 2;

  private static final RSQLParser PARSER = new RSQLParser(operators());

  private FilterParser() {}

  /**
   * The filter that {@code rsql} says.
   *
   * @param fields finds a field by its name, or refuses it
   * @param targets the fields of the object that a reference points to
   * @throws InvalidQueryException when it can't be read or asks too much
   */
  static Filter parse(
      @Nullable String rsql,
      Function<String, FieldDefinition> fields,
      BiFunction<ReferenceType, String, FieldDefinition> targets) {
    if (rsql == null || rsql.isBlank()) {
      return Filter.ALL;
    }
    if (rsql.length() > MAX_LENGTH || deep(rsql)) {
      throw tooComplex();
    }
    if (rsql.indexOf('\0') >= 0) { // which no text in PostgreSQL can have
      throw new InvalidQueryException("filter", "query.unreadable");
    }
    try {
      return new Reading(fields, targets).read(PARSER.parse(rsql));
    } catch (RSQLParserException e) {
      throw new InvalidQueryException("filter", "query.unreadable");
    }
  }

  /**
   * The filter without the comparisons that {@code unusable} says, each as a filter of its own;
   * null when nothing is left, or when it can't be read.
   */
  static @Nullable String without(String rsql, Predicate<String> unusable) {
    try {
      return deep(rsql) ? null : without(PARSER.parse(rsql), unusable);
    } catch (RSQLParserException e) {
      return null;
    }
  }

  /** The fields that it names, on this side of references. */
  static Set<String> names(String rsql) {
    var names = new HashSet<String>();
    without(
        rsql,
        comparison -> {
          names.add(comparison.split("[^\\w]", 2)[0]);
          return false;
        });
    names.remove("id"); // which every record has, and keeps
    return names;
  }

  private static @Nullable String without(Node node, Predicate<String> unusable) {
    if (node instanceof LogicalNode group) {
      var left =
          group.getChildren().stream()
              .map(child -> without(child, unusable))
              .filter(Objects::nonNull)
              .toList();
      var sign = node instanceof AndNode ? ";" : ",";
      return switch (left.size()) {
        case 0 -> null;
        case 1 -> left.getFirst();
        default -> "(" + String.join(sign, left) + ")";
      };
    }
    var text = written((ComparisonNode) node);
    return unusable.test(text) ? null : text;
  }

  private static String written(ComparisonNode node) {
    var values =
        node.getArguments().stream()
            .map(value -> "'" + value.replaceAll("([\\\\'])", "\\\\$1") + "'")
            .toList();
    return node.getSelector()
        + node.getOperator().getSymbol()
        + (node.getOperator().getArity().max() > 1
            ? "(" + String.join(",", values) + ")"
            : values.getFirst());
  }

  private static boolean deep(String rsql) {
    var depth = 0;
    for (var c : rsql.toCharArray()) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth > MAX_DEPTH * 2) {
        return true;
      }
    }
    return false;
  }

  private static InvalidQueryException tooComplex() {
    return new InvalidQueryException(
        "filter", "query.tooComplex", MAX_COMPARISONS, MAX_DEPTH, MAX_LENGTH);
  }

  private static Set<ComparisonOperator> operators() {
    var all = new HashSet<ComparisonOperator>();
    for (var operator : Operator.values()) {
      all.add(
          new ComparisonOperator(
              symbols(operator), operator.takesMany() ? Arity.of(1, MAX_VALUES) : Arity.nary(1)));
    }
    return all;
  }

  private static String[] symbols(Operator operator) {
    return switch (operator) {
      case LESS -> new String[] {"=lt=", "<"};
      case AT_MOST -> new String[] {"=le=", "<="};
      case MORE -> new String[] {"=gt=", ">"};
      case AT_LEAST -> new String[] {"=ge=", ">="};
      default -> new String[] {operator.symbol()};
    };
  }

  private static final class Reading {
    private final Function<String, FieldDefinition> fields;
    private final BiFunction<ReferenceType, String, FieldDefinition> targets;
    private int comparisons;

    Reading(
        Function<String, FieldDefinition> fields,
        BiFunction<ReferenceType, String, FieldDefinition> targets) {
      this.fields = fields;
      this.targets = targets;
    }

    Filter read(Node node) {
      return read(node, 1);
    }

    private Filter read(Node node, int depth) {
      if (depth > MAX_DEPTH) {
        throw tooComplex();
      }
      return switch (node) {
        case AndNode and -> new Filter.And(children(and, depth));
        case LogicalNode or -> new Filter.Or(children(or, depth));
        case ComparisonNode comparison -> comparison(comparison);
        default -> throw new InvalidQueryException("filter", "query.unreadable");
      };
    }

    private List<Filter> children(LogicalNode node, int depth) {
      return node.getChildren().stream().map(child -> read(child, depth + 1)).toList();
    }

    private Filter comparison(ComparisonNode node) {
      if (++comparisons > MAX_COMPARISONS) {
        throw tooComplex();
      }
      var path = node.getSelector().split("\\.", 2);
      var field = fields.apply(path[0]);
      var part = path.length > 1 ? path[1] : null;
      var operator =
          Operator.of(Arrays.asList(node.getOperator().getSymbols()).getFirst()).orElseThrow();
      return compared(field, part, operator, node, MAX_STEPS);
    }

    private Filter compared(
        FieldDefinition field,
        @Nullable String part,
        Operator operator,
        ComparisonNode node,
        int steps) {
      if (part == null || steps == 0 || !(field.type() instanceof ReferenceType reference)) {
        return compared(field, part, operator, node);
      }
      var across = part.split("\\.", 2);
      var target = targets.apply(reference, across[0]);
      var rest = across.length > 1 ? across[1] : null;
      return new Filter.Across(field, compared(target, rest, operator, node, steps - 1));
    }

    private static Filter.Comparison compared(
        FieldDefinition field, @Nullable String part, Operator operator, ComparisonNode node) {
      if (part != null && !field.type().name().equals("address")) {
        throw new InvalidQueryException("filter", "query.unknownField", node.getSelector());
      }
      if (!field.operators().contains(operator)) {
        throw new InvalidQueryException(
            "filter", "query.operator", operator.symbol(), field.name());
      }
      return new Filter.Comparison(field, part, operator, node.getArguments());
    }
  }
}
