package dev.rapport.identity;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Turning the second step of the sign-in on and off. */
@RestController
class SecondFactorController {

  /**
   * @param since null while it is off
   */
  record SecondFactorState(@Nullable Instant since, int recoveryCodes) {}

  record PasswordAgain(@NotNull String password) {}

  record AppCode(@NotBlank String code) {}

  /**
   * What an authenticator app needs.
   *
   * @param key to be typed
   * @param uri to be opened on the phone itself
   * @param qr the uri to be scanned
   */
  record SecondFactorSecret(String key, String uri, QrCode qr) {}

  record RecoveryCodes(List<String> codes) {}

  private final SecondFactor secondFactor;
  private final Tries tries;

  SecondFactorController(SecondFactor secondFactor, Clock clock) {
    this.secondFactor = secondFactor;
    this.tries = new Tries(10, Duration.ofMinutes(5), clock);
  }

  @GetMapping("/api/account/second-factor")
  SecondFactorState state(Account account) {
    return secondFactor
        .of(account.id())
        .map(it -> new SecondFactorState(it.since().toInstant(), it.recoveryCodes()))
        .orElse(new SecondFactorState(null, 0));
  }

  @PostMapping("/api/account/second-factor")
  SecondFactorSecret begin(
      @Valid @RequestBody PasswordAgain again, Account account, HttpServletResponse response) {
    limit(account, response);
    var key = Totp.base32(secondFactor.begin(account.id(), again.password()));
    var who = account.email() == null ? account.actor().name() : account.email();
    var uri =
        "otpauth://totp/Rapport:%s?secret=%s&issuer=Rapport"
            .formatted(UriUtils.encode(who, "UTF-8"), key);
    return new SecondFactorSecret(key, uri, QrCode.of(uri));
  }

  @PostMapping("/api/account/second-factor/confirmation")
  RecoveryCodes confirm(
      @Valid @RequestBody AppCode shown, Account account, HttpServletResponse response) {
    limit(account, response);
    return new RecoveryCodes(secondFactor.confirm(account.id(), shown.code()));
  }

  @PostMapping("/api/account/second-factor/recovery-codes")
  RecoveryCodes renew(
      @Valid @RequestBody PasswordAgain again, Account account, HttpServletResponse response) {
    limit(account, response);
    return new RecoveryCodes(secondFactor.renewRecoveryCodes(account.id(), again.password()));
  }

  @PostMapping("/api/account/second-factor/removal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @Valid @RequestBody PasswordAgain again, Account account, HttpServletResponse response) {
    limit(account, response);
    secondFactor.remove(account.id(), again.password());
  }

  private void limit(Account account, HttpServletResponse response) {
    tries.waitBefore(account.id()).ifPresent(wait -> TooManyTries.refuse(wait, response));
  }
}
