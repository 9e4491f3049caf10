package dev.rapport.sales.pricing;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is in one of a bundle; nothing for what is no bundle. A line keeps it as text, so that it is
 * frozen, copied, taken back and recorded with the line.
 *
 * @param parts in their order
 */
public record Contents(List<Part> parts) {

  public static final Contents NONE = new Contents(List.of());

  private static final JsonMapper JSON = new JsonMapper();

  /** As a line keeps it. */
  public static Contents read(@Nullable String text) {
    return text == null ? NONE : new Contents(List.of(JSON.readValue(text, Part[].class)));
  }

  /** As {@link #read} takes it; null for nothing. */
  public @Nullable String text() {
    return parts.isEmpty() ? null : JSON.writeValueAsString(parts);
  }

  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** What is really in it. */
  public Contents taken() {
    return new Contents(parts.stream().filter(Part::taken).toList());
  }

  /** The same with these optional parts and no others, by their components. */
  public Contents taking(Collection<UUID> components) {
    return new Contents(
        parts.stream().map(part -> part.taken(components.contains(part.component()))).toList());
  }

  /** The components that may be left out. */
  public List<UUID> optional() {
    return parts.stream().filter(Part::optional).map(Part::component).toList();
  }

  /**
   * The same at the prices of a list.
   *
   * @param bundles how many there are of the bundle
   */
  public Contents at(Prices.PriceList list, BigDecimal bundles) {
    return new Contents(
        parts.stream()
            .map(part -> part.at(list.price(part.product(), part.quantity().multiply(bundles))))
            .toList());
  }
}
