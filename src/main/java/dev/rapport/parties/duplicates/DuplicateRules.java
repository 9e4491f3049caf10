package dev.rapport.parties.duplicates;

import dev.rapport.platform.settings.Settings;
import org.springframework.stereotype.Component;

/** The rules by which this organisation calls two records the same. */
@Component
class DuplicateRules {

  private static final String SETTING = "duplicates";

  private final Settings settings;

  DuplicateRules(Settings settings) {
    this.settings = settings;
  }

  /** Those that an administrator set, or else as Rapport comes. */
  Rules current() {
    return settings.get(SETTING, Rules.class).orElse(Rules.DEFAULT);
  }

  void replace(Rules rules) {
    settings.put(SETTING, rules);
  }
}
