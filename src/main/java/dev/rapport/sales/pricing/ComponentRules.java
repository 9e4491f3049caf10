package dev.rapport.sales.pricing;

import static java.util.Objects.requireNonNull;
import static rapport.db.Tables.PRODUCT_COMPONENT;
import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldRef;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.Reference;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Bundles contain products that contain nothing themselves. */
@Component
class ComponentRules implements RecordRules {

  /** As many as somebody reads below a line. */
  static final int MOST = 50;

  /** One lock for all: whether A contains B is asked from both sides. */
  private static final long LOCK = 310;

  private record Contained(UUID bundle, UUID product, boolean active, int position) {}

  private final DSLContext sql;

  ComponentRules(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public String object() {
    return ProductComponent.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    var some =
        drafts.stream()
            .filter(draft -> draft.get(ProductComponent.BUNDLE) != null)
            .filter(draft -> draft.get(ProductComponent.PRODUCT) != null)
            .toList();
    if (some.stream().allMatch(draft -> draft.kind() == Kind.DELETE)) {
      return;
    }
    sql.select(DSL.function("pg_advisory_xact_lock", Object.class, DSL.val(LOCK))).fetch();
    var there = there(some);
    var names = names(some);
    for (var draft : some) {
      var quantity = draft.get(ProductComponent.QUANTITY);
      if (draft.kind() == Kind.DELETE) {
        there.remove(draft.id());
        continue;
      }
      if (quantity != null && quantity.signum() == 0) {
        draft.refuse(ProductComponent.QUANTITY, "movement.quantity");
      }
      if (draft.get(ProductComponent.POSITION) == null) {
        draft.set(ProductComponent.POSITION, BigDecimal.valueOf(last(draft, there) + 1L));
      }
      draft.set(ProductComponent.NAME, name(draft, names));
      there.put(draft.id(), contained(draft));
    }
    some.stream()
        .filter(draft -> draft.kind() != Kind.DELETE)
        .filter(draft -> Boolean.TRUE.equals(draft.get(ProductComponent.ACTIVE)))
        .forEach(draft -> check(draft, there, names));
  }

  private static void check(
      RecordDraft draft, Map<UUID, Contained> there, Map<UUID, String> names) {
    var bundle = id(draft, ProductComponent.BUNDLE);
    var product = id(draft, ProductComponent.PRODUCT);
    var active = there.values().stream().filter(Contained::active).toList();
    if (bundle.equals(product)) {
      draft.refuse(ProductComponent.PRODUCT, "component.itself");
    } else if (active.stream().anyMatch(each -> each.bundle().equals(product))) {
      draft.refuse(ProductComponent.PRODUCT, "component.bundle", names.getOrDefault(product, "?"));
    } else if (active.stream().anyMatch(each -> each.product().equals(bundle))) {
      draft.refuse(ProductComponent.BUNDLE, "component.inBundle", names.getOrDefault(bundle, "?"));
    } else if (active.stream().filter(each -> each.bundle().equals(bundle)).count() > MOST) {
      draft.refuse(ProductComponent.BUNDLE, "component.tooMany", MOST);
    }
  }

  /** What the products contain or are contained in. */
  private Map<UUID, Contained> there(List<RecordDraft> drafts) {
    var products = products(drafts);
    return new HashMap<>(
        sql.selectFrom(PRODUCT_COMPONENT)
            .where(PRODUCT_COMPONENT.DELETED_AT.isNull())
            .and(
                PRODUCT_COMPONENT
                    .BUNDLE_ID
                    .in(products)
                    .or(PRODUCT_COMPONENT.PRODUCT_ID.in(products)))
            .fetchMap(
                PRODUCT_COMPONENT.ID,
                row ->
                    new Contained(
                        row.getBundleId(),
                        row.getProductId(),
                        row.getActive(),
                        row.getPosition())));
  }

  private Map<UUID, String> names(List<RecordDraft> drafts) {
    return sql.select(RECORD.ID, RECORD.LABEL)
        .from(RECORD)
        .where(RECORD.ID.in(products(drafts)))
        .fetchMap(RECORD.ID, RECORD.LABEL);
  }

  private static List<UUID> products(List<RecordDraft> drafts) {
    return drafts.stream()
        .flatMap(draft ->
            Stream.of(draft.get(ProductComponent.BUNDLE), draft.get(ProductComponent.PRODUCT)))
        .filter(Objects::nonNull)
        .map(Reference::id)
        .distinct()
        .toList();
  }

  private static Contained contained(RecordDraft draft) {
    var position = draft.get(ProductComponent.POSITION);
    return new Contained(
        id(draft, ProductComponent.BUNDLE),
        id(draft, ProductComponent.PRODUCT),
        Boolean.TRUE.equals(draft.get(ProductComponent.ACTIVE)),
        position == null ? 0 : position.intValue());
  }

  private static int last(RecordDraft draft, Map<UUID, Contained> there) {
    var bundle = id(draft, ProductComponent.BUNDLE);
    return there.values().stream()
        .filter(each -> each.bundle().equals(bundle))
        .mapToInt(Contained::position)
        .max()
        .orElse(0);
  }

  private static String name(RecordDraft draft, Map<UUID, String> names) {
    var quantity = draft.get(ProductComponent.QUANTITY);
    var product = id(draft, ProductComponent.PRODUCT);
    var name = names.getOrDefault(product, "?");
    return quantity == null ? name : quantity.stripTrailingZeros().toPlainString() + " × " + name;
  }

  private static UUID id(RecordDraft draft, FieldRef<Reference> field) {
    return requireNonNull(draft.get(field)).id();
  }
}
