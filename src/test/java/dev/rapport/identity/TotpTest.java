package dev.rapport.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void codes_are_those_of_rfc_6238(long seconds, String code) {
    var step = Totp.step(Instant.ofEpochSecond(seconds));

    assertThat(Totp.code(SECRET, step, 8)).isEqualTo(code);
  }

  @Test
  void clocks_may_be_a_step_apart_and_no_more() {
    var now = Instant.ofEpochSecond(1_234_567_890);
    var step = Totp.step(now);

    assertThat(Totp.stepOf(Totp.code(SECRET, step - 1, 6), SECRET, now)).contains(step - 1);
    assertThat(Totp.stepOf(Totp.code(SECRET, step + 1, 6), SECRET, now)).contains(step + 1);
    assertThat(Totp.stepOf(Totp.code(SECRET, step - 2, 6), SECRET, now)).isEmpty();
    assertThat(Totp.stepOf("", SECRET, now)).isEmpty();
  }

  @Test
  void secrets_are_written_in_base32() {
    assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(Totp.base32("foobar".getBytes(US_ASCII))).isEqualTo("MZXW6YTBOI");
  }
}
