package dev.rapport.sales;

import dev.rapport.identity.Actor;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.FieldRef;
import dev.rapport.records.KnownReferences;
import dev.rapport.records.KnownReferences.Known;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.Reference;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Names deals that nobody named: by product and company, or by their number elsewhere. */
@Component
class OpportunityNames {

  private static final int MAX_LENGTH = 200;
  private static final List<FieldRef<Reference>> NAMING =
      List.of(Opportunity.PRODUCT, Opportunity.COMPANY);

  private final KnownReferences references;
  private final Messages messages;

  OpportunityNames(KnownReferences references, Messages messages) {
    this.references = references;
    this.messages = messages;
  }

  void complete(List<RecordDraft> drafts, Actor actor) {
    var unnamed = drafts.stream().filter(draft -> draft.get(Opportunity.NAME) == null).toList();
    if (unnamed.isEmpty()) {
      return;
    }
    var known = references.of(unnamed, NAMING);
    for (var draft : unnamed) {
      draft.set(Opportunity.NAME, shortened(name(draft, known, actor)));
    }
  }

  private String name(RecordDraft draft, Known known, Actor actor) {
    var name =
        NAMING.stream()
            .map(field -> known.label(draft, field))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" – "));
    if (!name.isEmpty()) {
      return name;
    }
    var number = draft.get(Opportunity.EXTERNAL_ID);
    return number == null ? messages.text(actor.language(), "opportunity.unnamed") : number;
  }

  private static String shortened(String name) {
    return name.length() <= MAX_LENGTH ? name : name.substring(0, MAX_LENGTH);
  }
}
