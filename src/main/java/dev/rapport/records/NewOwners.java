package dev.rapport.records;

import dev.rapport.identity.AccessScope;
import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.records.RecordDraft.Kind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose a new record is: a role lets create it for oneself, for one's teams or for anybody. */
public final class NewOwners {

  private static final FieldRef<Reference> OWNER = FieldRef.of("owner");
  private static final FieldRef<Reference> TEAM = FieldRef.of("team");

  private NewOwners() {}

  /**
   * Whose a record of {@code object} becomes that the actor makes of another one: its owner's, as
   * far as they may create records for them, else their own.
   *
   * @param of with its owner and team
   * @return null for nobody's, where the other one is nobody's either
   */
  public static @Nullable Reference of(RecordRow of, String object, Actor actor) {
    var owner = of.get(OWNER);
    var allowed = actor.scope(object, Operation.CREATE).reaches(id(owner), id(of.get(TEAM)));
    return allowed || actor.id() == null ? owner : Reference.to(actor.id());
  }

  /**
   * Whether nobody's may not be created: to say that a new record is nobody's is then to say
   * nothing, and it becomes the actor's before any rule sees it.
   */
  static boolean mustBeSomebodys(RecordDraft draft, Actor actor, Origin origin) {
    return !origin.byRule()
        && draft.object().ownerChosen()
        && draft.get(OWNER) == null
        && !actor.scope(draft.object().name(), Operation.CREATE).reaches(null, null);
  }

  /**
   * Behind the rules, when it is said whose a new record is: one of somebody for whom the actor may
   * not create it is refused, unless it is for another reason. What a rule adds to a change that
   * they may make stays with whom the rule says, and so does what is always whose another record
   * is.
   */
  static void settle(List<RecordDraft> drafts, Actor actor, Origin origin) {
    if (!origin.byRule()) {
      drafts.stream()
          .filter(draft -> draft.kind() == Kind.CREATE && draft.object().ownerChosen())
          .filter(draft -> !draft.refused())
          .forEach(draft -> settle(draft, actor));
    }
  }

  private static void settle(RecordDraft draft, Actor actor) {
    var scope = actor.scope(draft.object().name(), Operation.CREATE);
    if (!scope.reaches(id(draft.get(OWNER)), id(draft.get(TEAM)))) {
      draft.refuse(
          OWNER, scope instanceof AccessScope.Own ? "owner.oneself" : "owner.oneselfOrTeam");
    }
  }

  private static @Nullable UUID id(@Nullable Reference reference) {
    return reference == null ? null : reference.id();
  }
}
