package dev.rapport.leads;

import dev.rapport.identity.Actor;
import dev.rapport.parties.Company;
import dev.rapport.parties.Person;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Change;
import dev.rapport.records.ConflictException;
import dev.rapport.records.NewOwners;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordRow;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Records;
import dev.rapport.records.Reference;
import dev.rapport.records.RefusedException;
import dev.rapport.records.Values;
import dev.rapport.sales.Opportunity;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a company, a person and a deal of a lead, with the rights of the one who does it, as one
 * change set.
 */
@Service
class ConvertLead {

  /**
   * What a lead becomes.
   *
   * @param company null for none, as is {@code opportunity}
   */
  record Command(
      UUID lead,
      @Nullable Becomes company,
      @Nullable Becomes person,
      @Nullable Becomes opportunity) {}

  /**
   * A record that is there, or values for a new one, by field name, over those that the lead has.
   */
  record Becomes(@Nullable UUID existing, Map<String, @Nullable Object> values) {}

  /** What it became. */
  record Converted(
      @Nullable UUID company, @Nullable UUID person, @Nullable UUID opportunity, long changeSet) {}

  private static final Map<String, String> REFERENCES =
      Map.of(
          Lead.CONVERTED_COMPANY.name(), "company",
          Lead.CONVERTED_PERSON.name(), "person",
          Lead.CONVERTED_OPPORTUNITY.name(), "opportunity");

  private final Records records;
  private final RecordWriter writer;
  private final Proposals proposals;
  private final NewRecords newRecords;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ConvertLead(
      Records records,
      RecordWriter writer,
      Proposals proposals,
      NewRecords newRecords,
      ApplicationEventPublisher events,
      Clock clock) {
    this.records = records;
    this.writer = writer;
    this.proposals = proposals;
    this.newRecords = newRecords;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Converts the lead.
   *
   * @throws ProblemException 409 when it is converted already, 422 with the fields that are
   *     refused, named as in {@code person.email}
   */
  @Transactional
  public Converted handle(Command command, Actor actor) {
    var lead = records.one(Lead.OBJECT, command.lead(), actor);
    if (lead.get(Lead.CONVERTED_AT) != null) {
      throw converted();
    }
    if (command.company() == null && command.person() == null) {
      throw ProblemException.invalid("person", "conversion.person");
    }
    var made = new LinkedHashMap<UUID, String>();
    var changes = new ArrayList<Change>();

    var company =
        become(
            Company.OBJECT,
            command.company(),
            proposals.company(lead, actor),
            lead,
            made,
            changes,
            actor);
    var person =
        become(
            Person.OBJECT,
            command.person(),
            with(proposals.person(lead, actor), Person.COMPANY.name(), company),
            lead,
            made,
            changes,
            actor);
    var deal = with(proposals.opportunity(lead, actor), Opportunity.COMPANY.name(), company);
    var opportunity =
        become(
            Opportunity.OBJECT,
            command.opportunity(),
            with(deal, Opportunity.PERSON.name(), person),
            lead,
            made,
            changes,
            actor);
    changes.add(
        new Change.Update(
            Lead.OBJECT,
            lead.id(),
            lead.version(),
            new Values()
                .with(Lead.STATUS, Lead.CONVERTED)
                .with(Lead.CONVERTED_AT, clock.instant().truncatedTo(ChronoUnit.MICROS))
                .with(Lead.CONVERTED_COMPANY, reference(company))
                .with(Lead.CONVERTED_PERSON, reference(person))
                .with(Lead.CONVERTED_OPPORTUNITY, reference(opportunity))
                .toMap()));

    var changeSet = write(changes, made, actor);
    events.publishEvent(new LeadConverted(lead.id(), company, person, opportunity));
    return new Converted(company, person, opportunity, changeSet);
  }

  private @Nullable UUID become(
      String object,
      @Nullable Becomes becomes,
      Map<String, @Nullable Object> proposed,
      RecordRow lead,
      Map<UUID, String> made,
      List<Change> changes,
      Actor actor) {
    if (becomes == null || becomes.existing() != null) {
      return becomes == null ? null : becomes.existing();
    }
    var owned = with(proposed, Lead.OWNER.name(), NewOwners.of(lead, object, actor));
    var create = newRecords.create(object, owned, becomes.values(), actor);
    made.put(create.id(), object);
    changes.add(create);
    return create.id();
  }

  private long write(List<Change> changes, Map<UUID, String> made, Actor actor) {
    try {
      return writer.write(changes, actor, Origin.command("ConvertLead")).changeSet();
    } catch (ConflictException e) {
      throw converted(); // by somebody else, between our look and our write
    } catch (RefusedException e) {
      throw ProblemException.invalid(
          e.records().stream().flatMap(refused -> problems(refused, made).stream()).toList());
    }
  }

  /**
   * In the words of the request: a new record's fields behind its name, the lead's references as
   * what they point to.
   */
  private static List<FieldProblem> problems(
      RefusedException.Refused refused, Map<UUID, String> made) {
    return refused.refusals().stream()
        .map(refusal -> {
          var field = Objects.requireNonNullElse(refusal.field(), "");
          var name =
              made.containsKey(refused.id())
                  ? refused.object() + "." + field
                  : REFERENCES.getOrDefault(field, field);
          return new FieldProblem(name, refusal.code(), refusal.arguments());
        })
        .toList();
  }

  private static ProblemException converted() {
    return ProblemException.of(HttpStatus.CONFLICT, "leadConverted");
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> values, String field, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(values);
    if (value != null) {
      more.put(field, value instanceof UUID id ? Reference.to(id) : value);
    }
    return more;
  }

  private static @Nullable Reference reference(@Nullable UUID id) {
    return id == null ? null : Reference.to(id);
  }
}
