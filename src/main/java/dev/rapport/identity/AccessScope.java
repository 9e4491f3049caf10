package dev.rapport.identity;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  /**
   * Whether a record of this owner and team is among them by that alone, whoever it is shared with.
   */
  default boolean reaches(@Nullable UUID owner, @Nullable UUID team) {
    return switch (this) {
      case None() -> false;
      case All() -> true;
      case Own(var user, _) -> user.equals(owner);
      case Team(var user, var teams, _) ->
          user.equals(owner) || team != null && teams.contains(team);
    };
  }
}
