package dev.rapport.intelligence;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Between what a share lies that was observed a few times only, with 95 % confidence.
 *
 * @param low 0 to 100, two digits
 * @param high 0 to 100, two digits
 */
@Schema(name = "ShareInterval")
public record Share(BigDecimal low, BigDecimal high) {

  /** The 97.5th percentile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /**
   * Wilson's score interval (E. B. Wilson, Probable Inference, the Law of Succession, and
   * Statistical Inference, 1927), which holds for few observations and for shares near 0 and 1,
   * where the normal interval doesn't.
   *
   * @param all at least {@code hits}
   * @return null where nothing was observed
   */
  public static @Nullable Share of(long hits, long all) {
    if (all == 0) {
      return null;
    }
    var share = (double) hits / all;
    var squared = Z * Z / all;
    var middle = share + squared / 2;
    var width = Z * Math.sqrt(share * (1 - share) / all + squared / (4 * all));
    return new Share(
        percent((middle - width) / (1 + squared)), percent((middle + width) / (1 + squared)));
  }

  private static BigDecimal percent(double share) {
    return BigDecimal.valueOf(Math.clamp(share, 0, 1) * 100).setScale(2, RoundingMode.HALF_UP);
  }
}
