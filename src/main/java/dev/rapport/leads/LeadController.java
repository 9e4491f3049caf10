package dev.rapport.leads;

import dev.rapport.identity.Actor;
import dev.rapport.parties.Company;
import dev.rapport.parties.Person;
import dev.rapport.parties.duplicates.Duplicates;
import dev.rapport.parties.duplicates.Evidence;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.RecordRow;
import dev.rapport.records.Records;
import dev.rapport.records.Reference;
import dev.rapport.records.catalog.Catalog;
import dev.rapport.records.fieldtype.FieldType;
import dev.rapport.sales.Opportunity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The conversion of a lead over HTTP: what it would do, and doing it. */
@RestController
@RequestMapping("/api/leads/{id}/conversion")
class LeadController {

  /** A record that is there already and may be the lead. */
  record Match(UUID id, String label, @Nullable String detail, List<Evidence> reasons) {}

  /** A new record's values, and those that are there and may be meant. */
  record Proposal(Map<String, @Nullable Object> proposed, List<Match> matches) {}

  /**
   * @param company null for a lead that names none
   */
  record Proposed(
      Reference lead, @Nullable Proposal company, Proposal person, Proposal opportunity) {}

  /** An {@code id}, or the values of a new record in {@code create}. */
  record Choice(@Nullable UUID id, @Nullable Map<String, @Nullable Object> create) {}

  record Conversion(
      @Nullable Choice company, @Nullable Choice person, @Nullable Choice opportunity) {}

  record Answer(
      @Nullable Reference company,
      @Nullable Reference person,
      @Nullable Reference opportunity,
      String changeSet) {}

  private final ConvertLead convertLead;
  private final Proposals proposals;
  private final Duplicates duplicates;
  private final Records records;
  private final Catalog catalog;

  LeadController(
      ConvertLead convertLead,
      Proposals proposals,
      Duplicates duplicates,
      Records records,
      Catalog catalog) {
    this.convertLead = convertLead;
    this.proposals = proposals;
    this.duplicates = duplicates;
    this.records = records;
    this.catalog = catalog;
  }

  @GetMapping
  Proposed propose(@PathVariable UUID id, Actor actor) {
    var lead = records.one(Lead.OBJECT, id, actor);
    var company = proposals.company(lead, actor);
    return new Proposed(
        new Reference(lead.id(), Lead.OBJECT, lead.get(Lead.NAME)),
        company.isEmpty()
            ? null
            : new Proposal(json(Company.OBJECT, company), companies(lead, company, actor)),
        new Proposal(json(Person.OBJECT, proposals.person(lead, actor)), people(lead, actor)),
        new Proposal(json(Opportunity.OBJECT, proposals.opportunity(lead, actor)), List.of()));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Answer convert(@PathVariable UUID id, @RequestBody Conversion conversion, Actor actor) {
    var converted =
        convertLead.handle(
            new ConvertLead.Command(
                id,
                becomes("company", conversion.company()),
                becomes("person", conversion.person()),
                becomes("opportunity", conversion.opportunity())),
            actor);
    return new Answer(
        reference(Company.OBJECT, converted.company(), actor),
        reference(Person.OBJECT, converted.person(), actor),
        reference(Opportunity.OBJECT, converted.opportunity(), actor),
        String.valueOf(converted.changeSet()));
  }

  private static ConvertLead.@Nullable Becomes becomes(String name, @Nullable Choice choice) {
    if (choice == null) {
      return null;
    }
    if ((choice.id() == null) == (choice.create() == null)) {
      throw ProblemException.invalid(name, "conversion.either");
    }
    return new ConvertLead.Becomes(
        choice.id(), Objects.requireNonNullElse(choice.create(), Map.of()));
  }

  private List<Match> companies(
      RecordRow lead, Map<String, @Nullable Object> proposed, Actor actor) {
    Map<String, @Nullable Object> known = new LinkedHashMap<>(proposed);
    known.put(Company.EMAIL.name(), lead.get(Lead.EMAIL));
    known.put(Company.PHONE.name(), lead.get(Lead.PHONE));
    return matches(Company.OBJECT, known, actor);
  }

  private List<Match> people(RecordRow lead, Actor actor) {
    return matches(Person.OBJECT, proposals.person(lead, actor), actor);
  }

  private List<Match> matches(String object, Map<String, @Nullable Object> values, Actor actor) {
    var matches = new ArrayList<Match>();
    for (var twin : duplicates.find(object, values, null, actor)) {
      var reasons = List.copyOf(twin.reasons());
      matches.add(new Match(twin.id(), twin.label(), twin.detail(), reasons));
    }
    return matches;
  }

  @SuppressWarnings("unchecked")
  private Map<String, @Nullable Object> json(String object, Map<String, @Nullable Object> values) {
    var definition = catalog.object(object);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      var type = (FieldType<Object>) definition.field(name).type();
      json.put(name, value == null ? null : type.toJson(value));
    });
    return json;
  }

  private @Nullable Reference reference(String object, @Nullable UUID id, Actor actor) {
    if (id == null) {
      return null;
    }
    var label = catalog.object(object).labelField();
    return records.some(object, List.of(id), List.of(label), actor).stream()
        .findFirst()
        .map(row -> new Reference(id, object, (String) row.values().get(label)))
        .orElse(null);
  }
}
