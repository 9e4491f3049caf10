package dev.rapport.identity;

import dev.rapport.identity.Actor.Scope;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of its user's rights an API token has. Never more than the user has at the moment of the
 * request.
 *
 * @param objects the only ones that it reaches records of; null: all
 */
record TokenScope(Level level, @Nullable Set<String> objects) {

  enum Level {
    /** Reads and exports records. */
    READ,
    /** Also creates, changes and deletes them. */
    WRITE,
    /** Does all that its user may, an administrator's work included. */
    ADMINISTER
  }

  private static final Set<Operation> READING = Set.of(Operation.READ, Operation.EXPORT);

  /** The account with this much of its rights. */
  Account narrow(Account account) {
    if (level == Level.ADMINISTER && objects == null) {
      return account;
    }
    var actor = account.actor();
    var narrowed =
        new Actor(
            actor.id(),
            actor.name(),
            actor.language(),
            actor.timeZone(),
            actor.team(),
            actor.teams(),
            false,
            access(actor),
            actor.fields(),
            actor.shares());
    return new Account(account.id(), narrowed, account.email(), account.role(), account.team());
  }

  private Map<String, Map<Operation, Scope>> access(Actor actor) {
    var access = new HashMap<String, Map<Operation, Scope>>();
    if (actor.administrator()) {
      var all = new EnumMap<Operation, Scope>(Operation.class);
      for (var operation : Operation.values()) {
        all.put(operation, Scope.ALL);
      }
      (objects == null ? Set.of(Actor.EVERY_OBJECT) : objects)
          .forEach(object -> access.put(object, narrow(all)));
    } else {
      actor
          .access()
          .forEach((object, scopes) -> {
            if (objects == null || objects.contains(object)) {
              access.put(object, narrow(scopes));
            }
          });
    }
    return access;
  }

  private Map<Operation, Scope> narrow(Map<Operation, Scope> scopes) {
    var narrowed = new EnumMap<Operation, Scope>(Operation.class);
    scopes.forEach((operation, scope) -> {
      if (level != Level.READ || READING.contains(operation)) {
        narrowed.put(operation, scope);
      }
    });
    return narrowed;
  }
}
