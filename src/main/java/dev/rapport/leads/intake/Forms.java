package dev.rapport.leads.intake;

import dev.rapport.identity.Actor;
import dev.rapport.leads.Lead;
import dev.rapport.leads.intake.IntakeForm.Entry;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.text.Text;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.catalog.FieldUser;
import dev.rapport.records.intake.FormStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The forms that there are. */
@Component
class Forms implements FieldUser {

  /** A form as it is kept. */
  record Kept(UUID id, int version, IntakeForm form) {}

  private final FormStore store;
  private final FormChecks checks;
  private final JsonMapper json;

  Forms(FormStore store, FormChecks checks, JsonMapper json) {
    this.store = store;
    this.checks = checks;
    this.json = json;
  }

  /** All of them, the newest first. */
  List<Kept> all() {
    return store.all().stream().map(this::kept).toList();
  }

  @Override
  public List<Use> uses() {
    return all().stream()
        .map(kept ->
            new Use(
                Text.of("intake.use", kept.form().name()),
                Lead.OBJECT,
                kept.form().fields().stream().map(Entry::field).collect(Collectors.toSet()),
                null))
        .toList();
  }

  /**
   * One of them.
   *
   * @throws NotFoundException when there is none
   */
  Kept one(UUID id) {
    return store.find(id, false).map(this::kept).orElseThrow(NotFoundException::new);
  }

  /** The same, even if it was taken away. */
  Kept even(UUID id) {
    return store.find(id, true).map(this::kept).orElseThrow(NotFoundException::new);
  }

  /** The form behind a public address; empty for one that is none or takes nothing in. */
  Optional<Kept> at(String address) {
    return store.at(address).map(this::kept).filter(kept -> kept.form().active());
  }

  /** What those who work here call it; of one that was taken away as well. */
  String name(UUID id) {
    return store.find(id, true).map(row -> kept(row).form().name()).orElse("");
  }

  /**
   * Keeps a new form.
   *
   * @throws ProblemException 422 with what is wrong with it
   */
  @Transactional
  public Kept create(IntakeForm form, Actor actor) {
    checks.check(form);
    return kept(addressed(() -> store.add(form.address(), text(form), actor.id())));
  }

  /**
   * Keeps a form in place of the one that was looked at.
   *
   * @throws ProblemException 409 when somebody else changed it meanwhile, 422 with what is wrong
   */
  @Transactional
  public Kept change(UUID id, int version, IntakeForm form, Actor actor) {
    one(id);
    checks.check(form);
    if (!addressed(() -> store.change(id, version, form.address(), text(form), actor.id()))) {
      throw ProblemException.of(HttpStatus.CONFLICT, "intake.changed");
    }
    return new Kept(id, version + 1, form);
  }

  /** Takes a form away, or brings it back; what came by it stays. */
  @Transactional
  public void delete(UUID id, boolean gone, Actor actor) {
    if (!addressed(() -> store.delete(id, gone, actor.id()))) {
      throw new NotFoundException();
    }
  }

  private static <T> T addressed(Supplier<T> write) {
    try {
      return write.get();
    } catch (DuplicateKeyException e) {
      throw ProblemException.invalid("address", "intake.addressTaken");
    }
  }

  private String text(IntakeForm form) {
    return json.writeValueAsString(form);
  }

  private Kept kept(FormStore.Row row) {
    return new Kept(row.id(), row.version(), json.readValue(row.definition(), IntakeForm.class));
  }
}
