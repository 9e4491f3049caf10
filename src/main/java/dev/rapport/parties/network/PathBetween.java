package dev.rapport.parties.network;

import dev.rapport.identity.Actor;
import dev.rapport.records.NotFoundException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The shortest way from one party to another, looked for from both ends at once, a whole ring of
 * neighbours by one statement.
 */
@Service
class PathBetween {

  /** How many ties a path has at the most. */
  static final int STEPS = 6;

  /** How many of a party's ties of one kind and direction are followed. */
  private static final int EACH = 500;

  /** How many parties are looked at before one gives up. */
  private static final int PARTIES = 50_000;

  /** What is known from one end: who is reached, and from whom. */
  private static final class Side {
    final Map<UUID, UUID> from = new HashMap<>();
    final Map<UUID, Integer> depth = new HashMap<>();
    List<UUID> ring;
    int steps;

    Side(UUID start) {
      depth.put(start, 0);
      ring = List.of(start);
    }

    /** From the start to {@code party}. */
    List<UUID> to(UUID party) {
      var path = new ArrayList<UUID>();
      for (@Nullable UUID at = party; at != null; at = from.get(at)) {
        path.add(at);
      }
      Collections.reverse(path);
      return path;
    }
  }

  private final TieSql ties;
  private final Networks networks;

  PathBetween(TieSql ties, Networks networks) {
    this.ties = ties;
    this.networks = networks;
  }

  /**
   * The path with what ties its parties, in their order; without nodes when none of up to {@value
   * STEPS} ties was found. At most twelve statements.
   *
   * @return {@code more} is true when the search was broken off, so that there may be one all the
   *     same
   * @throws NotFoundException when one of the two is not there or not visible
   */
  Network find(UUID one, UUID other, Actor actor) {
    ties.see(one, actor);
    ties.see(other, actor);
    var here = new Side(one);
    var there = new Side(other);
    var looked = new Looked();
    var meeting = one.equals(other) ? one : null;
    while (meeting == null && here.steps + there.steps < STEPS && looked.parties < PARTIES) {
      var smaller = here.ring.size() <= there.ring.size() ? here : there;
      if (smaller.ring.isEmpty()) {
        return new Network(List.of(), List.of(), looked.cut);
      }
      meeting = grow(smaller, smaller == here ? there : here, looked, actor);
    }
    if (meeting == null) {
      return new Network(List.of(), List.of(), true);
    }
    var path = new ArrayList<>(here.to(meeting));
    var rest = there.to(meeting).reversed();
    path.addAll(rest.subList(1, rest.size()));
    return along(networks.drawn(path, Set.of(), false, actor), path);
  }

  private static final class Looked {
    int parties;
    boolean cut;
  }

  /** Takes one step from everybody on the side's ring; where the sides meet on a shortest way. */
  private @Nullable UUID grow(Side side, Side other, Looked looked, Actor actor) {
    var next = new ArrayList<UUID>();
    side.steps++;
    Map<UUID, Integer> many = new LinkedHashMap<>();
    for (var step : ties.from(side.ring, EACH, actor)) {
      many.merge(step.near(), 1, Integer::sum);
      if (side.depth.putIfAbsent(step.far(), side.steps) == null) {
        side.from.put(step.far(), step.near());
        next.add(step.far());
      }
    }
    looked.parties += next.size();
    looked.cut |= many.values().stream().anyMatch(count -> count >= EACH);
    side.ring = next;
    return next.stream()
        .filter(other.depth::containsKey)
        .min((a, b) -> Integer.compare(depth(other, a), depth(other, b)))
        .orElse(null);
  }

  private static int depth(Side side, UUID party) {
    return Objects.requireNonNull(side.depth.get(party));
  }

  /** Only what ties neighbours on the path. */
  private static Network along(Network network, List<UUID> path) {
    var edges =
        network.edges().stream()
            .filter(edge -> Math.abs(path.indexOf(edge.from()) - path.indexOf(edge.to())) == 1)
            .toList();
    return new Network(network.nodes(), edges, false);
  }
}
