package dev.rapport.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;

/** How often doors that stand open to everybody may be knocked at from one address. */
public final class AddressLimit {

  private final Tries tries;

  /**
   * @param allowed so many in each {@code window}
   */
  public AddressLimit(int allowed, Duration window, Clock clock) {
    this.tries = new Tries(allowed, window, clock);
  }

  /** Counts a request from an address; throws a 429 when there were too many. */
  public void count(String address, HttpServletResponse response) {
    tries.waitBefore(Tries.network(address)).ifPresent(wait -> TooManyTries.refuse(wait, response));
  }
}
