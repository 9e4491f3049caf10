package dev.rapport.identity;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, with everything that decides what they may do. Immutable, so that one request sees one
 * state of the rights.
 *
 * @param id the user; null for the system itself, which imports sample data and runs reactors
 * @param teams the teams that team scope reaches: those one belongs to or manages, with their
 *     sub-teams
 * @param administrator may shape the system and reaches every record
 * @param access scopes by object and operation; what is missing is not allowed
 * @param fields restricted fields by object and field; what is missing is as free as its object
 * @param shares with whom of {@code id} and {@code teams} records of an object are shared, to be
 *     read or changed; most actors have none. What has run out may still be among them
 */
public record Actor(
    @Nullable UUID id,
    String name,
    Locale language,
    ZoneId timeZone,
    @Nullable UUID team,
    Set<UUID> teams,
    boolean administrator,
    Map<String, Map<Operation, Scope>> access,
    Map<String, Map<String, FieldAccess>> fields,
    Map<String, Map<Operation, Set<UUID>>> shares) {

  /** How far a role reaches among the records of an object. */
  public enum Scope {
    NONE,
    OWN,
    TEAM,
    ALL
  }

  /** Stands in {@link #access} for every object that isn't named there. */
  static final String EVERY_OBJECT = "*";

  public Actor {
    teams = Set.copyOf(teams);
    access = Map.copyOf(access);
    fields = Map.copyOf(fields);
    shares = Map.copyOf(shares);
  }

  /** The system itself: reaches everything, owns nothing. */
  public static final Actor SYSTEM =
      new Actor(
          null,
          "Rapport",
          Locale.ENGLISH,
          ZoneId.of("UTC"),
          null,
          Set.of(),
          true,
          Map.of(),
          Map.of(),
          Map.of());

  /**
   * The user with every right, for a command that does on their behalf what their role alone
   * doesn't let them do, such as changing their own name: the audit trail names them.
   */
  public static Actor unrestricted(UUID user, String name) {
    return new Actor(
        user,
        name,
        SYSTEM.language,
        SYSTEM.timeZone,
        null,
        Set.of(),
        true,
        Map.of(),
        Map.of(),
        Map.of());
  }

  /** The same as far as their role reaches, without what is shared with them. */
  public Actor byRole() {
    return shares.isEmpty()
        ? this
        : new Actor(
            id, name, language, timeZone, team, teams, administrator, access, fields, Map.of());
  }

  /** The same, spoken to in another language. */
  Actor in(Locale language) {
    return new Actor(
        id, name, language, timeZone, team, teams, administrator, access, fields, shares);
  }

  /** By the user: it is part of what statements are found again by, at every request. */
  @Override
  public int hashCode() {
    return Objects.hashCode(id);
  }

  /** The records of {@code object} that this actor may reach with {@code operation}. */
  public AccessScope scope(String object, Operation operation) {
    if (administrator) {
      return AccessScope.ALL;
    }
    var scopes = access.getOrDefault(object, access.getOrDefault(EVERY_OBJECT, Map.of()));
    var scope = scopes.getOrDefault(operation, Scope.NONE);
    if (id == null || scope == Scope.NONE) {
      return AccessScope.NONE;
    }
    return switch (scope) {
      case NONE -> AccessScope.NONE;
      case OWN -> new AccessScope.Own(id, shares(object, operation));
      case TEAM -> new AccessScope.Team(id, teams, shares(object, operation));
      case ALL -> AccessScope.ALL;
    };
  }

  private Set<UUID> shares(String object, Operation operation) {
    return shares.getOrDefault(object, Map.of()).getOrDefault(operation, Set.of());
  }

  /** The same, reading no more of {@code object} than they may export of it. */
  public Actor exporting(String object) {
    var scopes = access.getOrDefault(object, access.getOrDefault(EVERY_OBJECT, Map.of()));
    var export = scopes.getOrDefault(Operation.EXPORT, Scope.NONE);
    if (administrator || export.compareTo(scopes.getOrDefault(Operation.READ, Scope.NONE)) >= 0) {
      return this;
    }
    var narrowed = new EnumMap<Operation, Scope>(scopes);
    narrowed.put(Operation.READ, export);
    var others = new HashMap<>(access);
    others.put(object, narrowed);
    var unshared = new HashMap<>(shares);
    unshared.remove(object);
    return new Actor(id, name, language, timeZone, team, teams, false, others, fields, unshared);
  }

  /** Whether any record of {@code object} may be reached with {@code operation}. */
  public boolean may(Operation operation, String object) {
    return !(scope(object, operation) instanceof AccessScope.None);
  }

  /** What this actor may do with a field, as far as the field is concerned. */
  public FieldAccess field(String object, String field) {
    return administrator
        ? FieldAccess.WRITE
        : fields.getOrDefault(object, Map.of()).getOrDefault(field, FieldAccess.WRITE);
  }
}
