package dev.rapport.parties;

import dev.rapport.identity.Actor;
import dev.rapport.records.RecordDraft;
import dev.rapport.records.RecordDraft.Kind;
import dev.rapport.records.RecordRules;
import java.util.List;
import org.springframework.stereotype.Component;

/** Brings names and tax numbers into one form, so that twins are found. */
@Component
class CompanyRules implements RecordRules {

  @Override
  public String object() {
    return Company.OBJECT;
  }

  @Override
  public void apply(List<RecordDraft> drafts, Actor actor) {
    for (var draft : drafts) {
      if (draft.kind() == Kind.CREATE || draft.kind() == Kind.UPDATE) {
        normalise(draft);
        MainContacts.ofCompany().keep(draft);
      }
    }
  }

  private static void normalise(RecordDraft draft) {
    var name = draft.get(Company.NAME);
    if (name != null) {
      draft.set(Company.NAME, name.replaceAll("\\s+", " "));
    }
    var number = draft.get(Company.TAX_NUMBER);
    if (number != null) {
      draft.set(Company.TAX_NUMBER, Company.normalTaxNumber(number));
    }
  }
}
