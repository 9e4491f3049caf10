package dev.rapport.sales.negotiation;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.records.FieldRef;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Records;
import dev.rapport.records.fieldtype.Money;
import dev.rapport.sales.Opportunity;
import dev.rapport.sales.lines.Line;
import dev.rapport.sales.lines.Reduction;
import dev.rapport.sales.negotiation.Difference.Kind;
import dev.rapport.sales.negotiation.Differences.Version;
import dev.rapport.sales.negotiation.Negotiation.Course;
import dev.rapport.sales.negotiation.Negotiation.Step;
import dev.rapport.sales.quotes.Quote;
import dev.rapport.sales.quotes.QuoteEvent;
import dev.rapport.sales.quotes.QuoteLine;
import dev.rapport.sales.quotes.QuoteLines;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import rapport.db.tables.records.QuoteLineRecord;

/** The courses of negotiations, as far as somebody may read of them. */
@Service
class Negotiations {

  /** The latest ones; nobody negotiates longer. */
  private static final int MOST_VERSIONS = 100;

  /** Without these there is nothing to tell. */
  private static final List<FieldRef<?>> NEEDED =
      List.of(Quote.OPPORTUNITY, Quote.NAME, Quote.NUMBER, Quote.SENT_AT);

  private static final List<FieldRef<?>> TOLD =
      List.of(
          Quote.CURRENCY,
          Quote.VALID_UNTIL,
          Quote.INTRO,
          Quote.TERMS,
          Quote.TOTAL,
          Quote.DISCOUNT,
          Quote.REASON,
          Quote.ASKED);

  private static final List<FieldRef<?>> SAID_NEEDED =
      List.of(QuoteEvent.PARENT, QuoteEvent.KIND, QuoteEvent.AT);

  private static final List<FieldRef<?>> SAID = List.of(QuoteEvent.PERSON, QuoteEvent.TEXT);

  private final Records records;
  private final QuoteLines lines;

  Negotiations(Records records, QuoteLines lines) {
    this.records = records;
    this.lines = lines;
  }

  /**
   * Five statements.
   *
   * @throws dev.rapport.records.NotFoundException for a deal that the actor doesn't see
   */
  @Transactional(readOnly = true)
  public Negotiation of(UUID deal, Actor actor) {
    records.one(Opportunity.OBJECT, deal, actor);
    var versions = versions(deal, actor);
    if (versions.isEmpty()) {
      return Negotiation.NONE;
    }
    var ids = versions.stream().map(RecordRow::id).toList();
    var there = lines.of(ids);
    var reductions = lines.reductions(ids);
    var said =
        said(ids, actor).stream()
            .collect(
                Collectors.groupingBy(
                    row -> Objects.requireNonNull(row.get(QuoteEvent.PARENT)).id()));
    Map<String, List<RecordRow>> byNumber = new LinkedHashMap<>();
    versions.forEach(version ->
        byNumber
            .computeIfAbsent(
                Objects.requireNonNull(version.get(Quote.NUMBER)), _ -> new ArrayList<>())
            .add(version));
    return new Negotiation(
        byNumber.entrySet().stream()
            .map(each -> course(each.getKey(), each.getValue(), there, reductions, said, actor))
            .toList());
  }

  /** Those that were sent, the first one first. */
  private List<RecordRow> versions(UUID deal, Actor actor) {
    if (!readsAll(actor, Quote.OBJECT, NEEDED)) {
      return List.of();
    }
    var query =
        RecordQuery.of(Quote.OBJECT)
            .where(
                Quote.OPPORTUNITY.name() + "==" + deal + ";" + Quote.SENT_AT.name() + "=null=false")
            .fields(readable(actor, Quote.OBJECT, NEEDED, TOLD))
            .limit(MOST_VERSIONS);
    return records.page(query, actor).records().stream()
        .sorted(Comparator.comparing(row -> Objects.requireNonNull(row.get(Quote.SENT_AT))))
        .toList();
  }

  /** What customers said to them. */
  private List<RecordRow> said(List<UUID> quotes, Actor actor) {
    if (!readsAll(actor, QuoteEvent.OBJECT, SAID_NEEDED)) {
      return List.of();
    }
    var among = quotes.stream().map(UUID::toString).collect(Collectors.joining(","));
    var kinds = String.join(",", QuoteEvent.QUESTION, QuoteEvent.DECLINED, QuoteEvent.ACCEPTED);
    var query =
        RecordQuery.of(QuoteEvent.OBJECT)
            .where(
                QuoteEvent.PARENT.name()
                    + ("=in=(" + among + ");")
                    + QuoteEvent.KIND.name()
                    + ("=in=(" + kinds + ")"))
            .sortedBy("-" + QuoteEvent.AT.name())
            .fields(readable(actor, QuoteEvent.OBJECT, SAID_NEEDED, SAID))
            .limit(RecordQuery.MAX_LIMIT);
    return records.page(query, actor).records();
  }

  private static Course course(
      String number,
      List<RecordRow> versions,
      Map<UUID, List<QuoteLineRecord>> there,
      Map<UUID, Reduction> reductions,
      Map<UUID, List<RecordRow>> said,
      Actor actor) {
    var steps = new ArrayList<Step>();
    Version before = null;
    for (var row : versions) {
      var version =
          version(
              row,
              reductions.getOrDefault(row.id(), Reduction.NONE),
              there.getOrDefault(row.id(), List.of()));
      var changes = before == null ? List.<Difference>of() : Differences.between(before, version);
      steps.add(sent(row, version, told(changes, actor)));
      said.getOrDefault(row.id(), List.of()).forEach(event -> steps.add(word(row, event)));
      before = version;
    }
    var sent = steps.stream().filter(step -> step.kind().equals(QuoteEvent.SENT)).toList();
    var difference = difference(sent.getFirst(), sent.getLast());
    steps.sort(Comparator.comparing(Step::at));
    return new Course(
        number, List.copyOf(steps), difference, percent(difference, sent.getFirst().total()));
  }

  private static @Nullable Money difference(Step first, Step last) {
    var from = first.total();
    var to = last.total();
    return first.quote().equals(last.quote())
            || from == null
            || to == null
            || !from.currency().equals(to.currency())
        ? null
        : new Money(to.amount().subtract(from.amount()), to.currency());
  }

  /** With two digits. */
  private static @Nullable BigDecimal percent(@Nullable Money difference, @Nullable Money of) {
    return difference == null || of == null || of.amount().signum() <= 0
        ? null
        : difference.amount().movePointRight(2).divide(of.amount(), 2, RoundingMode.HALF_UP);
  }

  private static Version version(RecordRow row, Reduction reduction, List<QuoteLineRecord> lines) {
    return new Version(
        currency(row),
        row.get(Quote.VALID_UNTIL),
        row.get(Quote.INTRO),
        row.get(Quote.TERMS),
        reduction,
        lines);
  }

  /** An amount says it, too. */
  private static @Nullable String currency(RecordRow row) {
    var total = row.get(Quote.TOTAL);
    return total == null ? row.get(Quote.CURRENCY) : total.currency();
  }

  private static Step sent(RecordRow row, Version version, List<Difference> changes) {
    return new Step(
        QuoteEvent.SENT,
        Objects.requireNonNull(row.get(Quote.SENT_AT)),
        row.id(),
        Objects.requireNonNull(row.get(Quote.NAME)),
        version.currency(),
        asSent(row, version),
        row.get(Quote.DISCOUNT),
        row.get(Quote.REASON),
        row.get(Quote.ASKED),
        changes,
        null,
        null);
  }

  /** What the customer chooses later on is no part of what was negotiated. */
  private static @Nullable Money asSent(RecordRow row, Version version) {
    var total = row.get(Quote.TOTAL);
    if (total == null) {
      return null;
    }
    var totals =
        QuoteLines.totals(total.currency(), version.lines(), Set.of(), version.reduction());
    return totals.money(totals.total());
  }

  private static Step word(RecordRow row, RecordRow event) {
    var kind = Objects.requireNonNull(event.get(QuoteEvent.KIND));
    return new Step(
        kind,
        Objects.requireNonNull(event.get(QuoteEvent.AT)),
        row.id(),
        Objects.requireNonNull(row.get(Quote.NAME)),
        currency(row),
        kind.equals(QuoteEvent.ACCEPTED) ? row.get(Quote.TOTAL) : null,
        null,
        null,
        null,
        List.of(),
        event.get(QuoteEvent.PERSON),
        event.get(QuoteEvent.TEXT));
  }

  /** What of it the actor may read. */
  private static List<Difference> told(List<Difference> differences, Actor actor) {
    var amounts = reads(actor, QuoteLine.OBJECT, Line.NET);
    return differences.stream()
        .filter(each -> reads(actor, each.kind().object(), each.kind().field()))
        .filter(each -> each.line() == null || reads(actor, QuoteLine.OBJECT, Line.DESCRIPTION))
        .map(each -> amounts || !isWhole(each.kind()) ? each : each.withoutAmounts())
        .toList();
  }

  private static boolean isWhole(Kind kind) {
    return kind == Kind.ADDED || kind == Kind.REMOVED;
  }

  private static boolean readsAll(Actor actor, String object, List<FieldRef<?>> fields) {
    return fields.stream().allMatch(field -> reads(actor, object, field));
  }

  private static boolean reads(Actor actor, String object, FieldRef<?> field) {
    return actor.may(Operation.READ, object)
        && actor.field(object, field.name()) != FieldAccess.HIDDEN;
  }

  private static String[] readable(
      Actor actor, String object, List<FieldRef<?>> needed, List<FieldRef<?>> more) {
    return Stream.concat(
            needed.stream(), more.stream().filter(field -> reads(actor, object, field)))
        .map(FieldRef::name)
        .toArray(String[]::new);
  }
}
