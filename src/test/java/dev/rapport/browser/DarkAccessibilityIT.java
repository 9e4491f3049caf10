package dev.rapport.browser;

import com.microsoft.playwright.options.ColorScheme;

class DarkAccessibilityIT extends Accessibility {
  DarkAccessibilityIT() {
    super(ColorScheme.DARK);
  }
}
