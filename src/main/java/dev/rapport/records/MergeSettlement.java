package dev.rapport.records;

import dev.rapport.identity.Actor;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * How a module's records come to terms when two that they point to become one: of those that can't
 * stand beside each other then, some are made one, and of others one has to give way.
 */
public interface MergeSettlement {

  /** The object's name. */
  String object();

  /**
   * What becomes of the records that point to the merged one, and of the survivor's own where those
   * change as well.
   *
   * @param moved what would be changed if nothing stood in the way, a record at a time
   * @param gone records that relate the two to each other; they are deleted
   * @param actor who merges
   */
  Settled settle(Merges.Merge merge, List<Change.Update> moved, Set<UUID> gone, Actor actor);

  /**
   * The changes to make instead, one a record.
   *
   * @param contentions those in which one gives way; the changes hold them settled as the merge
   *     asks for
   */
  record Settled(List<Change> changes, List<Contention> contentions) {}

  /**
   * Two records of which only one can stand, so that a person chooses.
   *
   * @param object of both
   * @param ofSurvivor the one that pointed to the survivor
   * @param ofMerged the one that pointed to the record that goes
   */
  record Contention(String object, UUID ofSurvivor, UUID ofMerged) {}
}
