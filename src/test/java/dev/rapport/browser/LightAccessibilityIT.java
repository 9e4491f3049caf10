package dev.rapport.browser;

import com.microsoft.playwright.options.ColorScheme;

class LightAccessibilityIT extends Accessibility {
  LightAccessibilityIT() {
    super(ColorScheme.LIGHT);
  }
}
