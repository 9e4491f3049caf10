package dev.rapport.sales.orders;

import dev.rapport.identity.Actor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders over HTTP: taken in whole, delivered, taken back. */
@RestController
@RequestMapping("/api/orders")
class OrderController {

  private static final String CHANGE_SET = "Change-Set";

  /**
   * @param values of the order, by field name; {@code externalId} tells it from all others
   * @param lines all of them, in their order; null for an order without lines, or to leave them
   */
  record OrderInput(
      @NotNull Map<String, @Nullable Object> values,
      @Nullable List<Map<String, @Nullable Object>> lines) {}

  /**
   * @param line null for an order without lines
   * @param part of a bundle, the first one being 1; null where the line is none
   */
  record DeliveredPart(@Nullable UUID line, @Nullable Integer part, @NotNull BigDecimal quantity) {}

  /**
   * @param on null for today
   * @param lines null for all that is left
   */
  record Delivery(@Nullable LocalDate on, @Nullable List<@Valid DeliveredPart> lines) {}

  /**
   * @param line null for an order without lines
   * @param part of a bundle, the first one being 1; null where the line is none
   * @param amount that the customer gets back, without tax; null for what they paid
   */
  record ReturnedPart(
      @Nullable UUID line,
      @Nullable Integer part,
      @NotNull BigDecimal quantity,
      @Nullable BigDecimal amount) {}

  /**
   * @param on null for today
   * @param reason a choice of the movements' field
   */
  record Return(
      @Nullable LocalDate on, @NotNull String reason, @NotNull List<@Valid ReturnedPart> lines) {}

  private final SaveOrder saveOrder;
  private final MoveOrder moveOrder;
  private final OrderViews views;

  OrderController(SaveOrder saveOrder, MoveOrder moveOrder, OrderViews views) {
    this.saveOrder = saveOrder;
    this.moveOrder = moveOrder;
    this.views = views;
  }

  /** Takes an order in: 201, or 200 where one of that outside number was there. */
  @PostMapping
  ResponseEntity<OrderViews.View> save(@Valid @RequestBody OrderInput input, Actor actor) {
    var saved = saveOrder.handle(new SaveOrder.Command(input.values(), input.lines()), actor);
    var view = views.of(saved.id(), actor);
    return saved.made()
        ? ResponseEntity.created(URI.create("/api/records/order/" + saved.id())).body(view)
        : ResponseEntity.ok(view);
  }

  @GetMapping("/{id}")
  OrderViews.View order(@PathVariable UUID id, Actor actor) {
    return views.of(id, actor);
  }

  @PostMapping("/{id}/deliveries")
  ResponseEntity<OrderViews.View> deliver(
      @PathVariable UUID id, @Valid @RequestBody Delivery delivery, Actor actor) {
    var parts =
        delivery.lines() == null
            ? null
            : delivery.lines().stream()
                .map(part ->
                    new MoveOrder.Part(part.line(), part.part(), part.quantity(), null, null))
                .toList();
    var written = moveOrder.deliver(id, delivery.on(), parts, actor);
    return answer(written.changeSet(), id, actor);
  }

  @PostMapping("/{id}/returns")
  ResponseEntity<OrderViews.View> takeBack(
      @PathVariable UUID id, @Valid @RequestBody Return back, Actor actor) {
    var parts =
        Objects.requireNonNull(back.lines()).stream()
            .map(part ->
                new MoveOrder.Part(
                    part.line(), part.part(), part.quantity(), back.reason(), part.amount()))
            .toList();
    var written = moveOrder.takeBack(id, back.on(), parts, actor);
    return answer(written.changeSet(), id, actor);
  }

  private ResponseEntity<OrderViews.View> answer(long changeSet, UUID id, Actor actor) {
    return ResponseEntity.ok()
        .header(CHANGE_SET, String.valueOf(changeSet))
        .body(views.of(id, actor));
  }
}
