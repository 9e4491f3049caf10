package dev.rapport.sales.pricing;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.ROLE;
import static rapport.db.Tables.TEAM;

import dev.rapport.identity.Actor;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much of a price anybody may take off. */
@Component
public class DiscountLimits {

  private static final Field<BigDecimal> LIMIT =
      coalesce(APP_USER.DISCOUNT_LIMIT, ROLE.DISCOUNT_LIMIT);

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
        : sql.select(LIMIT)
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

  /**
   * Active users who may take off so much: the team's manager first, administrators last, else by
   * name. One statement.
   *
   * @param team null for none
   */
  public List<UUID> allowing(BigDecimal discount, @Nullable UUID team, int most) {
    var manages =
        field(
            exists(
                selectOne()
                    .from(TEAM)
                    .where(TEAM.MANAGER_ID.eq(APP_USER.ID), TEAM.ID.eq(team))
                    .and(TEAM.DELETED_AT.isNull())));
    return sql.select(APP_USER.ID)
        .from(APP_USER)
        .join(ROLE)
        .on(ROLE.ID.eq(APP_USER.ROLE_ID))
        .and(ROLE.DELETED_AT.isNull())
        .where(APP_USER.ACTIVE.isTrue(), APP_USER.DELETED_AT.isNull())
        .and(ROLE.ADMINISTRATOR.isTrue().or(LIMIT.isNull()).or(LIMIT.ge(discount)))
        .orderBy(manages.desc(), ROLE.ADMINISTRATOR, APP_USER.NAME, APP_USER.ID)
        .limit(most)
        .fetch(APP_USER.ID);
  }
}
