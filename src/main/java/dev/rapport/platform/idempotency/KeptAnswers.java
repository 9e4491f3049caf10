package dev.rapport.platform.idempotency;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.IDEMPOTENT_REQUEST;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What requests with a key were answered. Kept for a day. */
@Component
class KeptAnswers {

  private static final Duration KEPT = Duration.ofHours(24);
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  /** An answer that has been given. */
  record Answer(int status, Map<String, String> headers, byte[] body) {}

  /**
   * @param same whether it was the same request
   */
  record Found(boolean same, Answer answer) {}

  private final DSLContext sql;
  private final JsonMapper json;
  private final Clock clock;

  KeptAnswers(DSLContext sql, JsonMapper json, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.clock = clock;
  }

  /** Takes a key until the running transaction ends; false when another request has it. */
  boolean take(UUID user, String key) {
    var lock =
        field(
            "pg_try_advisory_xact_lock(hashtextextended({0}, 0))",
            Boolean.class, val("idempotency " + user + " " + key));
    return Boolean.TRUE.equals(sql.select(lock).fetchOne(lock));
  }

  Optional<Found> find(UUID user, String key, byte[] request) {
    return sql.selectFrom(IDEMPOTENT_REQUEST)
        .where(IDEMPOTENT_REQUEST.USER_ID.eq(user), IDEMPOTENT_REQUEST.KEY.eq(key))
        .and(IDEMPOTENT_REQUEST.CREATED_AT.gt(oldest()))
        .fetchOptional(row ->
            new Found(
                Arrays.equals(row.getRequest(), request),
                new Answer(
                    row.getStatus(),
                    json.readValue(row.getHeaders().data(), HEADERS),
                    row.getBody())));
  }

  void keep(UUID user, String key, byte[] request, Answer answer) {
    var headers = JSONB.valueOf(json.writeValueAsString(answer.headers()));
    sql.insertInto(IDEMPOTENT_REQUEST)
        .set(IDEMPOTENT_REQUEST.USER_ID, user)
        .set(IDEMPOTENT_REQUEST.KEY, key)
        .set(IDEMPOTENT_REQUEST.REQUEST, request)
        .set(IDEMPOTENT_REQUEST.STATUS, answer.status())
        .set(IDEMPOTENT_REQUEST.HEADERS, headers)
        .set(IDEMPOTENT_REQUEST.BODY, answer.body())
        .set(IDEMPOTENT_REQUEST.CREATED_AT, OffsetDateTime.now(clock))
        // One of more than a day ago may still be there.
        .onConflict(IDEMPOTENT_REQUEST.USER_ID, IDEMPOTENT_REQUEST.KEY)
        .doUpdate()
        .setAllToExcluded()
        .execute();
  }

  void purge() {
    sql.deleteFrom(IDEMPOTENT_REQUEST).where(IDEMPOTENT_REQUEST.CREATED_AT.le(oldest())).execute();
  }

  private OffsetDateTime oldest() {
    return Objects.requireNonNull(OffsetDateTime.now(clock).minus(KEPT));
  }

  @Configuration(proxyBeanMethods = false)
  static class Purging {

    /** On one node at a time, each hour. */
    @Bean
    RecurringTask<Void> purgeOfKeptAnswers(KeptAnswers answers) {
      return Tasks.recurring("idempotency.purge", FixedDelay.ofHours(1))
          .execute((_, _) -> answers.purge());
    }
  }
}
