package dev.rapport.administration;

import static java.util.Objects.requireNonNullElse;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The organisation's own settings. */
@RestController
@RequestMapping("/api/organisation")
class OrganisationController {

  /** What is to change; what is missing stays. */
  record Patch(
      @Nullable String name,
      @Nullable String language,
      @Nullable String currency,
      @Nullable String country,
      @Nullable String timeZone) {}

  private final Settings settings;

  OrganisationController(Settings settings) {
    this.settings = settings;
  }

  @GetMapping
  Organisation organisation() {
    return settings.organisation().orElseThrow(ProblemException::notFound);
  }

  @PatchMapping
  Organisation change(@RequestBody Patch patch, Actor actor) {
    Administrators.only(actor);
    var now = organisation();
    // Every amount is kept in this currency as well: another one would make wrong sums of them.
    if (patch.currency() != null && !patch.currency().equals(now.currency())) {
      throw ProblemException.invalid("currency", "currency.fixed", now.currency());
    }
    var next =
        OrganisationInput.checked(
            "name",
            requireNonNullElse(patch.name(), now.name()),
            requireNonNullElse(patch.language(), now.language()),
            now.currency(),
            requireNonNullElse(patch.country(), now.country()),
            requireNonNullElse(patch.timeZone(), now.timeZone().getId()));
    settings.save(next);
    return next;
  }
}
