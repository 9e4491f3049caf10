package dev.rapport.sales.orders;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import dev.rapport.sales.pricing.Contents;
import dev.rapport.sales.pricing.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rapport.db.tables.records.SalesOrderRecord;

/**
 * An order with what was ordered, delivered and returned of it: where quantities and its status
 * follow from.
 *
 * @param lines in their order, instead of bundles what is in them; of an order without lines a
 *     single one without an id
 */
record OrderState(SalesOrderRecord order, List<Line> lines, List<Movement> movements) {

  /**
   * Something that was ordered and moves by itself: a line, or a part of a bundle's line.
   *
   * @param id null for the order as a whole
   * @param part which part of a bundle it is, the first one being 1; null where it is no bundle
   * @param bundle what the bundle is called
   * @param quantity in all bundles together
   * @param net what all of it comes to, without tax; of a part its share of what the bundle does
   */
  record Line(
      @Nullable UUID id,
      @Nullable Integer part,
      @Nullable String bundle,
      String description,
      @Nullable UUID product,
      @Nullable String unit,
      BigDecimal quantity,
      BigDecimal net) {

    boolean is(@Nullable UUID id, @Nullable Integer part) {
      return Objects.equals(this.id, id) && Objects.equals(this.part, part);
    }

    /**
     * What moves of this line by itself: the parts of a bundle, which share its amount by their
     * prices, to the last cent.
     */
    List<Line> moving(Contents contents, int digits) {
      if (contents.taken().isEmpty()) {
        return List.of(this);
      }
      var taken = contents.taken().parts();
      var priced = taken.stream().anyMatch(each -> weight(each, true).signum() > 0);
      var all = taken.stream().map(each -> weight(each, priced)).reduce(ZERO, BigDecimal::add);
      var moving = new ArrayList<Line>();
      var weights = ZERO;
      var shared = ZERO;
      for (var at = 0; at < contents.parts().size(); at++) {
        var each = contents.parts().get(at);
        if (!each.taken()) {
          continue;
        }
        weights = weights.add(weight(each, priced));
        var until = net.multiply(weights).divide(all, digits, RoundingMode.HALF_UP);
        moving.add(
            new Line(
                id,
                at + 1,
                description,
                each.description(),
                each.product(),
                each.unit(),
                each.quantity().multiply(quantity).setScale(4, RoundingMode.HALF_UP),
                until.subtract(shared)));
        shared = until;
      }
      return moving;
    }

    private static BigDecimal weight(Part part, boolean priced) {
      var price = part.price() == null ? ZERO : part.price();
      return part.quantity().multiply(priced ? price : ONE);
    }
  }

  /**
   * What went out or came back.
   *
   * @param line null for the order as a whole
   * @param part of a bundle, the first one being 1; null where the line is none
   * @param amount what the customer got back
   */
  record Movement(
      UUID id,
      @Nullable UUID line,
      @Nullable Integer part,
      boolean delivery,
      BigDecimal quantity,
      LocalDate on,
      BigDecimal amount) {}

  static OrderState of(SalesOrderRecord order, List<Line> lines, List<Movement> movements) {
    var whole =
        new Line(
            null,
            null,
            null,
            order.getNumber(),
            null,
            null,
            Objects.requireNonNullElse(order.getQuantity(), ONE),
            Objects.requireNonNullElse(order.getNet(), ZERO));
    return new OrderState(
        order, lines.isEmpty() ? List.of(whole) : List.copyOf(lines), List.copyOf(movements));
  }

  OrderState with(List<Line> lines) {
    return of(order, lines, movements);
  }

  /** The same without the movement of that id, and with another one. */
  OrderState with(UUID id, @Nullable Movement instead) {
    var others = new ArrayList<>(movements);
    others.removeIf(each -> each.id().equals(id));
    if (instead != null) {
      others.add(instead);
    }
    return new OrderState(order, lines, others);
  }

  /**
   * @param part of a bundle, the first one being 1; null where the line is none
   */
  @Nullable Line line(@Nullable UUID id, @Nullable Integer part) {
    return lines.stream().filter(each -> each.is(id, part)).findFirst().orElse(null);
  }

  /** How many parts the line has that is a bundle; 0 for every other. */
  long parts(@Nullable UUID id) {
    return lines.stream()
        .filter(each -> each.part() != null && Objects.equals(each.id(), id))
        .count();
  }

  boolean hasDeliveries() {
    return movements.stream().anyMatch(Movement::delivery);
  }

  /** All of it where the order says that it is delivered and nothing says when what went out. */
  BigDecimal delivered(Line line) {
    if (!hasDeliveries() && Order.DELIVERED.equals(order.getStatus())) {
      return line.quantity();
    }
    return sum(line, true);
  }

  BigDecimal returned(Line line) {
    return sum(line, false);
  }

  /** What is still to be delivered. */
  BigDecimal left(Line line) {
    return line.quantity().subtract(delivered(line)).max(ZERO);
  }

  /** What the customer got back for all that they returned. */
  BigDecimal refunded() {
    return movements.stream()
        .filter(each -> !each.delivery())
        .map(Movement::amount)
        .reduce(ZERO, BigDecimal::add);
  }

  /** The status that follows from deliveries; there are some. */
  String status() {
    return lines.stream().allMatch(line -> left(line).signum() == 0)
        ? Order.DELIVERED
        : Order.PARTLY;
  }

  /** When the last of it was delivered; null while something is left. */
  @Nullable LocalDate deliveredOn() {
    return status().equals(Order.DELIVERED)
        ? movements.stream()
            .filter(Movement::delivery)
            .map(Movement::on)
            .max(LocalDate::compareTo)
            .orElse(null)
        : null;
  }

  private BigDecimal sum(Line line, boolean delivery) {
    return movements.stream()
        .filter(each -> each.delivery() == delivery && line.is(each.line(), each.part()))
        .map(Movement::quantity)
        .reduce(ZERO, BigDecimal::add);
  }

  /** How many there are of what, as a line of a list says it. */
  static String words(BigDecimal quantity, Line line) {
    var unit = line.unit() == null ? "" : " " + line.unit();
    return plain(quantity) + unit + " × " + line.description();
  }

  static String plain(BigDecimal quantity) {
    return quantity.stripTrailingZeros().toPlainString();
  }

  /** The parts of all lines, each with something left. */
  <T> List<T> eachLeft(Function<Line, T> what) {
    return lines.stream().filter(line -> left(line).signum() > 0).map(what).toList();
  }
}
