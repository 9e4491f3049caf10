package dev.rapport.intelligence.management;

import dev.rapport.platform.settings.Settings;

/**
 * After how many days the organisation finds that something waits, each 1 to 365.
 *
 * @param silentDeal nothing was done with a deal
 * @param silentLead nothing was done with a lead
 * @param quoteUnseen the customer hasn't opened a quote
 */
record WaitingTimes(int silentDeal, int silentLead, int quoteUnseen) {

  static final WaitingTimes USUAL = new WaitingTimes(14, 7, 3);

  private static final String SETTING = "waitingTimes";

  static WaitingTimes of(Settings settings) {
    return settings.get(SETTING, WaitingTimes.class, USUAL);
  }

  void save(Settings settings) {
    settings.put(SETTING, this);
  }
}
