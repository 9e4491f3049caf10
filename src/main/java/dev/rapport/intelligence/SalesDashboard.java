package dev.rapport.intelligence;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
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
import java.util.function.Function;
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

  private final Records records;
  private final SalesFigures sql;

  SalesDashboard(Records records, SalesFigures sql) {
    this.records = records;
    this.sql = sql;
  }

  /**
   * @param within a period such as {@code 2017-Q1}; null for all time
   * @param pipeline its id; null for all
   */
  record Question(@Nullable String within, @Nullable UUID pipeline) {

    /** A filter for deals that are decided, and decided in the period. */
    String decided(String filter) {
      return within == null ? all(filter) : all(filter + ";closedOn=within=" + within);
    }

    /** A filter for deals decided in the period and for open ones. */
    String counted(String filter) {
      return within == null
          ? all(filter)
          : all(
              (filter.isEmpty() ? "" : filter + ";")
                  + "(closedOn=within="
                  + within
                  + ",status==open)");
    }

    String all(String filter) {
      var prefix = pipeline == null ? "" : "pipeline==" + pipeline;
      return prefix.isEmpty() || filter.isEmpty() ? prefix + filter : prefix + ";" + filter;
    }
  }

  /** What people call a reason for losing a deal; null stands for none given. */
  @FunctionalInterface
  interface Reasons {
    String label(@Nullable Object reason);
  }

  Map<String, Object> of(Question question, Reasons reasons, Actor actor) {
    var statuses = scores(List.of(), question, actor);
    var score = statuses.getOrDefault(null, Score.NONE);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("figures", figures(score, question, actor));
    json.put("stages", stages(question, actor));
    json.put("months", months(question, actor));
    json.put("people", rows("user", "owner", question, actor));
    json.put("teams", rows("team", "team", question, actor));
    json.put("products", rows("product", "product", question, actor));
    json.put("sectors", sectors(question, actor));
    json.put("lostReasons", lostReasons(question, reasons, actor));
    return json;
  }

  private List<Map<String, @Nullable Object>> figures(Score score, Question question, Actor actor) {
    var won = question.decided("status==won");
    var figures = new ArrayList<Map<String, @Nullable Object>>();
    figures.add(figure("won", score.won(), null, null, won));
    figures.add(figure("lost", score.lost(), null, null, question.decided("status==lost")));
    figures.add(figure("open", score.open(), null, null, question.all("status==open")));
    if (seesAmounts(actor)) {
      var amount = score.amount();
      figures.add(figure("wonAmount", null, amount, null, won));
      figures.add(figure("averageDeal", null, average(amount, score.won()), null, won));
    }
    figures.add(
        figure("winRate", null, null, score.winRate(), question.decided("status=in=(won,lost)")));
    figures.add(figure("salesCycleDays", sql.cycleDays(question, actor), null, null, won));
    return figures;
  }

  private List<Map<String, @Nullable Object>> stages(Question question, Actor actor) {
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
          Map<String, @Nullable Object> json = new LinkedHashMap<>();
          json.put("key", stage.id());
          json.put("label", stage.values().get("name"));
          json.put("count", group == null ? 0 : group.values().getFirst());
          json.put("amount", group == null ? null : money(sum(group, actor)));
          json.put("filter", question.all("stage==" + stage.id()));
          return json;
        })
        .toList();
  }

  private List<Map<String, @Nullable Object>> months(Question question, Actor actor) {
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
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    months.forEach((month, score) -> {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("month", month);
      json.put("won", score.won());
      json.put("lost", score.lost());
      json.put("amount", money(score.amount()));
      json.put("filter", question.all("status=in=(won,lost);closedOn=within=" + month));
      rows.add(json);
    });
    return rows;
  }

  /** Scores by a reference of the deals: the best by amount first. */
  private List<Map<String, @Nullable Object>> rows(
      String name, String field, Question question, Actor actor) {
    if (actor.field(Opportunity.OBJECT, field) == FieldAccess.HIDDEN) {
      return List.of();
    }
    return ranked(
        scores(List.of(Key.of(field)), question, actor),
        key -> {
          Map<String, @Nullable Object> json = new LinkedHashMap<>();
          json.put(name, key);
          return json;
        },
        key ->
            question.counted(
                key instanceof Reference(var id, var object, var label)
                    ? field + "==" + id
                    : field + "=null=true"));
  }

  private List<Map<String, @Nullable Object>> sectors(Question question, Actor actor) {
    return ranked(
        sql.bySector(question, actor),
        key -> {
          Map<String, @Nullable Object> json = new LinkedHashMap<>();
          json.put("key", key);
          json.put("label", key);
          return json;
        },
        key -> question.counted("company.sector=='" + quoted(String.valueOf(key)) + "'"));
  }

  private List<Map<String, @Nullable Object>> lostReasons(
      Question question, Reasons reasons, Actor actor) {
    if (actor.field(Opportunity.OBJECT, "lostReason") == FieldAccess.HIDDEN) {
      return List.of();
    }
    return grouped(List.of(Key.of("lostReason")), question.decided("status==lost"), actor).stream()
        .map(group -> {
          var key = group.keys().getFirst();
          var asked = key == null ? "lostReason=null=true" : "lostReason==" + key;
          Map<String, @Nullable Object> json = new LinkedHashMap<>();
          json.put("key", key);
          json.put("label", reasons.label(key));
          json.put("count", group.values().getFirst());
          json.put("filter", question.decided("status==lost;" + asked));
          return json;
        })
        .toList();
  }

  /** Scores by the key; without one, of all deals under null. */
  private Map<@Nullable Object, Score> scores(List<Key> by, Question question, Actor actor) {
    var keys = new ArrayList<>(by);
    keys.add(Key.of("status"));
    Map<@Nullable Object, Score> scores = new LinkedHashMap<>();
    for (var group : grouped(keys, question.counted(""), actor)) {
      var key = by.isEmpty() ? null : group.keys().getFirst();
      scores.put(key, add(scores.getOrDefault(key, Score.NONE), group, by.size(), actor));
    }
    return scores;
  }

  private static List<Map<String, @Nullable Object>> ranked(
      Map<@Nullable Object, Score> scores,
      Function<@Nullable Object, Map<String, @Nullable Object>> row,
      Function<@Nullable Object, String> filter) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    scores.entrySet().stream()
        .sorted((a, b) -> amount(b.getValue()).compareTo(amount(a.getValue())))
        .forEach(entry -> {
          var score = entry.getValue();
          var json = row.apply(entry.getKey());
          json.put("won", score.won());
          json.put("lost", score.lost());
          json.put("open", score.open());
          json.put("amount", money(score.amount()));
          json.put("winRate", score.winRate());
          json.put("filter", filter.apply(entry.getKey()));
          rows.add(json);
        });
    return rows;
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
    var count = ((Number) Objects.requireNonNull(group.values().getFirst())).longValue();
    return score.with(group.keys().get(status), count, sum(group, actor));
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

  static Map<String, @Nullable Object> figure(
      String name,
      @Nullable Number value,
      @Nullable Money amount,
      @Nullable BigDecimal percent,
      String filter) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("value", value);
    json.put("amount", money(amount));
    json.put("percent", percent);
    json.put("object", Opportunity.OBJECT);
    json.put("filter", filter);
    return json;
  }

  static @Nullable Map<String, String> money(@Nullable Money money) {
    return money == null
        ? null
        : Map.of("amount", money.plainAmount(), "currency", money.currency());
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
