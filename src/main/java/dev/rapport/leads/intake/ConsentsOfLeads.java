package dev.rapport.leads.intake;

import dev.rapport.identity.Actor;
import dev.rapport.leads.LeadConverted;
import dev.rapport.parties.Consent;
import dev.rapport.platform.Ids;
import dev.rapport.records.Change;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordWriter;
import dev.rapport.records.Reference;
import dev.rapport.records.Values;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What somebody agreed to as a lead holds for the person that they become. */
@Component
class ConsentsOfLeads {

  private final Submissions submissions;
  private final RecordWriter writer;

  ConsentsOfLeads(Submissions submissions, RecordWriter writer) {
    this.submissions = submissions;
    this.writer = writer;
  }

  /** In the transaction that converts: both happen, or neither. */
  @EventListener
  void follow(LeadConverted converted) {
    var party = converted.person() == null ? converted.company() : converted.person();
    if (party == null) {
      return;
    }
    List<Change> changes = new ArrayList<>();
    for (var submission : submissions.ofLead(converted.lead())) {
      for (var agreed : submission.agreed()) {
        changes.add(
            new Change.Create(
                Consent.OBJECT,
                Ids.next(),
                new Values()
                    .with(Consent.PARTY, Reference.to(party))
                    .with(Consent.CHANNEL, agreed.channel())
                    .with(Consent.STATUS, "given")
                    .with(Consent.SOURCE, "form")
                    .with(
                        Consent.SAID_ON,
                        LocalDate.ofInstant(submission.at(), Actor.SYSTEM.timeZone()))
                    .with(Consent.EVIDENCE, evidence(agreed, submission))
                    .toMap()));
      }
    }
    writer.write(changes, Actor.SYSTEM, Origin.command("ConvertLead"));
  }

  private static String evidence(Submissions.Agreed agreed, Submissions.Kept submission) {
    var text = agreed.text() + " · " + submission.id();
    return text.length() <= 300
        ? text
        : agreed.text().substring(0, 300 - 42) + "… · " + submission.id();
  }
}
