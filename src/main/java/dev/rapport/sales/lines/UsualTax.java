package dev.rapport.sales.lines;

import dev.rapport.platform.settings.Settings;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/** The tax on what says nothing else. */
@Component
public class UsualTax {

  private final Settings settings;

  UsualTax(Settings settings) {
    this.settings = settings;
  }

  /** In percent; 0 until the organisation says otherwise. */
  public BigDecimal percent() {
    var tax = settings.get(Letterhead.SETTING, Letterhead.class, Letterhead.empty()).tax();
    return tax == null ? BigDecimal.ZERO : tax;
  }
}
