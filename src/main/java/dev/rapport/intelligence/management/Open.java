package dev.rapport.intelligence.management;

import dev.rapport.records.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An open deal or lead, with what tells how urgent it is. What the actor may not see of it is
 * missing.
 *
 * @param amount in the organisation's currency; null for none
 * @param close when it is expected to be closed
 * @param answerDue when a first answer was promised that wasn't given yet
 * @param fresh a lead that nobody has spoken to
 * @param sent when the quote was sent that is out, {@code seen} when it was last looked at
 * @param stay in its stage; null where deals may stay there as long as they like
 * @param planned whether there is a next step or an open task
 * @param touched when something was done with it last
 */
record Open(
    Reference record,
    @Nullable Reference owner,
    double probability,
    @Nullable BigDecimal amount,
    @Nullable LocalDate close,
    @Nullable Instant answerDue,
    boolean fresh,
    @Nullable Instant sent,
    @Nullable Instant seen,
    @Nullable Stay stay,
    boolean planned,
    Instant created,
    Instant touched) {

  /**
   * A stay in a stage.
   *
   * @param limit the days after which a deal counts as stalled there
   */
  record Stay(Instant since, int limit) {}
}
