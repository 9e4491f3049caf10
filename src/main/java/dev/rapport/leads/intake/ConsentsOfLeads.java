package dev.rapport.leads.intake;

import dev.rapport.identity.Actor;
import dev.rapport.leads.Lead;
import dev.rapport.leads.LeadConverted;
import dev.rapport.parties.Consent;
import dev.rapport.platform.Ids;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Records;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import dev.rapport.records.intake.ConfirmationStore;
import dev.rapport.records.intake.ConfirmationStore.Row;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What somebody agreed to as a lead holds for the person that they become. */
@Component
class ConsentsOfLeads {

  private static final int LONGEST_EVIDENCE = 300;

  private final Submissions submissions;
  private final ConfirmationStore confirmations;
  private final Records records;
  private final RecordWriter writer;

  ConsentsOfLeads(
      Submissions submissions,
      ConfirmationStore confirmations,
      Records records,
      RecordWriter writer) {
    this.submissions = submissions;
    this.confirmations = confirmations;
    this.records = records;
    this.writer = writer;
  }

  /**
   * In the transaction that converts: both happen, or neither. What is still to be confirmed waits
   * for that.
   */
  @EventListener
  void follow(LeadConverted converted) {
    var party = converted.person() == null ? converted.company() : converted.person();
    if (party == null) {
      return;
    }
    // Locked, as by whoever confirms: one of the two sees what the other did.
    var sent = submissions.lockedOfLead(converted.lead());
    var asked = confirmations.all(sent.stream().map(Submissions.Kept::id).toList());
    var changes =
        sent.stream()
            .filter(each -> !asked.containsKey(each.id()) || isConfirmed(asked.get(each.id())))
            .flatMap(each -> consents(each, asked.get(each.id()), party))
            .toList();
    writer.write(changes, Actor.SYSTEM, Origin.command("ConvertLead"));
  }

  /** What was confirmed after its lead had become somebody: it is theirs now. */
  void confirmed(Submissions.Kept submission, Row confirmation) {
    if (submission.lead() == null) {
      return;
    }
    var parties =
        records.some(Lead.OBJECT, List.of(submission.lead()), List.of(), Actor.SYSTEM).stream()
            .flatMap(lead ->
                Stream.of(
                    Optional.ofNullable(lead.get(Lead.CONVERTED_PERSON)),
                    Optional.ofNullable(lead.get(Lead.CONVERTED_COMPANY))))
            .flatMap(Optional::stream)
            .limit(1)
            .toList();
    for (var party : parties) {
      var changes = consents(submission, confirmation, party.id()).toList();
      var origin = Origin.command("ConfirmConsent");
      if (writer.check(changes, Actor.SYSTEM, origin).isEmpty()) { // unless they are gone
        writer.write(changes, Actor.SYSTEM, origin);
      }
    }
  }

  private static boolean isConfirmed(@Nullable Row confirmation) {
    return confirmation != null && confirmation.confirmedAt() != null;
  }

  private static Stream<Change> consents(
      Submissions.Kept submission, @Nullable Row confirmation, UUID party) {
    var confirmed = confirmation == null ? null : confirmation.confirmedAt();
    var said = confirmed == null ? submission.at() : confirmed;
    return submission.agreed().stream()
        .map(agreed ->
            new Change.Create(
                Consent.OBJECT,
                Ids.next(),
                new Values()
                    .with(Consent.PARTY, Reference.to(party))
                    .with(Consent.CHANNEL, agreed.channel())
                    .with(Consent.STATUS, "given")
                    .with(Consent.SOURCE, "form")
                    .with(Consent.SAID_ON, LocalDate.ofInstant(said, Actor.SYSTEM.timeZone()))
                    .with(Consent.EVIDENCE, evidence(agreed, submission, confirmation))
                    .toMap()));
  }

  /** The words, the submission, and when and from where they were confirmed. */
  private static String evidence(
      Submissions.Agreed agreed, Submissions.Kept submission, @Nullable Row confirmation) {
    var end = new StringBuilder(" · ").append(submission.id());
    if (confirmation != null && confirmation.confirmedAt() != null) {
      end.append(" · ✓ ").append(confirmation.confirmedAt().truncatedTo(ChronoUnit.SECONDS));
      Stream.ofNullable(confirmation.address()).forEach(each -> end.append(' ').append(each));
      Stream.ofNullable(confirmation.network()).forEach(each -> end.append(' ').append(each));
    }
    var room = LONGEST_EVIDENCE - Math.min(end.length(), LONGEST_EVIDENCE - 20);
    var text = agreed.text();
    var whole = (text.length() <= room ? text : text.substring(0, room - 1) + "…") + end;
    return whole.length() <= LONGEST_EVIDENCE ? whole : whole.substring(0, LONGEST_EVIDENCE);
  }
}
