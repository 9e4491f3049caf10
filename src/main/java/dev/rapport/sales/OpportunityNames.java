package dev.rapport.sales;

import static rapport.db.Tables.RECORD;

import dev.rapport.identity.Actor;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.Reference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names deals that nobody named: by product and company, or by their number elsewhere. */
@Component
class OpportunityNames {

  private static final int MAX_LENGTH = 200;

  private final DSLContext sql;
  private final Messages messages;

  OpportunityNames(DSLContext sql, Messages messages) {
    this.sql = sql;
    this.messages = messages;
  }

  void complete(List<RecordDraft> drafts, Actor actor) {
    var unnamed = drafts.stream().filter(draft -> draft.get(Opportunity.NAME) == null).toList();
    if (unnamed.isEmpty()) {
      return;
    }
    var labels = labels(unnamed);
    for (var draft : unnamed) {
      draft.set(Opportunity.NAME, shortened(name(draft, labels, actor)));
    }
  }

  private String name(RecordDraft draft, Map<UUID, String> labels, Actor actor) {
    var name =
        references(draft)
            .map(reference -> label(reference, labels))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" – "));
    if (!name.isEmpty()) {
      return name;
    }
    var number = draft.get(Opportunity.EXTERNAL_ID);
    return number == null ? messages.text(actor.language(), "opportunity.unnamed") : number;
  }

  /** The labels of references that were not looked up, because they don't change. */
  private Map<UUID, String> labels(List<RecordDraft> drafts) {
    var ids =
        drafts.stream()
            .flatMap(OpportunityNames::references)
            .filter(reference -> reference.label() == null)
            .map(Reference::id)
            .distinct()
            .toList();
    return ids.isEmpty()
        ? Map.of()
        : sql.select(RECORD.ID, RECORD.LABEL)
            .from(RECORD)
            .where(RECORD.ID.in(ids))
            .fetchMap(RECORD.ID, RECORD.LABEL);
  }

  private static Stream<Reference> references(RecordDraft draft) {
    return Stream.of(draft.get(Opportunity.PRODUCT), draft.get(Opportunity.COMPANY))
        .filter(Objects::nonNull);
  }

  private static @Nullable String label(Reference reference, Map<UUID, String> labels) {
    return reference.label() == null ? labels.get(reference.id()) : reference.label();
  }

  private static String shortened(String name) {
    return name.length() <= MAX_LENGTH ? name : name.substring(0, MAX_LENGTH);
  }
}
