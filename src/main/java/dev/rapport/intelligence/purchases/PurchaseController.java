package dev.rapport.intelligence.purchases;

import dev.rapport.identity.Actor;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Customers' purchases over HTTP. */
@RestController
class PurchaseController {

  private final Purchases purchases;

  PurchaseController(Purchases purchases) {
    this.purchases = purchases;
  }

  @GetMapping("/api/parties/{id}/purchases")
  PurchaseViews.View purchases(@PathVariable UUID id, Actor actor) {
    return purchases.of(id, actor);
  }
}
