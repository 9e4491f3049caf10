package dev.rapport.records.views;

import dev.rapport.identity.Account;
import dev.rapport.identity.Actor;
import dev.rapport.identity.Operation;
import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Access;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.views.SavedView.Sharing;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Views and who may do what with them: one sees one's own, those of one's teams and everybody's;
 * its owner and administrators change one.
 */
@Service
class SavedViews {

  private static final int MOST = 500;

  private final ViewStore store;
  private final ViewFit fit;
  private final Catalog catalog;

  SavedViews(ViewStore store, ViewFit fit, Catalog catalog) {
    this.store = store;
    this.fit = fit;
    this.catalog = catalog;
  }

  /** A view as one reader gets it. */
  record Seen(SavedView view, ViewFit.Fitted fitted, boolean mayChange, List<UUID> roles) {}

  /**
   * @param defaults the views that objects open with for the reader
   */
  record All(List<Seen> views, Map<String, UUID> defaults) {}

  /** All that the reader may see, of objects that they may read. Two statements. */
  All all(Account reader) {
    var actor = reader.actor();
    var defaults = store.defaults();
    var views =
        store.visible(actor).stream()
            .filter(view -> readable(view.object(), actor))
            .map(view -> seen(view, defaults, actor))
            .toList();
    var ids = views.stream().map(seen -> seen.view().id()).collect(Collectors.toSet());
    var role = reader.role() == null ? null : reader.role().id();
    var mine = ViewStore.of(defaults, role, reader.id());
    mine.values().retainAll(ids);
    return new All(views, mine);
  }

  /** Throws {@link NotFoundException} when there is none, or it is not the reader's to see. */
  Seen one(UUID id, Actor actor) {
    return seen(find(id, false, actor), store.defaults(), actor);
  }

  @Transactional
  public Seen add(ViewInput input, Actor actor) {
    var owner = Objects.requireNonNull(actor.id());
    check(input, actor);
    if (store.count(owner) >= MOST) {
      throw ProblemException.invalid("name", "view.tooMany", MOST);
    }
    var id = Ids.next();
    store.insert(id, owner, input);
    return one(id, actor);
  }

  /**
   * Throws {@link ForbiddenException} when it is somebody else's, a problem (412) when somebody
   * changed it since the version that was looked at.
   */
  @Transactional
  public Seen change(UUID id, ViewInput input, Actor actor) {
    var view = changeable(id, false, actor);
    if (!view.object().equals(input.object())) {
      throw ProblemException.invalid("object", "readOnly");
    }
    check(input, actor);
    if (input.version() == null || !store.update(id, input.version(), input)) {
      throw ProblemException.of(HttpStatus.PRECONDITION_FAILED, "viewChanged");
    }
    return one(id, actor);
  }

  @Transactional
  public void remove(UUID id, Actor actor) {
    store.setRemoved(changeable(id, false, actor).id(), true);
  }

  @Transactional
  public Seen restore(UUID id, Actor actor) {
    store.setRemoved(changeable(id, true, actor).id(), false);
    return one(id, actor);
  }

  /**
   * Lets an object open with a view.
   *
   * @param view null for none
   * @param role for whose users; null for the actor alone
   */
  @Transactional
  public void setDefault(String object, @Nullable UUID view, @Nullable UUID role, Actor actor) {
    catalog.object(object);
    if (role != null && !actor.administrator()) {
      throw new ForbiddenException();
    }
    if (view != null) {
      var shown = find(view, false, actor);
      if (!shown.object().equals(object)) {
        throw new NotFoundException();
      }
      if (role != null && shown.sharing() != Sharing.ALL) {
        throw ProblemException.invalid("view", "view.shareFirst");
      }
    }
    store.setDefault(object, role, actor.id(), view);
  }

  void check(ViewInput input, Actor actor) {
    var object = readableObject(input.object(), actor);
    if (input.name().isBlank()) {
      throw ProblemException.invalid("name", "view.nameless");
    }
    if (input.name().codePoints().anyMatch(SavedViews::unkept)) {
      throw ProblemException.invalid("name", "text.control");
    }
    var team = input.team();
    if ((input.sharing() == Sharing.TEAM) != (team != null)) {
      throw ProblemException.invalid("team", "view.whichTeam");
    }
    if (team != null && !mayShareWith(team, actor)) {
      throw ProblemException.invalid("team", "reference.unknown");
    }
    fit.check(object, input.shown(), actor);
  }

  /** Control characters, and halves of characters. */
  private static boolean unkept(int letter) {
    return Character.isISOControl(letter) || Character.getType(letter) == Character.SURROGATE;
  }

  private boolean mayShareWith(UUID team, Actor actor) {
    return actor.teams().contains(team) || (actor.administrator() && store.isTeam(team));
  }

  private SavedView changeable(UUID id, boolean removed, Actor actor) {
    var view = find(id, removed, actor);
    if (!mayChange(view, actor)) {
      throw new ForbiddenException();
    }
    return view;
  }

  private SavedView find(UUID id, boolean removed, Actor actor) {
    return store
        .one(id, removed, actor)
        .filter(view -> readable(view.object(), actor))
        .orElseThrow(NotFoundException::new);
  }

  private Seen seen(SavedView view, List<ViewStore.Default> defaults, Actor actor) {
    var roles =
        actor.administrator()
            ? defaults.stream()
                .filter(each -> each.view().equals(view.id()) && each.role() != null)
                .map(ViewStore.Default::role)
                .map(Objects::requireNonNull)
                .toList()
            : List.<UUID>of();
    return new Seen(
        view,
        fit.fit(catalog.object(view.object()), view.shown(), actor),
        mayChange(view, actor),
        roles);
  }

  private static boolean mayChange(SavedView view, Actor actor) {
    return actor.administrator() || view.owner().id().equals(actor.id());
  }

  private ObjectDefinition readableObject(String name, Actor actor) {
    var object = catalog.object(name);
    if (!readable(name, actor)) {
      throw new ForbiddenException();
    }
    return object;
  }

  private boolean readable(String name, Actor actor) {
    return catalog
        .find(name)
        .filter(
            object -> object.access() instanceof Access.Public || actor.may(Operation.READ, name))
        .isPresent();
  }
}
