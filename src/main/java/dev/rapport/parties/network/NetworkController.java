package dev.rapport.parties.network;

import dev.rapport.identity.Actor;
import dev.rapport.records.InvalidQueryException;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is around a company or person, and how two of them are tied. */
@RestController
class NetworkController {

  private final Networks networks;
  private final PathBetween paths;

  NetworkController(Networks networks, PathBetween paths) {
    this.networks = networks;
    this.paths = paths;
  }

  /**
   * @param grown neighbours whose own neighbours are wanted too
   */
  @GetMapping("/api/parties/{id}/network")
  Network network(
      @PathVariable UUID id, @RequestParam(defaultValue = "") List<UUID> grown, Actor actor) {
    if (grown.size() > Networks.GROWN) {
      throw new InvalidQueryException("grown", "network.grown", Networks.GROWN);
    }
    return networks.around(id, grown, actor);
  }

  @GetMapping("/api/parties/{id}/path")
  Network path(@PathVariable UUID id, @RequestParam UUID to, Actor actor) {
    return paths.find(id, to, actor);
  }
}
