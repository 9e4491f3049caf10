package dev.rapport.records.transfer;

import dev.rapport.platform.problem.ProblemException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * For how many exports there is room on this node at once, and for how many of one user, so that
 * nobody's slow downloads keep the others waiting.
 */
final class ExportPlaces {

  /** Each holds a page in memory for as long as its reader takes. */
  static final int ALL = 10;

  static final int OF_ONE = 3;

  private final Map<UUID, Integer> taken = new HashMap<>();
  private int all;

  /**
   * Takes a place, to be given back to {@link #leave}.
   *
   * @throws ProblemException 429 when the user has too many, 503 when the node has
   */
  synchronized void take(UUID user) {
    if (taken.getOrDefault(user, 0) >= OF_ONE) {
      throw ProblemException.of(HttpStatus.TOO_MANY_REQUESTS, "tooManyExports", OF_ONE);
    }
    if (all >= ALL) {
      throw ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
    }
    taken.merge(user, 1, Integer::sum);
    all++;
  }

  synchronized void leave(UUID user) {
    taken.computeIfPresent(user, (_, count) -> count == 1 ? null : count - 1);
    all--;
  }
}
