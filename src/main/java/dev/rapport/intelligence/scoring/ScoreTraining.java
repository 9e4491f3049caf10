package dev.rapport.intelligence.scoring;

import dev.rapport.intelligence.scoring.History.Case;
import dev.rapport.intelligence.scoring.History.Column;
import dev.rapport.intelligence.scoring.ScorePlan.End;
import dev.rapport.intelligence.scoring.Suspicion.Kind;
import dev.rapport.intelligence.scoring.Suspicions.Open;
import dev.rapport.platform.jobs.JobHandler;
import dev.rapport.platform.jobs.JobRun;
import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import dev.rapport.platform.text.Text;
import dev.rapport.records.FieldDefinition;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.scores.ScoreRows;
import dev.rapport.records.scores.ScoreRows.ScoreRow;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads all records of an object, looks at its fields, learns a model from the earlier records, and
 * holds it against the latest. It keeps nothing until it is done: taken up after a crash, it reads
 * anew.
 */
@Component
class ScoreTraining implements JobHandler {

  static final String KIND = "scores.training";

  private static final int AT_ONCE = 5_000;

  /**
   * @param train whether a model is wanted, or only a look at the fields
   */
  record Payload(String object, boolean train) {}

  private final ScorePlans plans;
  private final ScoreRows rows;
  private final Settings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ScoreTraining(
      ScorePlans plans,
      ScoreRows rows,
      Settings settings,
      TransactionTemplate transaction,
      Clock clock) {
    this.plans = plans;
    this.rows = rows;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    var payload = run.payload(Payload.class);
    var object = plans.object(payload.object());
    var plan = plans.of(object).orElseThrow(NotFoundException::new);
    var fields = ScoreFields.of(object, plan);
    var columns = ScoreFields.columns(fields);
    var read = new Read(object, plan, fields, run);
    var history = read.history();
    run.proceed();
    var examined = examined(object, fields, columns, history, read.open());
    if (!payload.train()) {
      transaction.executeWithoutResult(_ -> plans.examined(object.name(), examined));
      run.say(Text.of("scores.job.examined"));
      return;
    }
    var used = columns.stream().filter(each -> examined.used(each.name(), plan)).toList();
    var trained = trained(object, plan, history, columns, used, run);
    transaction.executeWithoutResult(_ -> {
      plans.examined(object.name(), examined);
      var version = plans.add(object.name(), trained.model(), trained.report(), run.owner());
      run.say(Text.of("scores.job.trained", version.number()));
    });
  }

  private record Trained(ScoreModel model, Report report) {}

  private Trained trained(
      ObjectDefinition object,
      ScorePlan plan,
      History history,
      List<Column> columns,
      List<Column> used,
      JobRun run) {
    var names = used.stream().map(Column::name).toList();
    var good = history.good();
    var bad = history.size() - good;
    var count = history.size() - history.size() / 5;
    var latest = history.good(count, history.size());
    var latestGood = good(latest);
    var zone = settings.organisation().map(Organisation::timeZone).orElse(ZoneOffset.UTC);
    if (Math.min(good, bad) < Report.ENOUGH
        || Math.min(latestGood, latest.length - latestGood) < Report.HELD_BACK) {
      var share = (good + 1.0) / (history.size() + 2);
      return new Trained(
          ScoreModel.byRules(names, share, plan.order(), zone),
          new Report(plan, names, good, bad, Report.Verdict.RULES, null, null));
    }
    var model = new Learning(history, used, zone).from(count, run::proceed);
    run.proceed();
    var quality = Quality.of(history.predictions(model, columns, count), latest);
    var comparison =
        plans
            .inUse(object.name())
            .map(other -> Comparisons.between(other, model, history, columns, count))
            .orElse(null);
    return new Trained(
        model, new Report(plan, names, good, bad, Report.verdict(quality), quality, comparison));
  }

  private static int good(boolean[] some) {
    var good = 0;
    for (var each : some) {
      good += each ? 1 : 0;
    }
    return good;
  }

  private Examined examined(
      ObjectDefinition object,
      List<FieldDefinition> fields,
      List<Column> columns,
      History history,
      Open open) {
    var suspicions = new Suspicions(history, open, rows.changedLater(object.name()));
    var found = new ArrayList<Examined.Field>();
    for (var column : columns) {
      var finding = suspicions.of(column);
      var all = new ArrayList<>(finding.suspicions());
      if (ScoreFields.setByProduct(fields.get(column.at()))) {
        all.add(new Suspicion(Kind.SET_BY_PRODUCT, 0, 0));
      }
      found.add(new Examined.Field(column.name(), finding.alone(), finding.filled(), all));
    }
    var good = history.good();
    return new Examined(
        clock.instant(), good, history.size() - good, open.count(), List.copyOf(found));
  }

  /** All records, a part at a time: the decided ones as they are, of the others their number. */
  private final class Read {

    private final ObjectDefinition object;
    private final ScorePlan plan;
    private final List<FieldDefinition> fields;
    private final JobRun run;
    private final Map<String, Integer> filled = new HashMap<>();
    private int open;

    Read(ObjectDefinition object, ScorePlan plan, List<FieldDefinition> fields, JobRun run) {
      this.object = object;
      this.plan = plan;
      this.fields = fields;
      this.run = run;
    }

    History history() {
      var wanted = new ArrayList<>(fields);
      wanted.add(object.field("createdAt"));
      wanted.add(object.field(plan.order()));
      wanted.add(object.field(plan.field()));
      var cases = new ArrayList<Case>();
      var total = rows.count(object);
      var done = 0L;
      UUID last = null;
      while (true) {
        run.proceed();
        var page = rows.page(object, wanted, last, AT_ONCE);
        page.forEach(row -> add(row, cases));
        done += page.size();
        run.save(null, Math.min(done, total), total);
        if (page.size() < AT_ONCE) {
          return new History(plan.order(), cases);
        }
        last = page.getLast().id();
      }
    }

    Open open() {
      return new Open(open, filled);
    }

    private void add(ScoreRow row, List<Case> cases) {
      var cells = row.cells();
      var created = cells[fields.size()];
      var order = cells[fields.size() + 1];
      var end = plan.end(cells[fields.size() + 2], days(order, created));
      if (end == End.OPEN) {
        open++;
        for (var i = 0; i < fields.size(); i++) {
          if (cells[i] != null) {
            filled.merge(fields.get(i).name(), 1, Integer::sum);
          }
        }
      } else {
        cases.add(new Case(when(order), end == End.GOOD, cells));
      }
    }

    private double days(@Nullable Object order, @Nullable Object created) {
      return switch (order) {
        case LocalDate day ->
            clock.instant().atZone(ZoneOffset.UTC).toLocalDate().toEpochDay() - day.toEpochDay();
        case OffsetDateTime moment -> days(moment);
        case null, default -> created instanceof OffsetDateTime moment ? days(moment) : 0;
      };
    }

    private double days(OffsetDateTime since) {
      return Duration.between(since.toInstant(), clock.instant()).toHours() / 24.0;
    }
  }

  /** What has no place in the order of time is as old as can be. */
  private static double when(@Nullable Object order) {
    return switch (order) {
      case Double number -> number;
      case LocalDate day -> day.toEpochDay();
      case OffsetDateTime moment -> moment.toInstant().toEpochMilli();
      case null, default -> -Double.MAX_VALUE;
    };
  }
}
