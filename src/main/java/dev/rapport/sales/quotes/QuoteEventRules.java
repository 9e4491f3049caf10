package dev.rapport.sales.quotes;

import dev.rapport.identity.Actor;
import dev.rapport.records.Origin;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import java.util.List;
import org.springframework.stereotype.Component;

/** Evidence comes from commands alone, and stays. */
@Component
class QuoteEventRules implements RecordRules {

  @Override
  public String object() {
    return QuoteEvent.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    apply(drafts, actor, Origin.API);
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor, Origin origin) {
    for (var draft : drafts) {
      if (draft.kind() != Kind.CREATE || origin.command() == null) {
        draft.refuse("quoteEvent.evidence");
      }
    }
  }
}
