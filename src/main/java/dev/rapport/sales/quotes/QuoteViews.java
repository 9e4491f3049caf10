package dev.rapport.sales.quotes;

import static rapport.db.Tables.QUOTE;

import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordData;
import dev.rapport.records.RecordJson;
import dev.rapport.records.RecordQuery;
import dev.rapport.records.RecordRow;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Records;
import dev.rapport.sales.lines.Line;
import dev.rapport.sales.pricing.Contents;
import dev.rapport.sales.pricing.DiscountLimits;
import dev.rapport.sales.pricing.Part;
import dev.rapport.sales.quotes.Offer.Sums;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import rapport.db.tables.records.QuoteLineRecord;

/** Quotes as those who work on them see them. */
@Component
class QuoteViews {

  private static final int MOST_VERSIONS = 50;

  private final Records records;
  private final RecordWriter writer;
  private final RecordJson json;
  private final QuoteLines lines;
  private final DiscountLimits limits;
  private final Approvals approvals;
  private final DSLContext sql;

  QuoteViews(
      Records records,
      RecordWriter writer,
      RecordJson json,
      QuoteLines lines,
      DiscountLimits limits,
      Approvals approvals,
      DSLContext sql) {
    this.records = records;
    this.writer = writer;
    this.json = json;
    this.lines = lines;
    this.limits = limits;
    this.approvals = approvals;
    this.sql = sql;
  }

  @Transactional(readOnly = true)
  public QuoteView of(UUID id, Actor actor) {
    return view(records.one(Quote.OBJECT, id, actor), actor);
  }

  @Transactional(readOnly = true)
  public QuoteView.Versions versions(UUID id, Actor actor) {
    var quote = records.one(Quote.OBJECT, id, actor);
    var ids =
        sql.select(QUOTE.ID)
            .from(QUOTE)
            .where(QUOTE.NUMBER.eq(quote.get(Quote.NUMBER)), QUOTE.DELETED_AT.isNull())
            .orderBy(QUOTE.REVISION.desc())
            .limit(MOST_VERSIONS)
            .fetch(QUOTE.ID);
    var seen = records.some(Quote.OBJECT, ids, List.of(), actor);
    var versions =
        ids.reversed().stream()
            .flatMap(each -> seen.stream().filter(row -> row.id().equals(each)))
            .map(row -> view(row, actor))
            .toList();
    var there = lines.of(versions.stream().map(version -> version.quote().id()).toList());
    return new QuoteView.Versions(
        versions,
        SameLines.rows(
            versions.stream()
                .map(version -> there.getOrDefault(version.quote().id(), List.of()))
                .toList()));
  }

  private QuoteView view(RecordRow quote, Actor actor) {
    var seen = new ArrayList<RecordData>();
    var ofQuote =
        RecordQuery.of(QuoteLine.OBJECT)
            .where("quote==" + quote.id())
            .sortedBy("position")
            .fields(
                "position",
                "product",
                "description",
                "quantity",
                "unit",
                "unitPrice",
                "listPrice",
                "discount",
                "tax",
                "optional",
                "chosen",
                "net");
    records.each(ofQuote, actor, row -> seen.add(json.record(row)));
    var kept = lines.of(quote.id());
    var reduction = lines.reduction(quote.id());
    var change = new Change.Update(Quote.OBJECT, quote.id(), null, Map.of());
    return new QuoteView(
        json.record(quote),
        seen,
        actor.field(QuoteLine.OBJECT, Line.CONTENTS.name()) == FieldAccess.HIDDEN
            ? Map.of()
            : parts(kept, seen),
        Sums.of(
            QuoteLines.totals(
                Objects.requireNonNull(quote.get(Quote.CURRENCY)),
                kept,
                QuoteLines.chosen(kept),
                reduction),
            reduction),
        writer.check(List.of(change), actor, Origin.API).isEmpty(),
        limits.of(actor),
        SendQuote.isApproved(quote),
        Quote.DRAFT.equals(quote.get(Quote.STATUS)) ? approvals.asked(quote.id()) : null);
  }

  private static Map<UUID, List<Part>> parts(List<QuoteLineRecord> kept, List<RecordData> seen) {
    var ids = seen.stream().map(RecordData::id).collect(Collectors.toSet());
    Map<UUID, List<Part>> parts = new LinkedHashMap<>();
    for (var line : kept) {
      if (line.getContents() != null && ids.contains(line.getId())) {
        parts.put(line.getId(), Contents.read(line.getContents()).parts());
      }
    }
    return parts;
  }
}
