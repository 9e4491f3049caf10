package dev.rapport.records.views;

import dev.rapport.identity.Actor;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.views.FieldUses.FieldUse;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What would do without a field. */
@RestController
class FieldUseController {

  private final FieldUses uses;

  FieldUseController(FieldUses uses) {
    this.uses = uses;
  }

  @GetMapping("/api/objects/{object}/fields/{field}/use")
  FieldUse use(
      @PathVariable String object, @PathVariable String field, Actor actor, Locale language) {
    if (!actor.administrator()) {
      throw new ForbiddenException();
    }
    return uses.of(object, field, actor, language);
  }
}
