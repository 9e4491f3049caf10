package dev.rapport.records.sharing;

import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Account;
import dev.rapport.identity.Actor;
import dev.rapport.identity.Actors;
import dev.rapport.identity.Operation;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.Reference;
import dev.rapport.records.query.Reach;
import dev.rapport.records.query.Reason;
import dev.rapport.records.query.RegistryAccess;
import dev.rapport.records.sharing.Reader.Because;
import dev.rapport.records.sharing.Reader.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Who sees a record, and why: by the rule that lets them see it, asked of everybody who may come
 * into question.
 */
@Service
public class WhoSees {

  private static final int PAGE = 50;

  /**
   * @param next the last one looked at; null at the end
   */
  public record Page(List<Reader> readers, @Nullable UUID next) {}

  /** A record and what reaches it, to be seen and to be changed. */
  private record Looked(
      Reach seen, Reach changed, List<Share> shares, List<Candidates.Above> above) {}

  private final DSLContext sql;
  private final ShareableRecords records;
  private final Sharing sharing;
  private final Candidates candidates;
  private final Actors actors;
  private final RegistryAccess access;

  WhoSees(
      DSLContext sql,
      ShareableRecords records,
      Sharing sharing,
      Candidates candidates,
      Actors actors,
      RegistryAccess access) {
    this.sql = sql;
    this.records = records;
    this.sharing = sharing;
    this.candidates = candidates;
    this.actors = actors;
    this.access = access;
  }

  /**
   * A page of those who see a record, by name: for whoever may share it. Four statements, and one
   * for each user whose rights are not in memory.
   *
   * @param after the {@code next} of the page before; null for the first
   */
  public Page of(String object, UUID id, @Nullable UUID after, Actor actor) {
    records.find(object, id, actor);
    var record = look(object, id);
    var found = candidates.of(record.seen(), after, PAGE + 1);
    var page = found.size() > PAGE ? found.subList(0, PAGE) : found;
    var readers =
        page.stream()
            .flatMap(user -> actors.account(user).stream())
            .flatMap(account -> reader(record, account).stream())
            .toList();
    return new Page(readers, found.size() > PAGE ? page.getLast() : null);
  }

  /**
   * Those of the users who see a record and may change it, in their order. Three statements, and
   * one for each user whose rights are not in memory.
   */
  public List<Actor> whoMayChange(String object, UUID id, List<UUID> users) {
    var record = look(object, id);
    return users.stream()
        .flatMap(user -> actors.find(user).stream())
        .filter(user -> access.sees(record.seen(), user))
        .filter(user -> !access.why(record.changed(), user, Operation.UPDATE).isEmpty())
        .toList();
  }

  private Looked look(String object, UUID id) {
    var row = sql.selectFrom(RECORD).where(RECORD.ID.eq(id)).fetchOptional();
    var found = row.orElseThrow(NotFoundException::new);
    var shares = sharing.with(id);
    var readers = found.getReaders();
    var named = readers == null ? Set.<UUID>of() : Set.copyOf(Arrays.asList(readers));
    var owner = found.getOwnerId();
    var team = found.getTeamId();
    return new Looked(
        new Reach(object, owner, team, named, principals(shares, false)),
        new Reach(object, owner, team, named, principals(shares, true)),
        shares,
        candidates.above(team));
  }

  private static Set<UUID> principals(List<Share> shares, boolean toChange) {
    return shares.stream()
        .filter(share -> share.change() || !toChange)
        .map(share -> share.with().id())
        .collect(Collectors.toSet());
  }

  private Optional<Reader> reader(Looked record, Account account) {
    var actor = account.actor();
    var why = access.why(record.seen(), actor, Operation.READ);
    if (why.isEmpty()) {
      return Optional.empty();
    }
    var because = why.stream().flatMap(reason -> said(reason, record, account).stream()).toList();
    return Optional.of(
        new Reader(
            new Reference(account.id(), "user", actor.name()),
            !access.why(record.changed(), actor, Operation.UPDATE).isEmpty(),
            !access.why(record.seen(), actor, Operation.DELETE).isEmpty(),
            because));
  }

  private static List<Because> said(Reason reason, Looked record, Account account) {
    var actor = account.actor();
    return switch (reason) {
      case EVERY_RECORD ->
          List.of(
              actor.administrator()
                  ? Because.of(Kind.administrator, null)
                  : Because.of(Kind.role, role(account)));
      case OWNER -> List.of(Because.of(Kind.owner, null));
      case NAMED -> List.of(Because.of(Kind.named, null));
      case TEAM -> List.of(byTeam(record, actor));
      case SHARE -> byShares(record, actor);
    };
  }

  private static @Nullable Reference role(Account account) {
    var role = account.role();
    return role == null ? null : new Reference(role.id(), "role", role.label());
  }

  private static Because byTeam(Looked record, Actor actor) {
    for (var team : record.above()) {
      if (Objects.equals(team.manager(), actor.id())) {
        return Because.of(Kind.manager, reference(team));
      }
    }
    return record.above().stream()
        .filter(team -> team.id().equals(record.seen().team()))
        .findFirst()
        .map(team -> Because.of(Kind.team, reference(team)))
        .orElseGet(() -> Because.of(Kind.team, null));
  }

  private static Reference reference(Candidates.Above team) {
    return new Reference(team.id(), "team", team.name());
  }

  private static List<Because> byShares(Looked record, Actor actor) {
    var because = new ArrayList<Because>();
    for (var share : record.shares()) {
      var with = share.with().id();
      if (with.equals(actor.id()) || actor.teams().contains(with)) {
        because.add(
            new Because(
                share.team() ? Kind.member : Kind.share, share.with(), share.by(), share.until()));
      }
    }
    return because;
  }
}
