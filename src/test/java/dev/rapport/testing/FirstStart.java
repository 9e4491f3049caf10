package dev.rapport.testing;

import dev.rapport.platform.settings.Settings;

/** What somebody who starts Rapport for the first time reads in its log. */
public final class FirstStart {

  /** The code that setting up asks for; there is one until somebody did. */
  public static String code(Settings settings) {
    return settings.get("setUpCode", String.class).orElseThrow();
  }

  private FirstStart() {}
}
