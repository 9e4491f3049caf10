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
  WITHIN("=within=");

  /** What every scalar can be asked. */
  static final Set<Operator> EQUALITY = EnumSet.of(EQUAL, NOT_EQUAL, IN, OUT, EMPTY);

  static final Set<Operator> ORDER =
      EnumSet.of(EQUAL, NOT_EQUAL, IN, OUT, EMPTY, LESS, AT_MOST, MORE, AT_LEAST);

  static final Set<Operator> TEXT =
      EnumSet.of(EQUAL, NOT_EQUAL, IN, OUT, EMPTY, LESS, AT_MOST, MORE, AT_LEAST, CONTAINS, STARTS);

  static final Set<Operator> TIME =
      EnumSet.of(EQUAL, NOT_EQUAL, IN, OUT, EMPTY, LESS, AT_MOST, MORE, AT_LEAST, WITHIN);

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
    return this == IN || this == OUT || this == HAS_ANY;
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
