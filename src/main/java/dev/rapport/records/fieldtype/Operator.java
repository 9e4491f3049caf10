package dev.rapport.records.fieldtype;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** How a filter compares a field with values. */
public enum Operator {
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  AT_MOST("<="),
  MORE(">"),
  AT_LEAST(">="),
  IN("=in="),
  OUT("=out="),
  EMPTY("=null="),
  CONTAINS("=contains="),
  STARTS("=starts="),
  HAS("=has="),
  HAS_ANY("=hasAny="),
  HAS_ALL("=hasAll="),
  HAS_NONE("=hasNone="),
  WITHIN("=within="),
  /** Whether a tracked field ever had one of the values. */
  REACHED("=reached="),
  /** Whether it never had any of them. */
  NEVER("=never="),
  /** Whether it came to one of the values in a period, which is named before them. */
  CAME("=came=");

  /** What every scalar can be asked. */
  static final Set<Operator> EQUALITY = EnumSet.of(EQUAL, NOT_EQUAL, IN, OUT, EMPTY);

  static final Set<Operator> ORDER =
      EnumSet.of(EQUAL, NOT_EQUAL, IN, OUT, EMPTY, LESS, AT_MOST, MORE, AT_LEAST);

  static final Set<Operator> TEXT =
      EnumSet.of(EQUAL, NOT_EQUAL, IN, OUT, EMPTY, LESS, AT_MOST, MORE, AT_LEAST, CONTAINS, STARTS);

  static final Set<Operator> TIME =
      EnumSet.of(EQUAL, NOT_EQUAL, IN, OUT, EMPTY, LESS, AT_MOST, MORE, AT_LEAST, WITHIN);

  /** What is asked of a field's past, beside what its type is asked. */
  public static final Set<Operator> PAST = EnumSet.of(REACHED, NEVER, CAME);

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /** As written in RSQL. */
  public String symbol() {
    return symbol;
  }

  /** Whether it takes a list of values. */
  public boolean takesMany() {
    return switch (this) {
      case IN, OUT, HAS_ANY, HAS_ALL, HAS_NONE, REACHED, NEVER, CAME -> true;
      default -> false;
    };
  }

  public static Optional<Operator> of(String symbol) {
    var plain =
        switch (symbol) {
          case "=lt=" -> "<";
          case "=le=" -> "<=";
          case "=gt=" -> ">";
          case "=ge=" -> ">=";
          default -> symbol;
        };
    return Arrays.stream(values()).filter(operator -> operator.symbol.equals(plain)).findFirst();
  }
}
