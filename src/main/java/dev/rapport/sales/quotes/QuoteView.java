package dev.rapport.sales.quotes;

import dev.rapport.records.RecordData;
import dev.rapport.records.Reference;
import dev.rapport.sales.pricing.Part;
import dev.rapport.sales.quotes.Offer.Sums;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quote with all that belongs to it, for those who work on it.
 *
 * @param parts by line what is in one of it; of bundles alone, and for those who may read it
 * @param mayChange whether the one who asks may
 * @param limit the most that they may take off, in percent; null for no limit
 * @param approved whether somebody let it go with as much discount as it has
 * @param asked who was asked to approve it and has not settled that yet; null for nobody
 */
record QuoteView(
    RecordData quote,
    List<RecordData> lines,
    Map<UUID, List<Part>> parts,
    Sums sums,
    boolean mayChange,
    @Nullable BigDecimal limit,
    boolean approved,
    @Nullable Reference asked) {

  /**
   * All versions of a quote that one may see, the first one first.
   *
   * @param rows their lines, the ids of those that are about one thing together
   */
  record Versions(List<QuoteView> versions, List<List<UUID>> rows) {}
}
