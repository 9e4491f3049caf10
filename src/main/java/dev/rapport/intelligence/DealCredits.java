package dev.rapport.intelligence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.DEAL_MEMBER;
import static rapport.db.Tables.OPPORTUNITY;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.sales.team.DealMember;
import java.math.BigDecimal;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What of the deals' amounts is credited to others than their owners. Figures add up the deals by
 * whose they are, as if there were no teams, and then move what is credited to others: from the
 * owner to them. What is moved adds up to nothing, so that a figure's whole stays what it is, and
 * who works without teams pays for an empty table.
 */
public final class DealCredits {

  /** The user who is credited. */
  public static final Field<UUID> PERSON = field(name("credit", "user_id"), UUID.class);

  /** Their team now. */
  public static final Field<UUID> TEAM = field(name("credit", "team_id"), UUID.class);

  /** The deal, of what is moved. */
  public static final Field<UUID> DEAL = field(name("move", "deal"), UUID.class);

  /** To whom it moves, or from whom. */
  public static final Field<UUID> KEY = field(name("move", "key"), UUID.class);

  /** In the organisation's currency; less than nothing for those from whom it moves. */
  public static final Field<BigDecimal> MOVED = field(name("move", "amount"), SQLDataType.NUMERIC);

  private static final Field<UUID> OF = field(name("credit", "opportunity_id"), UUID.class);
  private static final Field<BigDecimal> SHARE =
      field(name("credit", "share"), SQLDataType.NUMERIC);
  private static final Field<BigDecimal> UPTO = field(name("credit", "upto"), SQLDataType.NUMERIC);

  private DealCredits() {}

  /** Whether the actor may know of it; to whoever may not, amounts are their deals' owners'. */
  public static boolean seen(Actor actor) {
    return actor.may(Operation.READ, DealMember.OBJECT)
        && actor.field(DealMember.OBJECT, "share") != FieldAccess.HIDDEN
        && actor.field(DealMember.OBJECT, "user") != FieldAccess.HIDDEN;
  }

  /** Each share of a deal that is somebody's, beside its deal. */
  public static Table<?> credits() {
    var upto =
        sum(DEAL_MEMBER.SHARE)
            .over()
            .partitionBy(DEAL_MEMBER.OPPORTUNITY_ID)
            .orderBy(DEAL_MEMBER.ID);
    var credit =
        select(
                DEAL_MEMBER.OPPORTUNITY_ID,
                DEAL_MEMBER.USER_ID,
                APP_USER.TEAM_ID,
                DEAL_MEMBER.SHARE,
                upto.as("upto"))
            .from(DEAL_MEMBER)
            .join(APP_USER)
            .on(APP_USER.ID.eq(DEAL_MEMBER.USER_ID))
            .where(DEAL_MEMBER.DELETED_AT.isNull())
            .and(DEAL_MEMBER.SHARE.gt(inline(BigDecimal.ZERO)))
            .asTable("credit");
    return credit.join(OPPORTUNITY).on(OPPORTUNITY.ID.eq(OF));
  }

  /**
   * The amount of a share in cents, of {@link #credits}: what the shares up to this one come to,
   * less what those before it do, so that rounding neither adds nor loses anything.
   */
  public static Field<BigDecimal> amount() {
    return field(
        "round({0} * {1} * 0.01, 2) - round({0} * ({1} - {2}) * 0.01, 2)",
        SQLDataType.NUMERIC, OPPORTUNITY.AMOUNT_BASE, UPTO, SHARE);
  }

  /**
   * What moves, to some and from others, as rows of {@link #DEAL}, {@link #KEY} and {@link #MOVED}.
   *
   * @param given whom it moves to: {@link #PERSON} or {@link #TEAM}
   * @param to of which deals and whom
   * @param owned whom it moves from, of the deal
   * @param from of which deals
   */
  public static Table<Record3<UUID, UUID, BigDecimal>> moves(
      Field<UUID> given, Condition to, Field<UUID> owned, Condition from) {
    return select(OPPORTUNITY.ID.as("deal"), given.as("key"), amount().as("amount"))
        .from(credits())
        .where(OPPORTUNITY.AMOUNT_BASE.isNotNull(), to)
        .unionAll(
            select(OPPORTUNITY.ID, owned, DSL.neg(amount()))
                .from(credits())
                .where(OPPORTUNITY.AMOUNT_BASE.isNotNull(), from))
        .asTable("move");
  }
}
