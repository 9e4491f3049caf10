package dev.rapport.parties.duplicates;

import dev.rapport.identity.Actor;
import dev.rapport.records.ForbiddenException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an administrator does about duplicates: the scan of everything, and the rules. */
@RestController
class DuplicateScanController {

  record NewScan(@NotNull String object) {}

  record Started(UUID job) {}

  record Scans(List<DuplicateJobs.Scan> scans) {}

  private final DuplicateJobs jobs;
  private final DuplicateRules rules;

  DuplicateScanController(DuplicateJobs jobs, DuplicateRules rules) {
    this.jobs = jobs;
    this.rules = rules;
  }

  @GetMapping("/api/duplicate-scans")
  Scans scans(Actor actor) {
    administrators(actor);
    return new Scans(jobs.scans());
  }

  @PostMapping("/api/duplicate-scans")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started start(@RequestBody @Valid NewScan scan, Actor actor) {
    administrators(actor);
    return new Started(jobs.scan(scan.object(), actor));
  }

  @GetMapping("/api/duplicate-rules")
  Rules rules(Actor actor) {
    administrators(actor);
    return rules.current();
  }

  @PutMapping("/api/duplicate-rules")
  Rules replace(@RequestBody @NotNull Rules next, Actor actor) {
    administrators(actor);
    rules.replace(next);
    return rules.current();
  }

  private static void administrators(Actor actor) {
    if (!actor.administrator()) {
      throw new ForbiddenException();
    }
  }
}
