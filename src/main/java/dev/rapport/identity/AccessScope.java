package dev.rapport.identity;

import java.util.Set;
import java.util.UUID;

/** Which of an object's records an actor may reach with one operation. */
public sealed interface AccessScope {

  /** None of them. */
  record None() implements AccessScope {}

  /**
   * Those that the user owns, or that name the user as one of their readers.
   *
   * @param shares the users and teams that the actor stands for and that records of the object are
   *     shared with: mostly none
   */
  record Own(UUID user, Set<UUID> shares) implements AccessScope {}

  /**
   * One's own and those of the teams.
   *
   * @param teams the teams one belongs to or manages, with their sub-teams
   * @param shares as with {@link Own}
   */
  record Team(UUID user, Set<UUID> teams, Set<UUID> shares) implements AccessScope {}

  /** All of them. */
  record All() implements AccessScope {}

  AccessScope NONE = new None();
  AccessScope ALL = new All();
}
