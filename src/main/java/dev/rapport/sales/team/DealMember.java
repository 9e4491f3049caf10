package dev.rapport.sales.team;

import static dev.rapport.records.FieldDefinition.of;
import static dev.rapport.records.fieldtype.FieldTypes.choice;
import static dev.rapport.records.fieldtype.FieldTypes.percent;
import static dev.rapport.records.fieldtype.FieldTypes.reference;
import static dev.rapport.records.fieldtype.FieldTypes.text;
import static rapport.db.Tables.DEAL_MEMBER;

import dev.rapport.records.Access;
import dev.rapport.records.FieldRef;
import dev.rapport.records.ObjectDefinition;
import dev.rapport.records.Reference;
import dev.rapport.sales.Opportunity;
import java.math.BigDecimal;

/**
 * That somebody works on a deal beside its owner. Whoever may change the deal decides on its team;
 * who is in it sees the deal and may change it.
 */
public final class DealMember {

  public static final String OBJECT = "dealMember";

  /** What the user is called. */
  public static final FieldRef<String> NAME = FieldRef.of("name");

  public static final FieldRef<Reference> OPPORTUNITY = FieldRef.of("opportunity");
  public static final FieldRef<Reference> USER = FieldRef.of("user");
  public static final FieldRef<String> ROLE = FieldRef.of("role");

  /** Of the credit, in per cent: 0 to 100. What is given to nobody is the owner's. */
  public static final FieldRef<BigDecimal> SHARE = FieldRef.of("share");

  private DealMember() {}

  static ObjectDefinition definition() {
    return ObjectDefinition.of(OBJECT, "deal-members", DEAL_MEMBER)
        .icon("users", "violet")
        .access(Access.part(OPPORTUNITY.name()))
        .fields(
            of(NAME, text(), DEAL_MEMBER.NAME).derived(),
            of(OPPORTUNITY, reference(Opportunity.OBJECT), DEAL_MEMBER.OPPORTUNITY_ID)
                .required()
                .fixed(),
            of(USER, reference("user"), DEAL_MEMBER.USER_ID)
                .required()
                .fixed()
                .among("active==true"),
            of(
                    ROLE,
                    choice(
                        "accountManager:blue",
                        "specialist:violet",
                        "support:teal",
                        "executive:orange",
                        "partner:green"),
                    DEAL_MEMBER.ROLE)
                .open(),
            of(SHARE, percent(), DEAL_MEMBER.SHARE).initially(BigDecimal.ZERO))
        .label("name")
        .list("-createdAt", "name", "opportunity", "role", "share", "createdAt")
        .figures("opportunity", "role", "share")
        .quickCreate("opportunity", "user", "role", "share")
        .build();
  }
}
