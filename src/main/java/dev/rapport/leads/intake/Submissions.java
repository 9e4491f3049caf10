package dev.rapport.leads.intake;

import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.intake.SubmissionStore;
import dev.rapport.records.intake.SubmissionStore.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was sent through forms of leads. */
@Component
class Submissions {

  /** What somebody agreed to, in the words that they saw. */
  record Agreed(String channel, String text) {}

  /**
   * @param state one of {@link SubmissionStore}'s
   * @param suspicion {@code trap}, {@code quick} or {@code links}; null for none
   * @param reasons why no lead could be made of it
   */
  record Kept(
      UUID id,
      UUID form,
      Instant at,
      String language,
      String state,
      @Nullable String suspicion,
      Map<String, List<String>> input,
      List<Agreed> agreed,
      Visit visit,
      List<FieldProblem> reasons,
      @Nullable UUID lead) {}

  private final SubmissionStore store;
  private final JsonMapper json;

  Submissions(SubmissionStore store, JsonMapper json) {
    this.store = store;
    this.json = json;
  }

  /** Keeps one; false where it is there already. */
  boolean add(Kept kept) {
    return store.add(
        new Row(
            kept.id(),
            kept.form(),
            kept.at(),
            kept.language(),
            kept.state(),
            kept.suspicion(),
            json.writeValueAsString(kept.input()),
            json.writeValueAsString(kept.agreed()),
            json.writeValueAsString(kept.visit()),
            json.writeValueAsString(kept.reasons()),
            kept.lead()),
        kept.visit().network(),
        kept.visit().userAgent());
  }

  /**
   * One of them, locked for the transaction.
   *
   * @throws NotFoundException when there is none
   */
  Kept locked(UUID id) {
    return store.locked(id).map(this::kept).orElseThrow(NotFoundException::new);
  }

  /** The same; empty where there is none. */
  Optional<Kept> find(UUID id) {
    return store.locked(id).map(this::kept);
  }

  List<Kept> of(UUID form, boolean waiting, int most) {
    return store.of(form, waiting, most).stream().map(this::kept).toList();
  }

  List<Kept> ofLead(UUID lead) {
    return store.ofLead(lead).stream().map(this::kept).toList();
  }

  /** The same, locked for the transaction. */
  List<Kept> lockedOfLead(UUID lead) {
    return store.lockedOfLead(lead).stream().map(this::kept).toList();
  }

  private Kept kept(Row row) {
    return new Kept(
        row.id(),
        row.form(),
        row.at(),
        row.language(),
        row.state(),
        row.suspicion(),
        json.readValue(row.input(), new TypeReference<>() {}),
        json.readValue(row.consents(), new TypeReference<>() {}),
        json.readValue(row.visit(), Visit.class),
        json.readValue(row.reasons(), new TypeReference<>() {}),
        row.lead());
  }
}
