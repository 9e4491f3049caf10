package dev.rapport.records.live;

import dev.rapport.records.query.Reach;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change set, with what says who may know of it. Shared by all streams of a node. */
record ChangedSet(Position position, @Nullable UUID actor, List<Changed> records) {

  /**
   * A changed record.
   *
   * @param id null for one of too many to be named
   * @param states before and after the change, as far as the record was there; whoever may see one
   *     of them may know of the change
   */
  record Changed(String object, @Nullable UUID id, List<State> states) {}

  /**
   * @param reaches all of which one has to be within: the record's own, or those of the records
   *     through which it is seen
   */
  record State(List<Reach> reaches) {}
}
