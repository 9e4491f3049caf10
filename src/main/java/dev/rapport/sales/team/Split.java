package dev.rapport.sales.team;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * An amount in parts of whole cents: each is what the shares up to it come to, less what those
 * before it do, so that rounding neither adds nor loses anything.
 *
 * @param parts in the order of the shares
 * @param rest what is left of the amount
 */
record Split(List<BigDecimal> parts, BigDecimal rest) {

  /**
   * @param shares in per cent, 100 together at the most
   */
  static Split of(BigDecimal amount, List<BigDecimal> shares) {
    var parts = new ArrayList<BigDecimal>();
    var upto = BigDecimal.ZERO;
    var given = BigDecimal.ZERO;
    for (var share : shares) {
      upto = upto.add(share);
      var all = amount.multiply(upto).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
      parts.add(all.subtract(given));
      given = all;
    }
    return new Split(parts, amount.subtract(given));
  }
}
