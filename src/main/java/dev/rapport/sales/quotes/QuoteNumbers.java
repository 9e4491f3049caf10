package dev.rapport.sales.quotes;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.QUOTE;

import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.Settings;
import dev.rapport.records.NumberSequences;
import dev.rapport.records.Source.Numbering;
import dev.rapport.sales.lines.Letterhead;
import java.util.ArrayList;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The numbers of quotes: as the letterhead says, one after the other, none twice. */
@Component
class QuoteNumbers {

  private static final String SEQUENCE = "quote_number";
  private static final String PREFIX = "Q-";
  private static final int DIGITS = 5;

  /** With the most digits it fits into a quote's number. */
  private static final int LONGEST_PREFIX = 15;

  private final Settings settings;
  private final NumberSequences sequences;
  private final DSLContext sql;

  QuoteNumbers(Settings settings, NumberSequences sequences, DSLContext sql) {
    this.settings = settings;
    this.sequences = sequences;
    this.sql = sql;
  }

  /** The next one. */
  String next(Letterhead letterhead) {
    return sequences.next(numbering(letterhead), 1).getFirst();
  }

  /** A letterhead from the settings, with how quotes are numbered and what comes next. */
  Letterhead told(Letterhead kept) {
    var numbering = numbering(kept);
    return kept.withNumbers(numbering.prefix(), numbering.digits(), sequences.following(SEQUENCE));
  }

  /**
   * Keeps a letterhead; quotes are numbered from now on as it says. Until that is done nobody gets
   * a number.
   *
   * @throws ProblemException 422 with what is wrong with the numbers
   */
  @Transactional
  public Letterhead keep(Letterhead given) {
    var numbering = numbering(given);
    var errors = new ArrayList<FieldProblem>();
    if (!Numbering.isPrefix(numbering.prefix(), LONGEST_PREFIX)) {
      errors.add(FieldProblem.of("numberPrefix", "shape.prefix", LONGEST_PREFIX));
    }
    if (numbering.digits() < 1 || numbering.digits() > Numbering.MOST_DIGITS) {
      errors.add(FieldProblem.of("numberDigits", "number.between", 1, Numbering.MOST_DIGITS));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    goOn(numbering, given.nextNumber());
    var kept = given.withNumbers(numbering.prefix(), numbering.digits(), null);
    settings.put(Letterhead.SETTING, kept);
    return kept;
  }

  private void goOn(Numbering numbering, @Nullable Long wanted) {
    sequences.hold(SEQUENCE);
    var following = sequences.following(SEQUENCE);
    long next = wanted == null ? following : wanted;
    if (next < 1 || next > Numbering.LAST) {
      throw ProblemException.invalid("nextNumber", "number.between", 1, Numbering.LAST);
    }
    var used = used(numbering.prefix());
    if (next <= used) {
      throw ProblemException.invalid("nextNumber", "letterhead.nextNumber", numbering.text(used));
    }
    if (next != following) {
      sequences.goOnWith(SEQUENCE, next);
    }
  }

  private static Numbering numbering(Letterhead letterhead) {
    return new Numbering(
        SEQUENCE,
        Objects.requireNonNullElse(letterhead.numberPrefix(), PREFIX),
        Objects.requireNonNullElse(letterhead.numberDigits(), DIGITS));
  }

  /** The highest number behind this prefix, of those in the bin, too; 0 for none. */
  private long used(String prefix) {
    var number =
        field(
            "substring({0} from {1})",
            String.class, QUOTE.NUMBER, prefix.codePointCount(0, prefix.length()) + 1);
    var highest =
        sql.select(max(number.cast(Long.class)))
            .from(QUOTE)
            .where(
                condition("starts_with({0}, {1})", QUOTE.NUMBER, val(prefix)),
                number.likeRegex("^[0-9]{1,12}$"))
            .fetchSingle()
            .value1();
    return highest == null ? 0 : highest;
  }
}
