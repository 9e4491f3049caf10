package dev.rapport.intelligence.purchases;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.parties.Company;
import dev.rapport.parties.Person;
import dev.rapport.records.Aggregate;
import dev.rapport.records.Aggregate.Bucket;
import dev.rapport.records.Aggregate.Figure;
import dev.rapport.records.Aggregate.Key;
import dev.rapport.records.FieldContexts;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.RecordData;
import dev.rapport.records.RecordJson;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.Records;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Measure;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.sales.orders.Order;
import dev.rapport.sales.orders.OrderLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What a customer bought, and in what rhythm, within the reader's access. Six statements, each over
 * that customer's orders alone.
 */
@Service
class Purchases {

  /** What is agreed on and not cancelled. */
  private static final String BOUGHT = "status=out=(draft,cancelled)";

  private static final String LATE = "status=in=(confirmed,partlyDelivered);promisedOn<today";

  /** The rhythm is that of the latest so many days of purchases. */
  private static final int DAYS = 1_000;

  private static final int PRODUCTS = 10;
  private static final int LATEST = 5;

  /** Orders as a reader sees them: of whom, and what not. */
  private record Seen(String filter, boolean amounts, boolean returns, boolean promises) {}

  private final Records records;
  private final RecordJson json;
  private final FieldContexts contexts;

  Purchases(Records records, RecordJson json, FieldContexts contexts) {
    this.records = records;
    this.json = json;
    this.contexts = contexts;
  }

  /**
   * Of a party that the actor may see.
   *
   * @throws NotFoundException when it is not there, not visible, or no party
   * @throws ForbiddenException for who reads no orders, or not whose and when they are
   */
  PurchaseViews.View of(UUID id, Actor actor) {
    var object =
        Stream.of(Company.OBJECT, Person.OBJECT)
            .filter(each -> actor.may(Operation.READ, each))
            .filter(each -> !records.some(each, List.of(id), List.of(), actor).isEmpty())
            .findFirst()
            .orElseThrow(NotFoundException::new);
    if (!actor.may(Operation.READ, Order.OBJECT)
        || !sees(actor, Order.OBJECT, object, "status", "orderedOn")) {
      throw new ForbiddenException();
    }
    var returns = sees(actor, Order.OBJECT, "returned");
    var seen =
        new Seen(
            object + "==" + id,
            sees(actor, Order.OBJECT, "net", "value"),
            returns,
            sees(actor, Order.OBJECT, "promisedOn"));
    return view(object, id, seen, actor);
  }

  private PurchaseViews.View view(String object, UUID id, Seen seen, Actor actor) {
    var bought = seen.filter() + ";" + BOUGHT;
    var measures = new ArrayList<>(List.of(Figure.COUNT));
    measures.add(new Figure(Measure.MIN, "orderedOn"));
    measures.add(new Figure(Measure.MAX, "orderedOn"));
    if (seen.amounts()) {
      measures.add(Figure.sum("net"));
      measures.add(Figure.sum("value"));
    }
    if (seen.amounts() && seen.returns()) {
      measures.add(Figure.sum("returned"));
    }
    var total =
        records
            .aggregate(Aggregate.Query.of(Order.OBJECT, List.of(), measures, bought), actor)
            .total();
    var count = ((Number) total.getFirst()).longValue();
    var net = total.size() > 3 ? (Money) total.get(3) : null;
    return new PurchaseViews.View(
        bought,
        count,
        total.size() > 4 ? (Money) total.get(4) : null,
        net == null || count == 0 ? null : average(net, count),
        total.size() > 5 ? percent((Money) total.get(5), net) : null,
        seen.amounts() && seen.returns() ? bought + ";returned>0" : null,
        (LocalDate) total.get(1),
        (LocalDate) total.get(2),
        seen.promises() ? late(seen, actor) : null,
        rhythm(bought, actor),
        months(bought, seen, actor),
        products(object, id, actor),
        latest(seen, actor));
  }

  private static Money average(Money sum, long count) {
    return new Money(
        sum.amount().divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP), sum.currency());
  }

  private static @Nullable BigDecimal percent(@Nullable Money part, @Nullable Money whole) {
    return part == null || whole == null || whole.amount().signum() <= 0
        ? null
        : part.amount().movePointRight(2).divide(whole.amount(), 1, RoundingMode.HALF_UP);
  }

  private PurchaseViews.Open late(Seen seen, Actor actor) {
    var filter = seen.filter() + ";" + LATE;
    var total =
        records
            .aggregate(
                Aggregate.Query.of(Order.OBJECT, List.of(), List.of(Figure.COUNT), filter), actor)
            .total();
    return new PurchaseViews.Open(((Number) total.getFirst()).longValue(), filter);
  }

  private Rhythm rhythm(String bought, Actor actor) {
    var query =
        new Aggregate.Query(
            Order.OBJECT,
            List.of(new Key("orderedOn", Bucket.DAY)),
            List.of(Figure.COUNT),
            bought,
            -1,
            true,
            DAYS,
            false);
    var days =
        records.aggregate(query, actor).groups().stream()
            .map(group -> LocalDate.parse(String.valueOf(group.keys().getFirst())))
            .toList();
    return Rhythm.of(days, contexts.of(actor).today());
  }

  private List<PurchaseViews.Month> months(String bought, Seen seen, Actor actor) {
    var measures =
        seen.amounts() ? List.of(Figure.COUNT, Figure.sum("value")) : List.of(Figure.COUNT);
    var query =
        Aggregate.Query.of(
            Order.OBJECT, List.of(new Key("orderedOn", Bucket.MONTH)), measures, bought);
    return records.aggregate(query, actor).groups().stream()
        .map(group ->
            new PurchaseViews.Month(
                String.valueOf(group.keys().getFirst()),
                number(group, 0),
                group.values().size() > 1 ? (Money) group.values().get(1) : null,
                bought + ";orderedOn=within=" + group.keys().getFirst()))
        .toList();
  }

  private List<PurchaseViews.Product> products(String object, UUID id, Actor actor) {
    if (!actor.may(Operation.READ, OrderLine.OBJECT)
        || !sees(actor, OrderLine.OBJECT, "product", "quantity", "order")) {
      return List.of();
    }
    var theirs = "order." + object + "==" + id + ";order." + BOUGHT + ";product=null=false";
    var query =
        new Aggregate.Query(
            OrderLine.OBJECT,
            List.of(Key.of("product")),
            List.of(Figure.COUNT, Figure.sum("quantity")),
            theirs,
            0,
            true,
            PRODUCTS,
            false);
    return records.aggregate(query, actor).groups().stream()
        .flatMap(group ->
            group.keys().getFirst() instanceof Reference product
                ? Stream.of(
                    new PurchaseViews.Product(
                        product,
                        number(group, 0),
                        (BigDecimal) group.values().get(1),
                        theirs + ";product==" + product.id()))
                : Stream.empty())
        .toList();
  }

  private static long number(Aggregate.Group group, int index) {
    return group.values().get(index) instanceof Number number ? number.longValue() : 0;
  }

  private List<RecordData> latest(Seen seen, Actor actor) {
    var shown =
        Stream.of("number", "orderedOn", "status", "promisedOn", "total", "returned")
            .filter(name -> sees(actor, Order.OBJECT, name))
            .toArray(String[]::new);
    return json.records(
        records
            .page(
                RecordQuery.of(Order.OBJECT)
                    .where(seen.filter())
                    .sortedBy("-orderedOn")
                    .fields(shown)
                    .limit(LATEST),
                actor)
            .records());
  }

  private static boolean sees(Actor actor, String object, String... fields) {
    return Stream.of(fields).allMatch(field -> actor.field(object, field) != FieldAccess.HIDDEN);
  }
}
