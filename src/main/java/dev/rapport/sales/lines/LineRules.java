package dev.rapport.sales.lines;

import static java.math.BigDecimal.ZERO;
import static java.util.Objects.requireNonNullElse;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.val;

import dev.rapport.identity.Actor;
import dev.rapport.records.FieldRef;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.Reference;
import dev.rapport.sales.lines.Documents.Document;
import dev.rapport.sales.lines.Documents.Kept;
import dev.rapport.sales.pricing.Bundles;
import dev.rapport.sales.pricing.Contents;
import dev.rapport.sales.pricing.Part;
import dev.rapport.sales.pricing.Prices;
import dev.rapport.sales.pricing.Prices.PriceList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Lines get what is missing from their product and the price book, and whatever happens to them,
 * their document adds up. Lines of a document that is no draft stay as they are.
 */
public final class LineRules implements RecordRules {

  private final Documents documents;
  private final Prices prices;
  private final Bundles bundles;
  private final UsualTax usualTax;
  private final DSLContext sql;

  public LineRules(
      Documents documents, Prices prices, Bundles bundles, UsualTax usualTax, DSLContext sql) {
    this.documents = documents;
    this.prices = prices;
    this.bundles = bundles;
    this.usualTax = usualTax;
    this.sql = sql;
  }

  @Override
  public String object() {
    return documents.lines();
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    apply(drafts, actor, Origin.API);
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor, Origin origin) {
    var byDocument = RecordDraft.byReference(drafts, documents.parent());
    lock(sql, byDocument.keySet().stream().sorted().toList());
    var found = documents.find(byDocument.keySet());
    var kept =
        documents.lines(byDocument.keySet()).stream()
            .collect(Collectors.groupingBy(Kept::document));
    byDocument.forEach((id, some) -> {
      var document = found.get(id);
      if (document == null) {
        return; // the reference to it is refused
      }
      if (!document.open() && origin.command() == null) {
        some.forEach(draft -> draft.refuse("line.frozen"));
        return;
      }
      var lines = kept.getOrDefault(id, List.of());
      complete(document, some, lines);
      addUp(document, some, lines);
    });
  }

  /** Of two who change what a document comes to the second one sees what the first one wrote. */
  public static void lock(DSLContext sql, List<UUID> ids) {
    ids.forEach(id ->
        sql.select(
                function("pg_advisory_xact_lock", Object.class, val(id.getLeastSignificantBits())))
            .fetch());
  }

  private void complete(Document document, List<RecordDraft> drafts, List<Kept> kept) {
    var written =
        drafts.stream()
            .filter(draft -> draft.kind() == Kind.CREATE || draft.kind() == Kind.UPDATE)
            .toList();
    fill(written);
    var list =
        prices.list(products(written), document.currency(), document.company(), document.day());
    var last = kept.stream().mapToInt(Kept::position).max().orElse(0);
    for (var draft : written) {
      if (draft.get(Line.POSITION) == null) {
        last++;
        draft.set(Line.POSITION, BigDecimal.valueOf(last));
      }
      draft.set(Line.QUANTITY, requireNonNullElse(draft.get(Line.QUANTITY), BigDecimal.ONE));
      draft.set(Line.DISCOUNT, requireNonNullElse(draft.get(Line.DISCOUNT), ZERO));
      fromProduct(draft, list, document.open());
      draft.set(Line.UNIT_PRICE, requireNonNullElse(draft.get(Line.UNIT_PRICE), ZERO));
      draft.set(Line.TAX, requireNonNullElse(draft.get(Line.TAX), usualTax.percent()));
      var alone = Totals.of(document.currency(), List.of(item(draft)), Reduction.NONE);
      draft.set(Line.NET, alone.nets().getFirst());
    }
  }

  /** A line of another product contains what that one does, unless it is told otherwise. */
  private void fill(List<RecordDraft> written) {
    var others =
        written.stream()
            .filter(draft -> draft.changes(Line.PRODUCT) && !draft.given(Line.CONTENTS))
            .toList();
    var found = bundles.of(others.stream().flatMap(draft -> product(draft).stream()).toList());
    for (var draft : others) {
      var contents = product(draft).map(found::get).orElse(Contents.NONE);
      draft.set(Line.CONTENTS, contents.text());
    }
  }

  private static Optional<UUID> product(RecordDraft draft) {
    return Optional.ofNullable(draft.get(Line.PRODUCT)).map(Reference::id);
  }

  /** Those of the lines, and those in them. */
  private static List<UUID> products(List<RecordDraft> written) {
    return written.stream()
        .flatMap(draft ->
            Stream.concat(
                product(draft).stream(),
                Contents.read(draft.get(Line.CONTENTS)).parts().stream().map(Part::product)))
        .distinct()
        .toList();
  }

  private static void fromProduct(RecordDraft draft, PriceList list, boolean open) {
    var product = draft.get(Line.PRODUCT);
    var sold = product == null ? null : list.product(product.id());
    if (product == null || sold == null) {
      draft.set(Line.LIST_PRICE, product == null ? null : draft.get(Line.LIST_PRICE));
      return;
    }
    var another = draft.changes(Line.PRODUCT);
    var quantity = requireNonNullElse(draft.get(Line.QUANTITY), BigDecimal.ONE);
    if (another
        || draft.changes(Line.QUANTITY)
        || draft.changes(Line.CONTENTS)
        || draft.get(Line.UNIT_PRICE) == null) {
      var contents = Contents.read(draft.get(Line.CONTENTS));
      var price = list.price(product.id(), quantity, contents);
      if (open) { // an order of a quote has the quote's
        draft.set(Line.CONTENTS, contents.at(list, quantity).text());
      }
      // A price that somebody typed stays; one from the list follows the list.
      var followed =
          draft.get(Line.UNIT_PRICE) == null
              || !draft.given(Line.UNIT_PRICE)
                  && (another
                      || same(draft.before(Line.UNIT_PRICE), draft.before(Line.LIST_PRICE)));
      draft.set(Line.LIST_PRICE, price);
      if (followed && price != null) {
        draft.set(Line.UNIT_PRICE, price);
      }
    }
    if (draft.get(Line.DESCRIPTION) == null) {
      draft.set(Line.DESCRIPTION, sold.name());
    }
    if (another && draft.get(Line.UNIT) == null) {
      draft.set(Line.UNIT, sold.unit());
    }
    if (draft.get(Line.TAX) == null) {
      draft.set(Line.TAX, sold.tax());
    }
  }

  private void addUp(Document document, List<RecordDraft> drafts, List<Kept> kept) {
    var items = new LinkedHashMap<UUID, Totals.Item>();
    for (var line : kept) {
      items.put(line.id(), line.item());
    }
    for (var draft : drafts) {
      if (draft.kind() == Kind.DELETE) {
        items.remove(draft.id());
      } else {
        items.put(draft.id(), item(draft));
      }
    }
    var totals =
        Totals.of(document.currency(), new ArrayList<>(items.values()), document.reduction());
    if (!totals.fits()) {
      drafts.forEach(draft -> draft.refuse(Line.UNIT_PRICE, "line.tooMuch"));
      return;
    }
    drafts.getFirst().also(documents.totals(document.id(), totals));
  }

  private static Totals.Item item(RecordDraft draft) {
    return new Totals.Item(
        number(draft, Line.QUANTITY),
        number(draft, Line.UNIT_PRICE),
        draft.get(Line.LIST_PRICE),
        number(draft, Line.DISCOUNT),
        number(draft, Line.REDUCTION),
        number(draft, Line.TAX),
        Boolean.TRUE.equals(draft.get(Line.OPTIONAL)),
        Boolean.TRUE.equals(draft.get(Line.CHOSEN)));
  }

  private static BigDecimal number(RecordDraft draft, FieldRef<BigDecimal> field) {
    return requireNonNullElse(draft.get(field), ZERO).setScale(4, RoundingMode.HALF_UP);
  }

  private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one != null && other != null && one.compareTo(other) == 0;
  }
}
