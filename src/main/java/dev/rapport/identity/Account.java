package dev.rapport.identity;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user who may sign in: the actor, and what the screens say of them.
 *
 * @param email null where somebody has none yet
 * @param role null where no role was given: such a user may sign in and sees nothing
 */
public record Account(
    UUID id, Actor actor, @Nullable String email, @Nullable Label role, @Nullable Label team) {

  /** A record and what people call it. */
  public record Label(UUID id, String label) {}

  /** The same user, spoken to in another language. */
  Account in(Locale language) {
    return new Account(id, actor.in(language), email, role, team);
  }
}
