package dev.rapport.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static rapport.db.Tables.COMPANY;
import static rapport.db.Tables.STAGE;

import dev.rapport.platform.settings.Settings;
import dev.rapport.testing.ApiTest;
import dev.rapport.testing.Office;
import dev.rapport.testing.OwnDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

@ApiTest
@OwnDatabase
class CompetingOffersTest {

  @LocalServerPort private int port;
  @Autowired private DSLContext db;
  @Autowired private Settings settings;
  @Autowired private ApplicationEventPublisher events;

  private Office office;
  private String customer;
  private String rival;

  @BeforeEach
  void aCustomerAndARival() {
    office = new Office(port, db, settings);
    if (db.fetchCount(STAGE) == 0) {
      Office.setUp(events, "en");
    }
    customer = office.id(office.ann, "company", Map.of("name", "Hotel"));
    rival = office.id(office.ann, "company", Map.of("name", "Brewline"));
  }

  @Test
  void an_offer_is_called_by_its_rival_and_was_met_by_the_deal_s_owner() {
    var deal = office.id(office.ann, "opportunity", Map.of("company", customer));

    var offer =
        office.id(
            office.manager,
            "competingOffer",
            Map.of("opportunity", deal, "competitor", rival, "product", "B-200", "price", 900));

    var read = office.browser(office.ann).get("/api/records/competingOffer/" + offer);
    assertThat(read.text("name")).isEqualTo("Brewline · B-200");
    assertThat(read.text("salesperson.label")).isEqualTo("Ann");
  }

  @Test
  void who_offers_against_us_becomes_a_competitor() {
    var deal = office.id(office.ann, "opportunity", Map.of("company", customer));
    office.create(office.ann, "competingOffer", Map.of("opportunity", deal, "competitor", rival));

    await().atMost(Duration.ofSeconds(20)).until(() -> roles(rival).contains("competitor"));
    assertThat(roles(customer)).doesNotContain("competitor");
  }

  @Test
  void the_customer_is_no_rival_for_the_deal() {
    var deal = office.id(office.ann, "opportunity", Map.of("company", customer));

    var refused =
        office
            .browser(office.ann)
            .post(
                "/api/records/competingOffer", Map.of("opportunity", deal, "competitor", customer));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.field")).isEqualTo("competitor");
  }

  @Test
  void a_rival_who_won_what_we_lost_has_offered_something_though_nobody_noted_it() {
    var deal =
        office.id(
            office.ann,
            "opportunity",
            Map.of("company", customer, "stage", stage("lost"), "lostTo", rival));

    var read = office.browser(office.ann).get("/api/records/opportunity/" + deal);
    assertThat(read.text("lostReason")).isEqualTo("competitor");
    var offers = "/api/records/competingOffer?filter=opportunity==" + deal;
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> office.browser(office.ann).get(offers).at("records").size() == 1);
    assertThat(office.browser(office.ann).get(offers).text("records.0.competitor.label"))
        .isEqualTo("Brewline");
  }

  @Test
  void only_a_lost_deal_was_lost_to_a_rival() {
    var deal = office.id(office.ann, "opportunity", Map.of("company", customer));
    var path = "/api/records/opportunity/" + deal;

    var refused = office.patch(office.ann, "opportunity", deal, Map.of("lostTo", rival));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("errors.0.field")).isEqualTo("lostTo");

    office.update(office.ann, "opportunity", deal, Map.of("stage", stage("lost"), "lostTo", rival));
    office.update(office.ann, "opportunity", deal, Map.of("stage", stage("won")));
    assertThat(office.browser(office.ann).get(path).at("lostTo").isNull()).isTrue();
  }

  @Test
  void who_does_not_see_the_deal_does_not_see_what_rivals_offered_for_it() {
    var deal = office.id(office.ann, "opportunity", Map.of("company", customer));
    var offer =
        office.id(office.ann, "competingOffer", Map.of("opportunity", deal, "competitor", rival));

    assertThat(office.browser(office.carl).get("/api/records/competingOffer/" + offer).status())
        .isEqualTo(404);
    assertThat(office.browser(office.carl).get("/api/records/competingOffer").at("records"))
        .isEmpty();
  }

  private List<String> roles(String company) {
    var roles =
        db.select(COMPANY.ROLES)
            .from(COMPANY)
            .where(COMPANY.ID.eq(UUID.fromString(company)))
            .fetchOne(COMPANY.ROLES);
    return roles == null ? List.of() : List.of(roles);
  }

  private String stage(String kind) {
    return db.select(STAGE.ID)
        .from(STAGE)
        .where(STAGE.KIND.eq(kind))
        .limit(1)
        .fetchSingle(STAGE.ID)
        .toString();
  }
}
