package dev.rapport.records.sharing;

import dev.rapport.identity.Actor;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** With whom a record is shared and who sees it, over HTTP: for those who may share it. */
@RestController
@RequestMapping("/api/records/{object}/{id}")
class ShareController {

  /**
   * @param change whether they may change the record, too
   * @param until when it ends by itself; null: when it is withdrawn
   */
  @Schema(name = "WantedShare")
  record Wanted(@NotNull Boolean change, @Nullable Instant until) {}

  /** By name. */
  @Schema(name = "Shares")
  record Views(List<Share> shares) {}

  /**
   * @param next what to ask for as {@code after}; null at the end
   */
  @Schema(name = "Readers")
  record Readers(List<Reader> readers, @Nullable UUID next) {}

  private final Sharing sharing;
  private final WhoSees whoSees;

  ShareController(Sharing sharing, WhoSees whoSees) {
    this.sharing = sharing;
    this.whoSees = whoSees;
  }

  /** Who sees the record, and why. */
  @GetMapping("/readers")
  Readers readers(
      @PathVariable String object,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID after,
      Actor actor) {
    var page = whoSees.of(object, id, after, actor);
    return new Readers(page.readers(), page.next());
  }

  @GetMapping("/shares")
  Views all(@PathVariable String object, @PathVariable UUID id, Actor actor) {
    return new Views(sharing.of(object, id, actor));
  }

  @PutMapping("/shares/{with}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void share(
      @PathVariable String object,
      @PathVariable UUID id,
      @PathVariable UUID with,
      @Valid @RequestBody Wanted wanted,
      Actor actor) {
    sharing.share(object, id, with, wanted.change(), wanted.until(), actor);
  }

  @DeleteMapping("/shares/{with}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(
      @PathVariable String object, @PathVariable UUID id, @PathVariable UUID with, Actor actor) {
    sharing.withdraw(object, id, with, actor);
  }
}
