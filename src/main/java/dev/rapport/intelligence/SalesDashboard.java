package dev.rapport.intelligence;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.intelligence.SalesViews.Cycle;
import dev.rapport.intelligence.SalesViews.Dashboard;
import dev.rapport.intelligence.SalesViews.EndReason;
import dev.rapport.intelligence.SalesViews.MonthBar;
import dev.rapport.intelligence.SalesViews.PersonScore;
import dev.rapport.intelligence.SalesViews.ProductScore;
import dev.rapport.intelligence.SalesViews.ScoreView;
import dev.rapport.intelligence.SalesViews.SectorScore;
import dev.rapport.intelligence.SalesViews.StageBar;
import dev.rapport.intelligence.SalesViews.TeamScore;
import dev.rapport.records.Aggregate;
import dev.rapport.records.Aggregate.Bucket;
import dev.rapport.records.Aggregate.Figure;
import dev.rapport.records.Aggregate.Key;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.Records;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.sales.Opportunity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * How sales go, within the access of the one who asks: every figure is an aggregate of the read
 * door, and carries the filter that opens the records behind it. The period is that of the closing
 * date; open deals have none and count whatever the period.
 */
@Service
class SalesDashboard {

  private static final String SUM = "amount";

  /** The field that says why, by how a deal ended. */
  private static final Map<String, String> REASONS =
      Map.of(Opportunity.WON, "wonReason", Opportunity.LOST, "lostReason");

  private final Records records;
  private final SalesFigures sql;
  private final RivalFigures rivals;

  SalesDashboard(Records records, SalesFigures sql, RivalFigures rivals) {
    this.records = records;
    this.sql = sql;
    this.rivals = rivals;
  }

  /** What people call a reason of one of the fields for them; null stands for none given. */
  @FunctionalInterface
  interface Reasons {
    String label(String field, @Nullable Object reason);
  }

  Dashboard of(SalesQuestion question, Reasons reasons, Actor actor) {
    var statuses = scores(List.of(), question, actor);
    var score = statuses.getOrDefault(null, Score.NONE);
    var ends = reasons(question, reasons, actor);
    var cycle = sql.cycle(question, actor);
    return new Dashboard(
        figures(score, cycle, question, actor),
        stages(question, actor),
        months(question, actor),
        ranked("owner", PersonScore::new, question, actor),
        ranked("team", TeamScore::new, question, actor),
        ranked("product", ProductScore::new, question, actor),
        sectors(question, actor),
        ends.getOrDefault(Opportunity.WON, List.of()),
        ends.getOrDefault(Opportunity.LOST, List.of()),
        cycle,
        rivals.rivals(question, actor));
  }

  private List<SalesViews.Figure> figures(
      Score score, Cycle cycle, SalesQuestion question, Actor actor) {
    var won = question.decided("status==won");
    var figures = new ArrayList<SalesViews.Figure>();
    figures.add(SalesViews.Figure.count("won", score.won(), won));
    figures.add(SalesViews.Figure.count("lost", score.lost(), question.decided("status==lost")));
    figures.add(SalesViews.Figure.count("open", score.open(), question.all("status==open")));
    if (seesAmounts(actor)) {
      var amount = score.amount();
      figures.add(SalesViews.Figure.amount("wonAmount", amount, won));
      figures.add(SalesViews.Figure.amount("averageDeal", average(amount, score.won()), won));
    }
    figures.add(
        SalesViews.Figure.percent(
            "winRate", score.winRate(), question.decided("status=in=(won,lost)")));
    figures.add(SalesViews.Figure.count("salesCycleDays", cycle.mean(), won));
    return figures;
  }

  private List<StageBar> stages(SalesQuestion question, Actor actor) {
    var stages =
        records
            .page(
                RecordQuery.of("stage")
                    .where(question.all("kind==open"))
                    .sortedBy("position")
                    .fields("name", "pipeline")
                    .limit(RecordQuery.MAX_LIMIT),
                actor)
            .records();
    var open = grouped(List.of(Key.of("stage")), question.all("status==open"), actor);
    Map<UUID, Aggregate.Group> byStage = new LinkedHashMap<>();
    for (var group : open) {
      if (group.keys().getFirst() instanceof Reference stage) {
        byStage.put(stage.id(), group);
      }
    }
    return stages.stream()
        .map(stage -> {
          var group = byStage.get(stage.id());
          return new StageBar(
              stage.id(),
              String.valueOf(stage.values().get("name")),
              group == null ? 0 : count(group),
              group == null ? null : sum(group, actor),
              question.all("stage==" + stage.id()));
        })
        .toList();
  }

  private List<MonthBar> months(SalesQuestion question, Actor actor) {
    var groups =
        grouped(
            List.of(new Key("closedOn", Bucket.MONTH), Key.of("status")),
            question.decided("status=in=(won,lost);closedOn=null=false"),
            actor);
    Map<String, Score> months = new LinkedHashMap<>();
    for (var group : groups) {
      months.merge(
          String.valueOf(group.keys().getFirst()),
          add(Score.NONE, group, 1, actor),
          (score, more) -> add(score, group, 1, actor));
    }
    return months.entrySet().stream()
        .map(month ->
            new MonthBar(
                month.getKey(),
                month.getValue().won(),
                month.getValue().lost(),
                month.getValue().amount(),
                question.all("closedOn=within=" + month.getKey())))
        .toList();
  }

  /** Scores by a reference of the deals: the best by amount first. */
  private <T> List<T> ranked(
      String field,
      BiFunction<@Nullable Reference, ScoreView, T> row,
      SalesQuestion question,
      Actor actor) {
    if (actor.field(Opportunity.OBJECT, field) == FieldAccess.HIDDEN) {
      return List.of();
    }
    var scores = scores(List.of(Key.of(field)), question, actor);
    if (!field.equals("product")) {
      credited(scores, sql.credits(field.equals("team"), question, actor));
    }
    return ranked(scores)
        .map(entry -> {
          var reference = (Reference) entry.getKey();
          var filter = reference == null ? field + "=null=true" : field + "==" + reference.id();
          return row.apply(reference, ScoreView.of(entry.getValue(), question.counted(filter)));
        })
        .toList();
  }

  /** Deals are counted with their owners, and their amounts with those who are credited. */
  private static void credited(
      Map<@Nullable Object, Score> scores, Map<@Nullable Reference, Money> moved) {
    moved.forEach((key, sum) ->
        scores.put(key, scores.getOrDefault(key, Score.NONE).with(Opportunity.WON, 0, sum)));
  }

  private List<SectorScore> sectors(SalesQuestion question, Actor actor) {
    return ranked(sql.bySector(question, actor))
        .map(entry -> {
          var sector = String.valueOf(entry.getKey());
          var filter = "company.sector=='" + quoted(sector) + "'";
          return new SectorScore(
              sector, sector, ScoreView.of(entry.getValue(), question.counted(filter)));
        })
        .toList();
  }

  /** Why deals were won, and why others were lost, by how they ended. One statement. */
  private Map<String, List<EndReason>> reasons(
      SalesQuestion question, Reasons reasons, Actor actor) {
    var fields =
        REASONS.values().stream()
            .filter(field -> actor.field(Opportunity.OBJECT, field) != FieldAccess.HIDDEN)
            .toList();
    if (fields.isEmpty()) {
      return Map.of();
    }
    var keys = Stream.concat(Stream.of("status"), fields.stream()).map(Key::of).toList();
    Map<String, List<EndReason>> found = new LinkedHashMap<>();
    for (var group : grouped(keys, question.decided("status=in=(won,lost)"), actor)) {
      var status = String.valueOf(group.keys().getFirst());
      var field = REASONS.get(status);
      if (field != null && fields.contains(field)) {
        var key = group.keys().get(1 + fields.indexOf(field));
        var asked = key == null ? field + "=null=true" : field + "==" + key;
        found
            .computeIfAbsent(status, _ -> new ArrayList<>())
            .add(
                new EndReason(
                    key == null ? null : key.toString(),
                    reasons.label(field, key),
                    count(group),
                    question.decided("status==" + status + ";" + asked)));
      }
    }
    return found;
  }

  /** Scores by the key; without one, of all deals under null. */
  private Map<@Nullable Object, Score> scores(List<Key> by, SalesQuestion question, Actor actor) {
    var keys = new ArrayList<>(by);
    keys.add(Key.of("status"));
    Map<@Nullable Object, Score> scores = new LinkedHashMap<>();
    for (var group : grouped(keys, question.counted(""), actor)) {
      var key = by.isEmpty() ? null : group.keys().getFirst();
      scores.put(key, add(scores.getOrDefault(key, Score.NONE), group, by.size(), actor));
    }
    return scores;
  }

  private static Stream<Map.Entry<@Nullable Object, Score>> ranked(
      Map<@Nullable Object, Score> scores) {
    return scores.entrySet().stream()
        .sorted((a, b) -> amount(b.getValue()).compareTo(amount(a.getValue())));
  }

  private List<Aggregate.Group> grouped(List<Key> keys, String filter, Actor actor) {
    var figures =
        seesAmounts(actor) ? List.of(Figure.COUNT, Figure.sum(SUM)) : List.of(Figure.COUNT);
    return records
        .aggregate(
            Aggregate.Query.of(Opportunity.OBJECT, keys, figures, filter.isEmpty() ? null : filter),
            actor)
        .groups();
  }

  private static Score add(Score score, Aggregate.Group group, int status, Actor actor) {
    return score.with(group.keys().get(status), count(group), sum(group, actor));
  }

  static long count(Aggregate.Group group) {
    return ((Number) Objects.requireNonNull(group.values().getFirst())).longValue();
  }

  private static @Nullable Money sum(Aggregate.Group group, Actor actor) {
    return seesAmounts(actor) ? (Money) group.values().get(1) : null;
  }

  private static boolean seesAmounts(Actor actor) {
    return actor.field(Opportunity.OBJECT, SUM) != FieldAccess.HIDDEN;
  }

  private static BigDecimal amount(Score score) {
    return score.amount() == null ? BigDecimal.ZERO : score.amount().amount();
  }

  private static @Nullable Money average(@Nullable Money sum, long count) {
    return sum == null || count == 0
        ? null
        : new Money(
            sum.amount().divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP),
            sum.currency());
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
