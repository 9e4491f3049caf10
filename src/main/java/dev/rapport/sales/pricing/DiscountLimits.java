package dev.rapport.sales.pricing;

import static org.jooq.impl.DSL.coalesce;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.ROLE;

import dev.rapport.identity.Actor;
import java.math.BigDecimal;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much of a price anybody may take off. */
@Component
public class DiscountLimits {

  private final DSLContext sql;

  DiscountLimits(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * The most that the actor may take off, in percent: their own limit, else their role's; null for
   * none, as administrators have.
   */
  public @Nullable BigDecimal of(Actor actor) {
    return actor.administrator()
        ? null
        : sql.select(coalesce(APP_USER.DISCOUNT_LIMIT, ROLE.DISCOUNT_LIMIT))
            .from(APP_USER)
            .leftJoin(ROLE)
            .on(ROLE.ID.eq(APP_USER.ROLE_ID))
            .where(APP_USER.ID.eq(actor.id()))
            .fetchOne(0, BigDecimal.class);
  }

  /** Whether the actor may take off so much. */
  public boolean allow(@Nullable BigDecimal discount, Actor actor) {
    var limit = of(actor);
    return limit == null || discount == null || discount.compareTo(limit) <= 0;
  }
}
