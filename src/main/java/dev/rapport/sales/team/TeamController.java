package dev.rapport.sales.team;

import dev.rapport.identity.Actor;
import dev.rapport.records.Reference;
import dev.rapport.records.fieldtype.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The team of a deal over HTTP. Its members are records, and changed as such. */
@RestController
class TeamController {

  /**
   * @param owner null where nobody owns the deal
   * @param share of the owner, in per cent: what the members aren't given
   * @param amount the owner's; null where the deal has none, or it may not be seen
   * @param members in the order in which they came
   * @param mayChange whether the reader decides on the team
   */
  @Schema(name = "DealTeam")
  record Team(
      @Nullable Reference owner,
      BigDecimal share,
      @Nullable Money amount,
      List<Member> members,
      boolean mayChange) {}

  /**
   * @param id of the membership, a record of {@code dealMember}
   * @param role a choice of its field; null for none
   * @param share in per cent
   */
  @Schema(name = "DealTeamMember")
  record Member(
      UUID id,
      int version,
      @Nullable Reference user,
      @Nullable String role,
      BigDecimal share,
      @Nullable Money amount) {}

  private final DealTeams teams;

  TeamController(DealTeams teams) {
    this.teams = teams;
  }

  /** Who works on a deal, and what part of it is theirs; 404 for a deal that one doesn't see. */
  @GetMapping("/api/opportunities/{id}/team")
  Team team(@PathVariable UUID id, Actor actor) {
    return teams.of(id, actor);
  }
}
