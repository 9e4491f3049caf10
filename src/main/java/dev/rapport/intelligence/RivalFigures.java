package dev.rapport.intelligence;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.percentileCont;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.COMPANY;
import static rapport.db.Tables.COMPETING_OFFER;
import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.intelligence.CompetitionViews.Competition;
import dev.rapport.intelligence.CompetitionViews.RivalScore;
import dev.rapport.parties.Company;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.Records;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.query.ScopeBranches;
import dev.rapport.sales.CompetingOffer;
import dev.rapport.sales.Opportunity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How deals went against rivals, of those deals that the one who asks may see. Of a rival's offers
 * on a deal the latest counts; deals count, not offers.
 */
@Component
class RivalFigures {

  /** So many rivals, products, sectors or people are told, those met most often first. */
  private static final int MOST = 20;

  private static final SalesQuestion ANY = new SalesQuestion(null, null);

  private static final Field<UUID> RIVAL = field("latest.rival", SQLDataType.UUID);
  private static final Field<UUID> PRODUCT = field("latest.product", SQLDataType.UUID);
  private static final Field<UUID> CUSTOMER = field("latest.customer", SQLDataType.UUID);
  private static final Field<UUID> SALESPERSON = field("latest.salesperson", SQLDataType.UUID);
  private static final Field<String> STATUS = field("latest.status", SQLDataType.VARCHAR);
  private static final Field<BigDecimal> GAP = field("latest.gap", SQLDataType.NUMERIC);

  private final DSLContext sql;
  private final Catalog catalog;
  private final ScopeBranches scopes;
  private final SalesFigures deals;
  private final Records records;

  RivalFigures(
      DSLContext sql, Catalog catalog, ScopeBranches scopes, SalesFigures deals, Records records) {
    this.sql = sql;
    this.catalog = catalog;
    this.scopes = scopes;
    this.deals = deals;
    this.records = records;
  }

  /**
   * Against one company. Five statements.
   *
   * @throws NotFoundException when the actor doesn't see it
   */
  Competition of(UUID rival, Actor actor) {
    if (!actor.may(Operation.READ, Company.OBJECT)
        || records.some(Company.OBJECT, List.of(rival), List.of(), actor).isEmpty()) {
      throw new NotFoundException();
    }
    var all = "competitor==" + rival;
    var met = new Met(actor, COMPETING_OFFER.COMPETITOR_ID.eq(rival), null);
    return new Competition(
        met.scores(inline((UUID) null), _ -> all).stream()
            .findFirst()
            .orElse(new RivalScore(null, null, 0, 0, 0, null, null, all)),
        sees(actor, Opportunity.OBJECT, "product")
            ? met.scores(PRODUCT, key -> all + ";opportunity.product" + is(key))
            : List.of(),
        met.sectors(key -> all + ";opportunity.company.sector==" + quoted(key)),
        sees(actor, CompetingOffer.OBJECT, "salesperson")
            ? met.scores(SALESPERSON, key -> all + ";salesperson" + is(key))
            : List.of());
  }

  /**
   * Against each rival whom the actor sees: deals decided in the question's period, and open ones.
   */
  List<RivalScore> rivals(SalesQuestion question, Actor actor) {
    if (!actor.may(Operation.READ, Company.OBJECT)) {
      return List.of();
    }
    var seen =
        COMPETING_OFFER.COMPETITOR_ID.in(
            sql.select(COMPANY.ID)
                .from(COMPANY)
                .where(COMPANY.DELETED_AT.isNull())
                .and(scopes.whole(catalog.object(Company.OBJECT), actor, Operation.READ)));
    return new Met(actor, seen, question).scores(RIVAL, key -> "competitor" + is(key));
  }

  private static String is(@Nullable Object key) {
    return key == null ? "=null=true" : "==" + key;
  }

  private static String quoted(String text) {
    return "'" + text.replaceAll("([\\\\'])", "\\\\$1") + "'";
  }

  private static boolean sees(Actor actor, String object, String... fields) {
    return Stream.of(fields).allMatch(field -> actor.field(object, field) != FieldAccess.HIDDEN);
  }

  /** The deals in which a rival was met, each with the rival's latest offer. */
  private final class Met {

    private final Actor actor;
    private final Condition which;
    private final @Nullable SalesQuestion question;
    private final boolean prices;

    Met(Actor actor, Condition which, @Nullable SalesQuestion question) {
      this.actor = actor;
      this.which = which;
      this.question = question;
      this.prices =
          sees(actor, Opportunity.OBJECT, "amount") && sees(actor, CompetingOffer.OBJECT, "price");
    }

    List<RivalScore> scores(Field<UUID> key, Function<@Nullable UUID, String> filter) {
      if (!seen()) {
        return List.of();
      }
      return sql.select(key, RECORD.LABEL, won(), lost(), open(), gap())
          .from(latest())
          .leftJoin(RECORD)
          .on(RECORD.ID.eq(key))
          .groupBy(key, RECORD.LABEL)
          .orderBy(count().desc(), RECORD.LABEL)
          .limit(MOST)
          .fetch(row -> {
            var id = row.value1();
            return score(
                id == null ? null : id.toString(),
                row.value2(),
                new Score(row.value3(), row.value4(), row.value5(), null),
                row.value6(),
                filter.apply(id));
          });
    }

    /** By the customers' sectors, of those customers that the actor sees and that have one. */
    List<RivalScore> sectors(UnaryOperator<String> filter) {
      if (!seen() || !sees(actor, Company.OBJECT, "sector")) {
        return List.of();
      }
      return sql.select(COMPANY.SECTOR, won(), lost(), open(), gap())
          .from(latest())
          .join(COMPANY)
          .on(COMPANY.ID.eq(CUSTOMER))
          .where(COMPANY.DELETED_AT.isNull())
          .and(COMPANY.SECTOR.isNotNull())
          .and(scopes.whole(catalog.object(Company.OBJECT), actor, Operation.READ))
          .groupBy(COMPANY.SECTOR)
          .orderBy(count().desc(), COMPANY.SECTOR)
          .limit(MOST)
          .fetch(row ->
              score(
                  row.value1(),
                  row.value1(),
                  new Score(row.value2(), row.value3(), row.value4(), null),
                  row.value5(),
                  filter.apply(row.value1())));
    }

    private boolean seen() {
      return actor.may(Operation.READ, Opportunity.OBJECT)
          && actor.may(Operation.READ, CompetingOffer.OBJECT)
          && sees(actor, CompetingOffer.OBJECT, "competitor", "opportunity")
          && sees(actor, Opportunity.OBJECT, "status");
    }

    private Table<?> latest() {
      return sql.select(
              COMPETING_OFFER.COMPETITOR_ID.as("rival"),
              COMPETING_OFFER.SALESPERSON_ID.as("salesperson"),
              OPPORTUNITY.PRODUCT_ID.as("product"),
              OPPORTUNITY.COMPANY_ID.as("customer"),
              OPPORTUNITY.STATUS.as("status"),
              gapOfOne().as("gap"))
          .distinctOn(COMPETING_OFFER.OPPORTUNITY_ID, COMPETING_OFFER.COMPETITOR_ID)
          .from(COMPETING_OFFER)
          .join(OPPORTUNITY)
          .on(OPPORTUNITY.ID.eq(COMPETING_OFFER.OPPORTUNITY_ID))
          .where(COMPETING_OFFER.DELETED_AT.isNull())
          .and(which)
          .and(deals.inReach(question == null ? ANY : question, actor))
          .and(
              question == null
                  ? noCondition()
                  : OPPORTUNITY.STATUS.eq(Opportunity.OPEN).or(deals.closed(question, actor)))
          .orderBy(
              COMPETING_OFFER.OPPORTUNITY_ID,
              COMPETING_OFFER.COMPETITOR_ID,
              COMPETING_OFFER.CREATED_AT.desc(),
              COMPETING_OFFER.ID.desc())
          .asTable("latest");
    }

    private Field<BigDecimal> gapOfOne() {
      return prices
          ? case_()
              .when(
                  COMPETING_OFFER.PRICE_BASE.gt(BigDecimal.ZERO),
                  OPPORTUNITY
                      .AMOUNT_BASE
                      .minus(COMPETING_OFFER.PRICE_BASE)
                      .times(100)
                      .div(COMPETING_OFFER.PRICE_BASE))
          : val((BigDecimal) null);
    }
  }

  private static Field<Integer> won() {
    return count().filterWhere(STATUS.eq(Opportunity.WON));
  }

  private static Field<Integer> lost() {
    return count().filterWhere(STATUS.eq(Opportunity.LOST));
  }

  private static Field<Integer> open() {
    return count().filterWhere(STATUS.eq(Opportunity.OPEN));
  }

  private static Field<BigDecimal> gap() {
    return percentileCont(0.5).withinGroupOrderBy(GAP).filterWhere(STATUS.ne(Opportunity.OPEN));
  }

  private static RivalScore score(
      @Nullable String key,
      @Nullable String label,
      Score score,
      @Nullable BigDecimal gap,
      String filter) {
    return new RivalScore(
        key,
        label,
        score.won(),
        score.lost(),
        score.open(),
        score.winRate(),
        gap == null ? null : gap.setScale(1, RoundingMode.HALF_UP),
        filter);
  }
}
