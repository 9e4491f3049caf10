package dev.rapport.sales.quotes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import rapport.db.tables.records.QuoteLineRecord;

/**
 * Which lines of a quote's versions are about one thing: each version has lines of its own. A line
 * is known again by its product, or by its words where one of the two has none; a bundle is one
 * line.
 */
public final class SameLines {

  /** A line as it was and as it is: one of them is null for what came or went. */
  public record Pair(@Nullable QuoteLineRecord before, @Nullable QuoteLineRecord after) {}

  /** The surest first: of two lines with one product the one that stayed as it was is the same. */
  private static final List<BiPredicate<QuoteLineRecord, QuoteLineRecord>> SAME =
      List.of(
          (one, other) -> sameProduct(one, other) && sameWords(one, other) && alike(one, other),
          (one, other) -> sameProduct(one, other) && sameWords(one, other),
          (one, other) -> one.getProductId() != null && sameProduct(one, other),
          (one, other) ->
              (one.getProductId() == null || other.getProductId() == null)
                  && sameWords(one, other));

  private SameLines() {}

  /** Those of the later version in their order, then those that went. */
  public static List<Pair> of(List<QuoteLineRecord> before, List<QuoteLineRecord> after) {
    var left = new ArrayList<>(before);
    var partners = new ArrayList<@Nullable QuoteLineRecord>();
    after.forEach(_ -> partners.add(null));
    for (var same : SAME) {
      for (var at = 0; at < after.size(); at++) {
        if (partners.get(at) == null) {
          partners.set(at, take(left, after.get(at), same));
        }
      }
    }
    var pairs = new ArrayList<Pair>();
    for (var at = 0; at < after.size(); at++) {
      pairs.add(new Pair(partners.get(at), after.get(at)));
    }
    left.forEach(gone -> pairs.add(new Pair(gone, null)));
    return pairs;
  }

  /**
   * The lines of several versions, the ids of those about one thing together. What went and came
   * again is the same thing.
   */
  static List<List<UUID>> rows(List<List<QuoteLineRecord>> versions) {
    var rows = new ArrayList<List<QuoteLineRecord>>();
    for (var version : versions) {
      Map<UUID, List<QuoteLineRecord>> byLast = new HashMap<>();
      rows.forEach(row -> byLast.put(row.getLast().getId(), row));
      for (var pair : of(rows.stream().map(List::getLast).toList(), version)) {
        var before = pair.before();
        var line = pair.after();
        if (line == null) {
          continue;
        }
        var row = before == null ? null : byLast.get(before.getId());
        if (row == null) {
          rows.add(new ArrayList<>(List.of(line)));
        } else {
          row.add(line);
        }
      }
    }
    return rows.stream().map(row -> row.stream().map(QuoteLineRecord::getId).toList()).toList();
  }

  private static @Nullable QuoteLineRecord take(
      List<QuoteLineRecord> left,
      QuoteLineRecord line,
      BiPredicate<QuoteLineRecord, QuoteLineRecord> same) {
    for (var at = 0; at < left.size(); at++) {
      if (same.test(left.get(at), line)) {
        return left.remove(at);
      }
    }
    return null;
  }

  private static boolean sameProduct(QuoteLineRecord one, QuoteLineRecord other) {
    return Objects.equals(one.getProductId(), other.getProductId());
  }

  private static boolean sameWords(QuoteLineRecord one, QuoteLineRecord other) {
    return one.getDescription().strip().equalsIgnoreCase(other.getDescription().strip());
  }

  private static boolean alike(QuoteLineRecord one, QuoteLineRecord other) {
    return one.getQuantity().compareTo(other.getQuantity()) == 0
        && one.getUnitPrice().compareTo(other.getUnitPrice()) == 0
        && one.getDiscount().compareTo(other.getDiscount()) == 0;
  }
}
