package dev.rapport.sales.orders;

import static rapport.db.Tables.ORDER_LINE;
import static rapport.db.Tables.SALES_ORDER;

import dev.rapport.records.Change;
import dev.rapport.records.FieldRef;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import dev.rapport.sales.lines.Documents;
import dev.rapport.sales.lines.Reduction;
import dev.rapport.sales.lines.Totals;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Orders, as far as their lines are concerned: what a quote was accepted for stays. */
@Component
class OrderDocuments implements Documents {

  private final DSLContext sql;

  OrderDocuments(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public String lines() {
    return OrderLine.OBJECT;
  }

  @Override
  public FieldRef<Reference> parent() {
    return OrderLine.PARENT;
  }

  @Override
  public Map<UUID, Document> find(Collection<UUID> ids) {
    return sql.select(
            SALES_ORDER.ID,
            SALES_ORDER.CURRENCY,
            SALES_ORDER.COMPANY_ID,
            SALES_ORDER.ORDERED_ON,
            SALES_ORDER.QUOTE_ID)
        .from(SALES_ORDER)
        .where(SALES_ORDER.ID.in(ids), SALES_ORDER.DELETED_AT.isNull())
        .fetchMap(
            SALES_ORDER.ID,
            row ->
                new Document(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5() == null,
                    Reduction.NONE));
  }

  @Override
  public List<Kept> lines(Collection<UUID> documents) {
    return sql.selectFrom(ORDER_LINE)
        .where(ORDER_LINE.ORDER_ID.in(documents), ORDER_LINE.DELETED_AT.isNull())
        .orderBy(ORDER_LINE.ORDER_ID, ORDER_LINE.POSITION, ORDER_LINE.ID)
        .fetch(line ->
            new Kept(
                line.getId(),
                line.getOrderId(),
                line.getPosition(),
                new Totals.Item(
                    line.getQuantity(),
                    line.getUnitPrice(),
                    null,
                    line.getDiscount(),
                    line.getReduction() == null ? BigDecimal.ZERO : line.getReduction(),
                    line.getTax(),
                    false,
                    false)));
  }

  @Override
  public Change totals(UUID document, Totals totals) {
    return new Change.Update(
        Order.OBJECT,
        document,
        null,
        new Values()
            .with(Order.NET, totals.money(totals.net()))
            .with(Order.TAX, totals.money(totals.tax()))
            .with(Order.TOTAL, totals.money(totals.total()))
            .with(Order.VALUE, totals.money(totals.net().subtract(returned(document))))
            .toMap());
  }

  private BigDecimal returned(UUID order) {
    return sql.select(SALES_ORDER.RETURNED)
        .from(SALES_ORDER)
        .where(SALES_ORDER.ID.eq(order))
        .fetchOptional(SALES_ORDER.RETURNED)
        .orElse(BigDecimal.ZERO);
  }
}
