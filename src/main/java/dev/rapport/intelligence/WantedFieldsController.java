package dev.rapport.intelligence;

import dev.rapport.identity.Actor;
import dev.rapport.records.ForbiddenException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Administrators choose what one wants to know of every company and person. */
@RestController
@RequestMapping("/api/wanted-fields/{object}")
class WantedFieldsController {

  /**
   * @param fields the names of those that are wanted
   * @param possible the names of those that may be
   * @param version one more with every choice
   */
  @Schema(name = "WantedFields")
  record Wanted(String object, List<String> fields, List<String> possible, int version) {}

  /**
   * @param version the one that was looked at
   * @param fields at most 50; none where nothing is wanted
   */
  @Schema(name = "WantedFieldsInput")
  record Input(
      @NotNull Integer version,
      @NotNull @Size(max = WantedFields.MOST) List<@NotNull @Size(max = 100) String> fields) {}

  private final WantedFields wanted;

  WantedFieldsController(WantedFields wanted) {
    this.wanted = wanted;
  }

  @GetMapping
  Wanted wantedFields(@PathVariable String object, Actor actor) {
    refuseOthers(actor);
    var choice = wanted.choice(object);
    return new Wanted(object, choice.fields(), wanted.possible(object), choice.version());
  }

  @PutMapping
  Wanted chooseWantedFields(
      @PathVariable String object, @RequestBody @Valid Input input, Actor actor) {
    refuseOthers(actor);
    wanted.choose(object, input.fields(), input.version());
    return wantedFields(object, actor);
  }

  /** They name fields that somebody may not know of. */
  private static void refuseOthers(Actor actor) {
    if (!actor.administrator()) {
      throw new ForbiddenException();
    }
  }
}
