package dev.rapport.sales.quotes;

import dev.rapport.identity.Actor;
import dev.rapport.parties.Company;
import dev.rapport.platform.Ids;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.Change;
import dev.rapport.records.ForbiddenException;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Reference;
import dev.rapport.records.RefusedException;
import dev.rapport.records.Values;
import dev.rapport.records.fieldtype.FieldTypes;
import dev.rapport.sales.Opportunity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a quote for somebody with whom there is no deal yet, the deal with it and the company where
 * it is new: one change set, with the rights of the one who writes the quote.
 */
@Service
class QuoteForClient {

  /**
   * For whom, and about what.
   *
   * @param company one that is there; null for a new one
   * @param client what a new one is called
   * @param email of a new one; null for none
   * @param about what the deal is called
   */
  record Command(
      @Nullable UUID company,
      @Nullable String client,
      @Nullable String email,
      @Nullable String about) {}

  /** Under which the request says what is called the name of a record. */
  private static final Map<String, String> NAMES =
      Map.of(Company.OBJECT, "client", Opportunity.OBJECT, "about");

  private final RecordWriter writer;
  private final PlainTexts texts;

  QuoteForClient(RecordWriter writer, PlainTexts texts) {
    this.writer = writer;
    this.texts = texts;
  }

  /**
   * Makes the draft.
   *
   * @return the quote
   * @throws ForbiddenException for who may not make one of these
   * @throws ProblemException 422 with what can't be taken, of what the request doesn't name as in
   *     {@code company.sector}
   */
  @Transactional
  public UUID handle(Command command, Actor actor) {
    var errors = new ArrayList<FieldProblem>();
    var about = texts.required("about", command.about(), FieldTypes.text(), errors);
    var changes = new ArrayList<Change>();
    var company = command.company();
    if (company == null) {
      company = Ids.next();
      changes.add(new Change.Create(Company.OBJECT, company, client(command, errors).toMap()));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    var deal = Ids.next();
    var quote = Ids.next();
    changes.add(
        new Change.Create(
            Opportunity.OBJECT,
            deal,
            new Values()
                .with(Opportunity.NAME, about)
                .with(Opportunity.COMPANY, Reference.to(company))
                .toMap()));
    changes.add(
        new Change.Create(
            Quote.OBJECT,
            quote,
            new Values()
                .with(Quote.OPPORTUNITY, Reference.to(deal))
                .with(Quote.COMPANY, Reference.to(company))
                .toMap()));
    write(changes, actor);
    return quote;
  }

  /** Who may not write an address may still make one without. */
  private Values client(Command command, List<FieldProblem> errors) {
    var name = texts.required("client", command.client(), FieldTypes.text(), errors);
    var values = new Values().with(Company.NAME, name);
    var email = texts.read("email", command.email(), FieldTypes.email(), errors);
    return email == null ? values : values.with(Company.EMAIL, email);
  }

  private void write(List<Change> changes, Actor actor) {
    try {
      writer.write(changes, actor, Origin.command("MakeQuote"));
    } catch (RefusedException e) {
      throw ProblemException.invalid(
          e.records().stream()
              .flatMap(refused ->
                  refused.refusals().stream()
                      .map(refusal ->
                          new FieldProblem(
                              named(refused.object(), refusal.field()),
                              refusal.code(),
                              refusal.arguments())))
              .toList());
    }
  }

  private static String named(String object, @Nullable String field) {
    if (field == null) {
      return "";
    }
    if (field.equals(Company.NAME.name())) {
      return NAMES.getOrDefault(object, field);
    }
    var asked = object.equals(Company.OBJECT) && field.equals(Company.EMAIL.name());
    return asked ? field : object + "." + field;
  }
}
