package dev.rapport.leads.assignment;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.LEAD;
import static rapport.db.Tables.OPPORTUNITY;
import static rapport.db.Tables.TEAM;

import dev.rapport.identity.Actors;
import dev.rapport.identity.Operation;
import dev.rapport.leads.Lead;
import dev.rapport.records.assignments.Assignments;
import dev.rapport.sales.Opportunity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Those who get leads: who they are, what they can, and how much they have. */
@Component
class AssignmentPeople {

  private final DSLContext sql;
  private final Actors actors;
  private final Assignments assignments;
  private final JsonMapper json;

  AssignmentPeople(DSLContext sql, Actors actors, Assignments assignments, JsonMapper json) {
    this.sql = sql;
    this.actors = actors;
    this.assignments = assignments;
    this.json = json;
  }

  /** Whom a rule names, of those who are here and see leads. Two statements at the most. */
  List<UUID> of(AssignmentRule rule) {
    var named = new LinkedHashSet<>(rule.people());
    if (!rule.teams().isEmpty()) {
      named.addAll(
          sql.select(APP_USER.ID)
              .from(APP_USER)
              .where(APP_USER.TEAM_ID.in(withSubTeams(rule.teams())))
              .and(APP_USER.ACTIVE.isTrue())
              .and(APP_USER.DELETED_AT.isNull())
              .orderBy(APP_USER.NAME, APP_USER.ID)
              .fetch(APP_USER.ID));
    }
    return named.stream().filter(this::works).toList();
  }

  /** Whether they are here and see leads. */
  boolean works(UUID user) {
    return actors.find(user).filter(it -> it.may(Operation.READ, Lead.OBJECT)).isPresent();
  }

  private Set<UUID> withSubTeams(Collection<UUID> teams) {
    var below = new HashMap<UUID, List<UUID>>();
    sql.select(TEAM.ID, TEAM.PARENT_ID)
        .from(TEAM)
        .where(TEAM.DELETED_AT.isNull(), TEAM.PARENT_ID.isNotNull())
        .forEach(
            row -> below.computeIfAbsent(row.value2(), _ -> new ArrayList<>()).add(row.value1()));
    var all = new HashSet<UUID>();
    var next = List.copyOf(teams);
    while (!next.isEmpty()) {
      next =
          next.stream()
              .filter(all::add)
              .flatMap(it -> below.getOrDefault(it, List.of()).stream())
              .toList();
    }
    return all;
  }

  /** What each of them works on; nobody is in it who has nothing. One statement. */
  Map<UUID, Work> work(Collection<UUID> users) {
    var work = new HashMap<UUID, Work>();
    sql.select(LEAD.OWNER_ID, count(), inline(0))
        .from(LEAD)
        .where(LEAD.OWNER_ID.in(users))
        .and(LEAD.DELETED_AT.isNull())
        .and(LEAD.ASSIGN.isFalse())
        .and(LEAD.STATUS.notIn(Lead.ENDS.stream().map(DSL::inline).toList())) // as the index has it
        .groupBy(LEAD.OWNER_ID)
        .unionAll(
            select(OPPORTUNITY.OWNER_ID, inline(0), count())
                .from(OPPORTUNITY)
                .where(OPPORTUNITY.OWNER_ID.in(users))
                .and(OPPORTUNITY.DELETED_AT.isNull())
                .and(OPPORTUNITY.STATUS.eq(inline(Opportunity.OPEN)))
                .groupBy(OPPORTUNITY.OWNER_ID))
        .forEach(row -> work.merge(row.value1(), new Work(row.value2(), row.value3()), Work::plus));
    return work;
  }

  Map<UUID, Profile> profiles() {
    var profiles = new HashMap<UUID, Profile>();
    assignments
        .profiles()
        .forEach((user, profile) -> profiles.put(user, json.readValue(profile, Profile.class)));
    return profiles;
  }
}
