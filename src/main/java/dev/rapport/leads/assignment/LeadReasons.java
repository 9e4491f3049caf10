package dev.rapport.leads.assignment;

import static rapport.db.Tables.RECORD;

import dev.rapport.identity.AccessScope;
import dev.rapport.identity.Actor;
import dev.rapport.identity.FieldAccess;
import dev.rapport.identity.Operation;
import dev.rapport.leads.Lead;
import dev.rapport.leads.assignment.AssignmentViews.Candidate;
import dev.rapport.leads.assignment.AssignmentViews.One;
import dev.rapport.leads.assignment.Reason.Measured;
import dev.rapport.records.NotFoundException;
import dev.rapport.records.Records;
import dev.rapport.records.assignments.Assignments;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why somebody was given a lead, for those who see the lead. How well colleagues do is for those
 * who may read all leads; others see what was measured of themselves.
 */
@Component
class LeadReasons {

  private final Records records;
  private final Assignments assignments;
  private final DSLContext sql;
  private final JsonMapper json;

  LeadReasons(Records records, Assignments assignments, DSLContext sql, JsonMapper json) {
    this.records = records;
    this.assignments = assignments;
    this.sql = sql;
    this.json = json;
  }

  /**
   * The lead's assignments, the latest first. Three statements.
   *
   * @throws NotFoundException when the actor doesn't see the lead
   */
  List<One> of(UUID lead, Actor actor) {
    if (records.some(Lead.OBJECT, List.of(lead), List.of("createdAt"), actor).isEmpty()) {
      throw new NotFoundException();
    }
    var given = assignments.of(lead);
    var reasons = given.stream().map(each -> json.readValue(each.reason(), Reason.class)).toList();
    var users = new HashSet<UUID>();
    given.forEach(each -> users.add(each.user()));
    reasons.forEach(reason -> {
      reason.measured().forEach(it -> users.add(it.user()));
      users.add(reason.from());
    });
    users.remove(null);
    var names = names(users);
    var all = actor.scope(Lead.OBJECT, Operation.READ) instanceof AccessScope.All;
    return IntStream.range(0, given.size())
        .mapToObj(i -> {
          var each = given.get(i);
          var reason = reasons.get(i);
          var segment = reason.segment();
          var readable = segment == null || actor.field(Lead.OBJECT, segment) != FieldAccess.HIDDEN;
          return new One(
              each.at(),
              AssignmentViews.user(each.user(), names),
              reason.from() == null ? null : AssignmentViews.user(reason.from(), names),
              reason.rule(),
              reason.by(),
              each.round(),
              readable ? segment : null,
              readable ? reason.value() : null,
              reason.candidates(),
              reason.measured().stream()
                  .limit(all ? Reason.KEPT : 1)
                  .map(it -> candidate(it, all || it.user().equals(actor.id()), names))
                  .toList(),
              reason.leftOut());
        })
        .toList();
  }

  /** What records are called. */
  Map<UUID, String> names(Collection<UUID> ids) {
    return sql.select(RECORD.ID, RECORD.LABEL)
        .from(RECORD)
        .where(RECORD.ID.in(ids.stream().filter(Objects::nonNull).toList()))
        .fetchMap(RECORD.ID, RECORD.LABEL);
  }

  private static Candidate candidate(Measured it, boolean whole, Map<UUID, String> names) {
    var user = AssignmentViews.user(it.user(), names);
    if (!whole) {
      return new Candidate(user, null, null, null, null, null, null, null);
    }
    var measured = it.expected() != null;
    return new Candidate(
        user,
        it.open(),
        it.deals(),
        it.capacity(),
        measured ? it.good() : null,
        measured ? it.ended() : null,
        it.expected(),
        it.drawn());
  }
}
