package dev.rapport.identity;

import dev.rapport.identity.SecurityEvents.Event;
import dev.rapport.identity.SecurityEvents.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened about signing in. */
@RestController
class SecurityEventController {

  record SecurityEvent(
      long id,
      Instant at,
      Kind kind,
      Account.@Nullable Label user,
      Account.@Nullable Label actor,
      @Nullable String address,
      @Nullable String detail) {

    static SecurityEvent of(Event event) {
      return new SecurityEvent(
          event.id(),
          event.at().toInstant(),
          event.kind(),
          event.user(),
          event.actor(),
          event.address(),
          event.detail());
    }
  }

  /**
   * @param next what to ask for as {@code before}; null at the end
   */
  record SecurityEventPage(List<SecurityEvent> events, @Nullable Long next) {

    static SecurityEventPage of(List<Event> events) {
      return new SecurityEventPage(
          events.stream().map(SecurityEvent::of).toList(),
          events.size() < SecurityEvents.PAGE ? null : events.getLast().id());
    }
  }

  private final SecurityEvents events;

  SecurityEventController(SecurityEvents events) {
    this.events = events;
  }

  /** What happened to one's own account. */
  @GetMapping("/api/account/security-events")
  SecurityEventPage own(@RequestParam @Nullable Long before, Account account) {
    return SecurityEventPage.of(events.page(account.id(), account.actor(), before));
  }

  /** What happened to anybody's, for administrators. */
  @GetMapping("/api/security-events")
  SecurityEventPage all(@RequestParam @Nullable Long before, Account account) {
    return SecurityEventPage.of(events.page(null, account.actor(), before));
  }
}
