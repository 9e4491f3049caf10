package dev.rapport.sales.team;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;
import static rapport.db.Tables.DEAL_MEMBER;
import static rapport.db.Tables.OPPORTUNITY;

import dev.rapport.identity.Actor;
import dev.rapport.identity.Actors;
import dev.rapport.identity.Operation;
import dev.rapport.records.KnownReferences;
import dev.rapport.records.KnownReferences.Known;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.query.ScopeBranches;
import dev.rapport.sales.Opportunity;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Everybody is in a team once, and what its members are given isn't more than there is: the rest is
 * the owner's.
 */
@Component
class DealMemberRules implements RecordRules {

  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  /**
   * @param mayChange whether the one who writes may change it by their role
   */
  private record Deal(@Nullable UUID owner, boolean mayChange) {}

  private final DSLContext sql;
  private final Catalog catalog;
  private final ScopeBranches scopes;
  private final KnownReferences references;
  private final Actors actors;

  DealMemberRules(
      DSLContext sql,
      Catalog catalog,
      ScopeBranches scopes,
      KnownReferences references,
      Actors actors) {
    this.sql = sql;
    this.catalog = catalog;
    this.scopes = scopes;
    this.references = references;
    this.actors = actors;
  }

  @Override
  public String object() {
    return DealMember.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    var byDeal =
        drafts.stream()
            .filter(draft -> draft.get(DealMember.OPPORTUNITY) != null)
            .collect(
                Collectors.groupingBy(
                    draft -> Objects.requireNonNull(draft.get(DealMember.OPPORTUNITY)).id(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    lock(byDeal.keySet());
    var deals = deals(byDeal.keySet(), actor);
    var teams = teams(byDeal.keySet(), drafts.stream().map(RecordDraft::id).toList());
    var known = references.of(drafts, List.of(DealMember.USER));
    byDeal.forEach((id, some) -> {
      var deal = deals.get(id);
      var team = teams.getOrDefault(id, new HashMap<>());
      for (var draft : some) {
        if (deal != null && draft.kind() != Kind.DELETE) {
          complete(draft, deal, known);
          join(draft, team);
        }
      }
    });
  }

  private void complete(RecordDraft draft, Deal deal, Known known) {
    var user = draft.get(DealMember.USER);
    // Where there is none, the field that is missing is refused.
    draft.set(
        DealMember.NAME, Objects.requireNonNullElse(known.label(draft, DealMember.USER), "?"));
    if (draft.get(DealMember.SHARE) == null) {
      draft.set(DealMember.SHARE, BigDecimal.ZERO);
    }
    if (draft.kind() != Kind.CREATE || user == null) {
      return;
    }
    if (!deal.mayChange()) {
      draft.refuse(DealMember.OPPORTUNITY, "dealMember.notYours");
    } else if (user.id().equals(deal.owner())) {
      draft.refuse(DealMember.USER, "dealMember.owner");
    } else if (actors.find(user.id()).filter(DealMemberRules::seesNoDeals).isPresent()) {
      draft.refuse(DealMember.USER, "share.beyondRole");
    }
  }

  private static boolean seesNoDeals(Actor actor) {
    return !actor.may(Operation.READ, Opportunity.OBJECT);
  }

  /**
   * @param team shares by user, of those who are in it; the draft's comes to them
   */
  private static void join(RecordDraft draft, Map<UUID, BigDecimal> team) {
    var user = draft.get(DealMember.USER);
    var share = Objects.requireNonNull(draft.get(DealMember.SHARE));
    if (user == null) {
      return;
    }
    if (team.containsKey(user.id())) {
      draft.refuse(DealMember.USER, "dealMember.twice");
      return;
    }
    var left = ALL.subtract(team.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    if (share.compareTo(left) > 0) {
      draft.refuse(DealMember.SHARE, "dealMember.over", left.stripTrailingZeros());
    }
    team.put(user.id(), share);
  }

  /** Of two who change one team the second one sees what the first one wrote. */
  private void lock(Collection<UUID> deals) {
    deals.stream()
        .map(id -> id.getLeastSignificantBits())
        .sorted()
        .forEach(
            key -> sql.select(function("pg_advisory_xact_lock", Object.class, val(key))).fetch());
  }

  private Map<UUID, Deal> deals(Set<UUID> ids, Actor actor) {
    var definition = catalog.object(Opportunity.OBJECT);
    var may =
        field(trueCondition().and(scopes.whole(definition, actor.byRole(), Operation.UPDATE)));
    return sql.select(OPPORTUNITY.ID, OPPORTUNITY.OWNER_ID, may)
        .from(OPPORTUNITY)
        .where(OPPORTUNITY.ID.in(ids))
        .fetchMap(OPPORTUNITY.ID, row -> new Deal(row.value2(), Boolean.TRUE.equals(row.value3())));
  }

  /** Shares by deal and user, but for those members that are being written. */
  private Map<UUID, Map<UUID, BigDecimal>> teams(Set<UUID> deals, List<UUID> written) {
    Map<UUID, Map<UUID, BigDecimal>> teams = new HashMap<>();
    sql.select(DEAL_MEMBER.OPPORTUNITY_ID, DEAL_MEMBER.USER_ID, DEAL_MEMBER.SHARE)
        .from(DEAL_MEMBER)
        .where(DEAL_MEMBER.OPPORTUNITY_ID.in(deals), DEAL_MEMBER.DELETED_AT.isNull())
        .and(DEAL_MEMBER.ID.notIn(written))
        .forEach(row ->
            teams
                .computeIfAbsent(row.value1(), _ -> new HashMap<>())
                .put(row.value2(), row.value3()));
    return teams;
  }
}
