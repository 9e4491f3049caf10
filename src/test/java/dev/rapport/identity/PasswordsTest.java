package dev.rapport.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.ApiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class PasswordsTest {

  @Autowired private Passwords passwords;

  @Test
  void a_password_has_ten_characters_at_least() {
    assertThat(weakness("nine-char")).isEqualTo("password.short");
    assertThat(weakness("ten-chars!")).isEqualTo("good");
    assertThat(weakness("密码密码密码密码密码")).isEqualTo("password.common");
    assertThat(weakness("我家门前有两棵枣树呀")).isEqualTo("good");
    assertThat(weakness("x".repeat(201))).isEqualTo("password.long");
  }

  @Test
  void a_password_that_many_use_is_refused_in_any_case() {
    assertThat(weakness("Password123")).isEqualTo("password.common");
    assertThat(weakness("парола123456")).isEqualTo("password.common");
    assertThat(weakness("aaaaaaaaaaaa")).isEqualTo("password.common");
    assertThat(weakness("P@ssw0rd123")).isEqualTo("password.common");
    assertThat(weakness("liverpool1")).isEqualTo("password.common");
    assertThat(weakness("қазақстан1")).isEqualTo("password.common");
  }

  @Test
  void a_password_of_keys_or_signs_in_a_row_is_refused() {
    assertThat(weakness("zxcvbnm,./")).isEqualTo("password.common");
    assertThat(weakness("abcdefghijklm")).isEqualTo("password.common");
    assertThat(weakness("liver".repeat(40))).isEqualTo("password.common");
    assertThat(weakness("violet-harbour-42" + "x".repeat(150))).isEqualTo("good");
  }

  @Test
  void a_password_made_of_ones_own_name_or_address_is_refused() {
    assertThat(weakness("Ivana.Petrova")).isEqualTo("password.own");
    assertThat(weakness("petrovaivana1")).isEqualTo("password.own");
    assertThat(weakness("i.petrova@example.com")).isEqualTo("password.own");
    assertThat(weakness("ivana likes pears")).isEqualTo("good");
  }

  @Test
  void letters_count_as_the_same_however_a_keyboard_puts_them_together() {
    var composed = "caf\u00e9-harbour-9";
    var combined = "cafe\u0301-harbour-9";
    var hash =
        new org.springframework.security.crypto.argon2.Argon2PasswordEncoder(16, 32, 1, 19_456, 2)
            .encode(composed);

    assertThat(passwords.matches(combined, hash)).isTrue();
    assertThat(passwords.matches("cafe-harbour-9", hash)).isFalse();
    assertThat(passwords.matches(combined, null)).isFalse();
  }

  private String weakness(String password) {
    return passwords.weakness(password, "Ivana Petrova", "i.petrova@example.com").orElse("good");
  }
}
