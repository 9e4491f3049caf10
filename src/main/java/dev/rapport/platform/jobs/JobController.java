package dev.rapport.platform.jobs;

import static rapport.db.Tables.JOB;

import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Messages;
import dev.rapport.platform.text.Text;
import java.security.Principal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import rapport.db.tables.records.JobRecord;
import tools.jackson.databind.json.JsonMapper;

/** One's own jobs. Whose they are, the principal's name says: the user's id. */
@RestController
@RequestMapping("/api/jobs")
class JobController {

  private static final int RECENT = 50;

  private final DSLContext database;
  private final Jobs jobs;
  private final Messages messages;
  private final JsonMapper json;

  JobController(DSLContext database, Jobs jobs, Messages messages, JsonMapper json) {
    this.database = database;
    this.jobs = jobs;
    this.messages = messages;
    this.json = json;
  }

  record JobView(
      UUID id,
      String kind,
      String title,
      JobState state,
      long done,
      @Nullable Long total,
      @Nullable String message,
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable String link) {}

  record JobList(List<JobView> jobs) {}

  @GetMapping
  JobList mine(Principal principal, Locale language) {
    return new JobList(
        database
            .selectFrom(JOB)
            .where(JOB.OWNER_ID.eq(user(principal)))
            .orderBy(JOB.CREATED_AT.desc(), JOB.ID.desc())
            .limit(RECENT)
            .fetch(job -> view(job, language)));
  }

  @GetMapping("/{id}")
  JobView one(@PathVariable UUID id, Principal principal, Locale language) {
    return view(find(id, principal), language);
  }

  @PostMapping("/{id}/cancellation")
  @ResponseStatus(HttpStatus.ACCEPTED)
  JobView cancel(@PathVariable UUID id, Principal principal, Locale language) {
    jobs.cancel(find(id, principal).getId());
    return view(find(id, principal), language);
  }

  private JobRecord find(UUID id, Principal principal) {
    return database
        .selectFrom(JOB)
        .where(JOB.ID.eq(id), JOB.OWNER_ID.eq(user(principal)))
        .fetchOptional()
        .orElseThrow(ProblemException::notFound);
  }

  private static UUID user(@Nullable Principal principal) {
    if (principal == null) {
      throw ProblemException.signedOut();
    }
    return UUID.fromString(principal.getName());
  }

  private JobView view(JobRecord job, Locale language) {
    return new JobView(
        job.getId(),
        job.getKind(),
        words(job.getTitle(), language),
        JobState.of(job.getState()),
        job.getDone(),
        job.getTotal(),
        Optional.ofNullable(job.getMessage()).map(text -> words(text, language)).orElse(null),
        job.getCreatedAt().toInstant(),
        instant(job.getStartedAt()),
        instant(job.getFinishedAt()),
        job.getLink());
  }

  private String words(String stored, Locale language) {
    return messages.text(language, json.readValue(stored, Text.class));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
