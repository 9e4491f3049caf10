package dev.rapport.sales.pricing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is in a bundle, as it was when the bundle was chosen.
 *
 * @param component the {@link ProductComponent} that it is because of
 * @param quantity in one bundle
 * @param optional whether it may be left out
 * @param taken whether it is in; always so of one that isn't optional
 * @param price what one would cost by itself, in the line's currency; null where that isn't known
 */
@Schema(name = "BundlePart")
public record Part(
    UUID component,
    UUID product,
    String description,
    @Nullable String unit,
    BigDecimal quantity,
    boolean optional,
    boolean taken,
    @Nullable BigDecimal price) {

  Part taken(boolean taken) {
    return new Part(
        component, product, description, unit, quantity, optional, taken || !optional, price);
  }

  Part at(@Nullable BigDecimal price) {
    return new Part(component, product, description, unit, quantity, optional, taken, price);
  }
}
