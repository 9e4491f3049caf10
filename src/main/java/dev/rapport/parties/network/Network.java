package dev.rapport.parties.network;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Parties and what ties them.
 *
 * @param nodes the one in the middle first
 * @param more whether some of those around did not fit
 */
@Schema(name = "Network")
record Network(List<Node> nodes, List<Edge> edges, boolean more) {

  /**
   * A company or person.
   *
   * @param detail what tells it from its namesakes
   * @param roles what it is to us: {@code customer} and others
   * @param more whether it has neighbours that did not fit
   */
  @Schema(name = "NetworkNode")
  record Node(
      UUID id,
      String object,
      String label,
      @Nullable String detail,
      List<String> roles,
      boolean more) {}

  /**
   * What ties two parties.
   *
   * @param words of a relation: from the first to the second, as the reader speaks
   * @param inverse of a relation: from the second to the first
   * @param count how many deals or relations it stands for
   * @param past whether it is over
   */
  @Schema(name = "NetworkEdge")
  record Edge(
      UUID from,
      UUID to,
      @Schema(allowableValues = {"relation", "work", "deal"}) String kind,
      @Nullable String words,
      @Nullable String inverse,
      int count,
      boolean past) {}
}
