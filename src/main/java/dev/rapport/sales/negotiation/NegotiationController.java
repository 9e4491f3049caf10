package dev.rapport.sales.negotiation;

import dev.rapport.identity.Actor;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How a deal was negotiated over HTTP. */
@RestController
class NegotiationController {

  private final Negotiations negotiations;

  NegotiationController(Negotiations negotiations) {
    this.negotiations = negotiations;
  }

  /**
   * The versions that were sent of a deal's quotes, what changed from one to the next and why, and
   * what the customer said to them; 404 for a deal that one doesn't see.
   */
  @GetMapping("/api/opportunities/{id}/negotiation")
  Negotiation negotiation(@PathVariable UUID id, Actor actor) {
    return negotiations.of(id, actor);
  }
}
