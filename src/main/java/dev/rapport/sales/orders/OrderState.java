package dev.rapport.sales.orders;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
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
 * @param lines in their order; of an order without lines a single one without an id
 */
record OrderState(SalesOrderRecord order, List<Line> lines, List<Movement> movements) {

  /**
   * What was ordered.
   *
   * @param id null for the order as a whole
   * @param net what all of it comes to, without tax
   */
  record Line(
      @Nullable UUID id,
      String description,
      @Nullable UUID product,
      @Nullable String unit,
      BigDecimal quantity,
      BigDecimal net) {}

  /**
   * What went out or came back.
   *
   * @param line null for the order as a whole
   * @param amount what the customer got back
   */
  record Movement(
      UUID id,
      @Nullable UUID line,
      boolean delivery,
      BigDecimal quantity,
      LocalDate on,
      BigDecimal amount) {}

  static OrderState of(SalesOrderRecord order, List<Line> lines, List<Movement> movements) {
    var whole =
        new Line(
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

  @Nullable Line line(@Nullable UUID id) {
    return lines.stream().filter(each -> Objects.equals(each.id(), id)).findFirst().orElse(null);
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
        .filter(each -> each.delivery() == delivery && Objects.equals(each.line(), line.id()))
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
