package dev.rapport.sales.negotiation;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.rapport.records.FieldRef;
import dev.rapport.sales.lines.Line;
import dev.rapport.sales.quotes.Quote;
import dev.rapport.sales.quotes.QuoteLine;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is otherwise in a version of a quote than in the one before it.
 *
 * @param line what the line is called; null for what is of the whole quote
 * @param from as it was: a number without zeros that say nothing, a day ({@code 2017-03-01}), or a
 *     text. Of longer texts those lines alone that are gone; of a line that went its amount
 * @param to as it is, in the same way; null where nothing is, or it can't be told
 */
@Schema(name = "NegotiationChange")
record Difference(Kind kind, @Nullable String line, @Nullable String from, @Nullable String to) {

  /** What it is about, and the field that says so: who may not read that isn't told. */
  enum Kind {
    ADDED("added", QuoteLine.OBJECT, Line.DESCRIPTION),
    REMOVED("removed", QuoteLine.OBJECT, Line.DESCRIPTION),
    DESCRIPTION("description", QuoteLine.OBJECT, Line.DESCRIPTION),
    QUANTITY("quantity", QuoteLine.OBJECT, Line.QUANTITY),
    UNIT("unit", QuoteLine.OBJECT, Line.UNIT),
    PRICE("price", QuoteLine.OBJECT, Line.UNIT_PRICE),
    DISCOUNT("discount", QuoteLine.OBJECT, Line.DISCOUNT),
    TAX("tax", QuoteLine.OBJECT, Line.TAX),
    /** It has become optional, or isn't any more: {@code true} or {@code false}. */
    OPTIONAL("optional", QuoteLine.OBJECT, Line.OPTIONAL),
    /** What is in a bundle. */
    CONTENTS("contents", QuoteLine.OBJECT, Line.CONTENTS),
    CURRENCY("currency", Quote.OBJECT, Quote.CURRENCY),
    VALID_UNTIL("validUntil", Quote.OBJECT, Quote.VALID_UNTIL),
    /** What is taken off the whole, in percent, and as an amount. */
    REDUCTION_PERCENT("reductionPercent", Quote.OBJECT, Quote.REDUCTION_PERCENT),
    REDUCTION_AMOUNT("reductionAmount", Quote.OBJECT, Quote.REDUCTION_AMOUNT),
    INTRO("intro", Quote.OBJECT, Quote.INTRO),
    TERMS("terms", Quote.OBJECT, Quote.TERMS);

    private final String word;
    private final String object;
    private final FieldRef<?> field;

    Kind(String word, String object, FieldRef<?> field) {
      this.word = word;
      this.object = object;
      this.field = field;
    }

    @JsonValue
    String word() {
      return word;
    }

    String object() {
      return object;
    }

    FieldRef<?> field() {
      return field;
    }
  }

  /** The same without amounts. */
  Difference withoutAmounts() {
    return new Difference(kind, line, null, null);
  }
}
