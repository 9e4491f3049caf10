package dev.rapport.sales.pricing;

import static rapport.db.Tables.PRODUCT;
import static rapport.db.Tables.PRODUCT_COMPONENT;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What bundles contain when somebody chooses them now. */
@Component
public class Bundles {

  private final DSLContext sql;

  Bundles(DSLContext sql) {
    this.sql = sql;
  }

  /**
   * Of those products that are bundles, what is in them; optional parts are not taken yet. Neither
   * retired components nor deleted products are in. At most one statement.
   */
  public Map<UUID, Contents> of(Collection<UUID> products) {
    if (products.isEmpty()) {
      return Map.of();
    }
    var found = new HashMap<UUID, Contents>();
    sql.select(
            PRODUCT_COMPONENT.BUNDLE_ID,
            PRODUCT_COMPONENT.ID,
            PRODUCT.ID,
            PRODUCT.NAME,
            PRODUCT.UNIT,
            PRODUCT_COMPONENT.QUANTITY,
            PRODUCT_COMPONENT.OPTIONAL)
        .from(PRODUCT_COMPONENT)
        .join(PRODUCT)
        .on(PRODUCT.ID.eq(PRODUCT_COMPONENT.PRODUCT_ID), PRODUCT.DELETED_AT.isNull())
        .where(PRODUCT_COMPONENT.BUNDLE_ID.in(products))
        .and(PRODUCT_COMPONENT.DELETED_AT.isNull())
        .and(PRODUCT_COMPONENT.ACTIVE.isTrue())
        .orderBy(PRODUCT_COMPONENT.BUNDLE_ID, PRODUCT_COMPONENT.POSITION, PRODUCT_COMPONENT.ID)
        .fetchGroups(
            PRODUCT_COMPONENT.BUNDLE_ID,
            row ->
                new Part(
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    plain(row.value6()),
                    row.value7(),
                    !row.value7(),
                    null))
        .forEach((bundle, parts) -> found.put(bundle, new Contents(parts)));
    return found;
  }

  /** Without zeros that say nothing. */
  private static BigDecimal plain(BigDecimal number) {
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
