package dev.rapport.sales.lines;

import dev.rapport.records.Change;
import dev.rapport.records.FieldRef;
import dev.rapport.records.Reference;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A kind of document that has lines, such as a quote: what {@link LineRules} need to know of it.
 */
public interface Documents {

  /** The lines' object. */
  String lines();

  /** The lines' reference to their document. */
  FieldRef<Reference> parent();

  /**
   * A document.
   *
   * @param company who buys
   * @param day on which prices are looked up
   * @param open whether people may change its lines
   * @param reduction what is taken off the whole
   */
  record Document(
      UUID id,
      String currency,
      @Nullable UUID company,
      LocalDate day,
      boolean open,
      Reduction reduction) {}

  /** A line as it is kept. */
  record Kept(UUID id, UUID document, int position, Totals.Item item) {}

  /** Those that are there. */
  Map<UUID, Document> find(Collection<UUID> ids);

  /** The lines of some documents, in their order. */
  List<Kept> lines(Collection<UUID> documents);

  /** What a document's lines come to, as a change to it. */
  Change totals(UUID document, Totals totals);
}
