package dev.rapport.parties.duplicates;

import dev.rapport.identity.Actor;
import dev.rapport.records.duplicates.DuplicateCandidates;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Merges many pairs at once: how many there would be, doing it, and taking it back. */
@RestController
@RequestMapping("/api/duplicate-mergers")
class DuplicateMergerController {

  record NewMerger(@NotNull String object) {}

  record Started(UUID job) {}

  /**
   * @param pairs certain ones that the one who asks may see, counted up to 1,000
   */
  record Preview(int pairs) {}

  private static final int MOST = 1_000;

  private final DuplicateJobs jobs;
  private final DuplicateCandidates candidates;
  private final DuplicateRules rules;
  private final Sources sources;

  DuplicateMergerController(
      DuplicateJobs jobs, DuplicateCandidates candidates, DuplicateRules rules, Sources sources) {
    this.jobs = jobs;
    this.candidates = candidates;
    this.rules = rules;
    this.sources = sources;
  }

  @GetMapping
  Preview preview(@RequestParam String object, Actor actor) {
    sources.of(object);
    return new Preview(candidates.count(object, rules.current().certain(), MOST, actor));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started merge(@RequestBody @Valid NewMerger merger, Actor actor) {
    return new Started(jobs.merge(merger.object(), actor));
  }

  @PostMapping("/{job}/reversal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started undo(@PathVariable UUID job, Actor actor) {
    return new Started(jobs.undo(job, actor));
  }
}
