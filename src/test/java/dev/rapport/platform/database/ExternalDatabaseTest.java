package dev.rapport.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class ExternalDatabaseTest {

  @Test
  void an_address_may_carry_its_credentials_in_every_usual_form() {
    var plain = new ExternalDatabase("jdbc:postgresql://db:5433/crm", "anna", "p@ss:word/1");
    assertThat(parse("postgres://anna:p%40ss%3Aword%2F1@db:5433/crm")).isEqualTo(plain);
    assertThat(parse("postgresql://anna:p%40ss%3Aword%2F1@db:5433/crm")).isEqualTo(plain);
    assertThat(parse("jdbc:postgresql://db:5433/crm?user=anna&password=p%40ss%3Aword%2F1"))
        .isEqualTo(plain);
    assertThat(ExternalDatabase.parse("jdbc:postgresql://db:5433/crm", "anna", "p@ss:word/1"))
        .isEqualTo(plain);
  }

  @Test
  void what_is_named_beside_the_address_wins_and_its_other_parameters_stay() {
    assertThat(ExternalDatabase.parse("postgres://a:b@one,two:5433/crm?sslmode=require", "c", "d"))
        .isEqualTo(
            new ExternalDatabase("jdbc:postgresql://one,two:5433/crm?sslmode=require", "c", "d"));
  }

  @Test
  void another_kind_of_database_is_refused() {
    assertThatThrownBy(() -> parse("jdbc:mysql://db/crm"))
        .isInstanceOf(DatabaseUnavailableException.class);
  }

  @Test
  void wrong_credentials_are_told_at_once_with_what_to_look_at() {
    TestDatabase database = TestDatabase.createEmpty();
    new ExternalDatabase(database.url(), database.username(), database.password()).check();
    assertThatThrownBy(() -> new ExternalDatabase(database.url(), "nobody", "guess").check())
        .isInstanceOfSatisfying(
            DatabaseUnavailableException.class,
            refused -> assertThat(refused.action()).contains("RAPPORT_DATABASE_PASSWORD"));
  }

  @Test
  void an_older_server_is_refused_with_its_version() {
    ExternalDatabase.refuseOld(15);
    assertThatThrownBy(() -> ExternalDatabase.refuseOld(14))
        .isInstanceOfSatisfying(
            DatabaseUnavailableException.class,
            refused -> {
              assertThat(refused).hasMessageContaining("PostgreSQL 14");
              assertThat(refused.action()).contains("15 or later");
            });
  }

  private static ExternalDatabase parse(String url) {
    return ExternalDatabase.parse(url, null, null);
  }
}
