package dev.rapport.records.transfer;

import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.query.RegistryAccess;
import dev.rapport.records.transfer.ImportRun.State;
import dev.rapport.records.transfer.ValueQuestions.Given;
import dev.rapport.records.transfer.ValueQuestions.Question;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks what the unclear values of a file mean, and keeps the answers. */
@Service
class ValueAnswers {

  /** More questions than anybody answers one by one; those of most rows come first. */
  private static final int MAX_QUESTIONS = 500;

  private final ImportRuns runs;
  private final ImportValues values;
  private final ValueMatching matching;
  private final TargetList targets;
  private final ImportView view;
  private final RegistryAccess access;
  private final DSLContext database;

  ValueAnswers(
      ImportRuns runs,
      ImportValues values,
      ValueMatching matching,
      TargetList targets,
      ImportView view,
      RegistryAccess access,
      DSLContext database) {
    this.runs = runs;
    this.values = values;
    this.matching = matching;
    this.targets = targets;
    this.view = view;
    this.access = access;
    this.database = database;
  }

  /** The values that mean nothing or more than one thing, as the records are now. */
  @Transactional
  public List<Question> questions(UUID id, Actor actor) {
    var run = runs.get(id, actor);
    if (run.state().open()) {
      matching.refresh(runs.lock(id, actor, EnumSet.of(State.MAPPING, State.CHECKED)), actor);
    }
    return values.questions(id, MAX_QUESTIONS).stream()
        .map(value -> view.question(run, value, actor))
        .toList();
  }

  /**
   * Keeps answers for all rows that have those values.
   *
   * @throws ProblemException 422 when an answer is none of what may be chosen
   */
  @Transactional
  public List<Question> answer(UUID id, List<Given> answers, Actor actor) {
    var run = runs.lock(id, actor, EnumSet.of(State.MAPPING, State.CHECKED));
    var errors = new ArrayList<FieldProblem>();
    for (var i = 0; i < answers.size(); i++) {
      var code = problem(run, answers.get(i), actor);
      if (code != null) {
        errors.add(FieldProblem.of(String.valueOf(i), code, answers.get(i).value()));
      }
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    answers.forEach(answer -> keep(run, answer));
    runs.setState(id, State.MAPPING);
    return questions(id, actor);
  }

  /** Keeps those of the answers that may be given, of values that the file has. */
  @Transactional
  public void keep(ImportRun run, List<Given> answers, Actor actor) {
    matching.refresh(run, actor);
    answers.stream()
        .filter(answer -> problem(run, answer, actor) == null)
        .forEach(answer -> keep(run, answer));
  }

  private @Nullable String problem(ImportRun run, Given answer, Actor actor) {
    var target = target(run, answer.column(), actor).orElse(null);
    if (target == null) {
      return "import.noQuestion";
    }
    if (answer.creates() && matching.creatable(run, target, actor) == null) {
      return "import.cannotCreate";
    }
    var use = answer.use();
    return use == null || choosable(target, use, actor) ? null : "import.notChoosable";
  }

  private Optional<Target> target(ImportRun run, int column, Actor actor) {
    return column < 0 || column >= run.columns().size()
        ? Optional.empty()
        : Optional.ofNullable(
                targets
                    .of(run.object(), actor)
                    .get(String.valueOf(run.columns().get(column).field())))
            .filter(Target::matched);
  }

  private boolean choosable(Target target, String use, Actor actor) {
    if (target.choice()) {
      return ValueMatching.choices(target).stream().anyMatch(c -> c.value().equals(use));
    }
    try {
      return database.fetchExists(
          RECORD,
          RECORD
              .ID
              .eq(UUID.fromString(use))
              .and(RECORD.OBJECT.in(target.matches()))
              .and(access.visible(RECORD, target.matches(), actor)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void keep(ImportRun run, Given answer) {
    if (answer.use() != null) {
      values.mean(run.id(), answer.column(), answer.value(), Meanings.USE, answer.use());
    } else if (answer.creates()) {
      values.mean(run.id(), answer.column(), answer.value(), Meanings.CREATE, null);
    } else if (answer.leavesEmpty()) {
      values.mean(run.id(), answer.column(), answer.value(), Meanings.EMPTY, null);
    } else {
      values.ask(run.id(), answer.column(), answer.value());
    }
  }
}
