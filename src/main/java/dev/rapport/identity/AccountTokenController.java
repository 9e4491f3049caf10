package dev.rapport.identity;

import dev.rapport.identity.ApiTokens.Listed;
import dev.rapport.identity.TokenScope.Level;
import dev.rapport.platform.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The tokens that the user's programs have. */
@RestController
@RequestMapping("/api/account/tokens")
class AccountTokenController {

  enum LevelName {
    read,
    write,
    administer
  }

  /**
   * @param objects the only ones it reaches records of, by name; null: all
   */
  record ApiToken(
      UUID id,
      String name,
      LevelName level,
      @Nullable List<String> objects,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable String lastUsedAddress) {

    static ApiToken of(Listed token) {
      var objects = token.scope().objects();
      var used = token.lastUsedAt();
      return new ApiToken(
          token.id(),
          token.name(),
          LevelName.valueOf(token.scope().level().name().toLowerCase(Locale.ROOT)),
          objects == null ? null : List.copyOf(new TreeSet<>(objects)),
          token.createdAt().toInstant(),
          token.expiresAt().toInstant(),
          used == null ? null : used.toInstant(),
          token.lastUsedAddress());
    }
  }

  record ApiTokenList(List<ApiToken> tokens) {}

  record NewApiToken(
      @NotBlank @Size(max = 100) String name,
      @NotNull LevelName level,
      @Nullable @Size(min = 1, max = 100) List<@NotBlank @Size(max = 100) String> objects,
      @NotNull @Min(1) @Max(366) Integer days) {}

  /**
   * @param secret shown this once
   */
  record CreatedApiToken(String secret, ApiToken token) {}

  private final ApiTokens tokens;

  AccountTokenController(ApiTokens tokens) {
    this.tokens = tokens;
  }

  @GetMapping
  ApiTokenList tokens(Account account) {
    return new ApiTokenList(tokens.of(account.id()).stream().map(ApiToken::of).toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  CreatedApiToken create(@Valid @RequestBody NewApiToken wanted, Account account) {
    var level = Level.valueOf(wanted.level().name().toUpperCase(Locale.ROOT));
    if (level == Level.ADMINISTER && !account.actor().administrator()) {
      throw ProblemException.invalid("level", "token.level");
    }
    if (level == Level.ADMINISTER && wanted.objects() != null) {
      throw ProblemException.invalid("objects", "token.objects");
    }
    var scope =
        new TokenScope(level, wanted.objects() == null ? null : Set.copyOf(wanted.objects()));
    var created =
        tokens.create(account.id(), wanted.name().strip(), scope, Duration.ofDays(wanted.days()));
    return new CreatedApiToken(created.secret(), ApiToken.of(created.token()));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable UUID id, Account account) {
    tokens.revoke(account.id(), id);
  }
}
