package dev.rapport.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.db.Tables.APP_USER;
import static rapport.db.Tables.ROLE_FIELD;

import dev.rapport.testing.ApiTest;
import dev.rapport.testing.People;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
class ActorsTest {

  @Autowired private DSLContext db;
  @Autowired private Actors actors;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void team_scope_reaches_ones_own_team_and_managed_ones_with_their_sub_teams() {
    var people = new People(db);
    var role = people.role("Manager");
    people.allow(role, "opportunity", "team");
    var europe = people.team("Europe", null);
    var balkans = people.team("Balkans", europe);
    var sofia = people.team("Sofia", balkans);
    var asia = people.team("Asia", null);
    var almaty = people.team("Almaty", asia);
    var africa = people.team("Africa", null);
    var user = people.user("Ivana", role, europe);
    people.manages(user, asia);

    var actor = actors.find(user).orElseThrow();

    assertThat(actor.teams())
        .containsExactlyInAnyOrder(europe, balkans, sofia, asia, almaty)
        .doesNotContain(africa);
    assertThat(actor.scope("opportunity", Operation.READ))
        .isEqualTo(new AccessScope.Team(user, actor.teams(), Set.of()));
    assertThat(actor.scope("lead", Operation.READ)).isEqualTo(AccessScope.NONE);
    assertThat(actor.team()).isEqualTo(europe);
  }

  @Test
  void teams_in_a_circle_do_not_hang_the_sign_in() {
    var people = new People(db);
    var one = people.team("One", null);
    var two = people.team("Two", one);
    db.update(rapport.db.Tables.TEAM)
        .set(rapport.db.Tables.TEAM.PARENT_ID, two)
        .where(rapport.db.Tables.TEAM.ID.eq(one))
        .execute();
    var user = people.user("Ivana", people.role("Any"), one);

    assertThat(actors.find(user).orElseThrow().teams()).isEqualTo(Set.of(one, two));
  }

  @Test
  void a_restricted_field_is_less_than_its_object() {
    var people = new People(db);
    var role = people.role("Salesperson");
    people.allow(role, "company", "all");
    db.insertInto(
            ROLE_FIELD, ROLE_FIELD.ROLE_ID, ROLE_FIELD.OBJECT, ROLE_FIELD.FIELD, ROLE_FIELD.ACCESS)
        .values(role, "company", "revenue", "hidden")
        .execute();
    var actor = actors.find(people.user("Ivana", role, null)).orElseThrow();

    assertThat(actor.field("company", "revenue")).isEqualTo(FieldAccess.HIDDEN);
    assertThat(actor.field("company", "name")).isEqualTo(FieldAccess.WRITE);
  }

  @Test
  void an_administrator_reaches_everything() {
    var people = new People(db);
    var actor = actors.find(people.user("Boss", people.administratorRole(), null)).orElseThrow();

    assertThat(actor.scope("anything", Operation.DELETE)).isEqualTo(AccessScope.ALL);
    assertThat(actor.field("company", "revenue")).isEqualTo(FieldAccess.WRITE);
  }

  @Test
  void a_user_who_is_inactive_or_deleted_or_unknown_is_nobody() {
    var people = new People(db);
    var inactive = people.user("Left", people.role("Any"), null);
    db.update(APP_USER).set(APP_USER.ACTIVE, false).where(APP_USER.ID.eq(inactive)).execute();
    var deleted = people.user("Gone", people.role("Any"), null);
    db.update(APP_USER)
        .set(APP_USER.DELETED_AT, java.time.OffsetDateTime.now())
        .where(APP_USER.ID.eq(deleted))
        .execute();

    assertThat(actors.find(inactive)).isEmpty();
    assertThat(actors.find(deleted)).isEmpty();
    assertThat(actors.find(java.util.UUID.randomUUID())).isEmpty();
  }

  @Test
  void changed_rights_count_from_the_commit_on() {
    var people = new People(db);
    var role = people.role("Salesperson");
    var user = people.user("Ivana", role, null);
    assertThat(actors.find(user).orElseThrow().may(Operation.READ, "lead")).isFalse();

    new TransactionTemplate(transactions)
        .executeWithoutResult(_ -> {
          people.allow(role, "lead", "own");
          actors.changed();
          // As another request sees it, in a transaction of its own.
          var meanwhile = CompletableFuture.supplyAsync(() -> actors.find(user)).join();
          assertThat(meanwhile.orElseThrow().may(Operation.READ, "lead")).isFalse();
        });

    assertThat(actors.find(user).orElseThrow().scope("lead", Operation.READ))
        .isEqualTo(new AccessScope.Own(user, Set.of()));
  }

  @Test
  void rights_read_in_a_transaction_that_is_rolled_back_are_not_remembered() {
    var people = new People(db);
    var role = people.role("Salesperson");
    var user = people.user("Ivana", role, null);

    new TransactionTemplate(transactions)
        .executeWithoutResult(status -> {
          people.allow(role, "lead", "all");
          assertThat(actors.find(user).orElseThrow().may(Operation.READ, "lead")).isTrue();
          var meanwhile = CompletableFuture.supplyAsync(() -> actors.find(user)).join();
          assertThat(meanwhile.orElseThrow().may(Operation.READ, "lead")).isFalse();
          status.setRollbackOnly();
        });

    assertThat(actors.find(user).orElseThrow().may(Operation.READ, "lead")).isFalse();
  }
}
