package dev.rapport.identity;

import static rapport.db.Tables.PASSKEY;

import dev.rapport.identity.Challenges.Purpose;
import dev.rapport.identity.SecurityEvents.Kind;
import dev.rapport.platform.problem.ProblemException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sign-in by passkey, checked by Spring Security's WebAuthn. A passkey stands for both steps: the
 * device holds the key and sees by finger, face or PIN that it is its owner's.
 */
@Component
class Passkeys {

  private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
  private static final int MOST = 20;

  /** A passkey as its user sees it. */
  record Listed(
      UUID id, String name, OffsetDateTime createdAt, @Nullable OffsetDateTime lastUsedAt) {}

  private final DSLContext db;
  private final PasskeyStore store;
  private final Challenges challenges;
  private final SecurityEvents events;
  private final JsonMapper json =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

  Passkeys(DSLContext db, PasskeyStore store, Challenges challenges, SecurityEvents events) {
    this.db = db;
    this.store = store;
    this.challenges = challenges;
    this.events = events;
  }

  List<Listed> of(UUID user) {
    return db.selectFrom(PASSKEY)
        .where(PASSKEY.USER_ID.eq(user))
        .orderBy(PASSKEY.CREATED_AT, PASSKEY.ID)
        .fetch(
            row -> new Listed(row.getId(), row.getName(), row.getCreatedAt(), row.getLastUsedAt()));
  }

  /** What the browser is asked in order to make a passkey for whoever is signed in. */
  JsonNode askToRegister(Authentication who, UUID user, URI site) {
    if (db.fetchCount(PASSKEY, PASSKEY.USER_ID.eq(user)) >= MOST) {
      throw ProblemException.of(HttpStatus.CONFLICT, "tooManyPasskeys", MOST);
    }
    var options =
        at(site, null)
            .createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(who));
    challenges.ask(options.getChallenge().toBase64UrlString(), Purpose.REGISTRATION, user, null);
    return json.valueToTree(options);
  }

  /** Takes the passkey that the browser made. Throws a 422 for one that was not asked for. */
  @Transactional
  public void register(Authentication who, UUID user, String name, JsonNode made, URI site) {
    try {
      var credential =
          json.convertValue(
              made, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
      var challenge = challenge(credential.getResponse().getClientDataJSON());
      var asked = challenges.answer(challenge, Purpose.REGISTRATION);
      if (asked.isEmpty() || !user.equals(asked.get().user())) {
        throw new IllegalArgumentException("not asked");
      }
      var site4j = at(site, challenge);
      var options =
          site4j.createPublicKeyCredentialCreationOptions(
              new ImmutablePublicKeyCredentialCreationOptionsRequest(who));
      site4j.registerCredential(
          new ImmutableRelyingPartyRegistrationRequest(
              options, new RelyingPartyPublicKey(credential, name)));
      events.note(Kind.PASSKEY_ADDED, user, name);
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.debug("A passkey was refused", e);
      throw ProblemException.invalid("credential", "passkey.refused");
    }
  }

  /** What a browser is asked in order to sign somebody in. */
  JsonNode askToSignIn(URI site) {
    var options =
        at(site, null)
            .createCredentialRequestOptions(
                new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
    challenges.ask(options.getChallenge().toBase64UrlString(), Purpose.PASSKEY, null, null);
    return json.valueToTree(options);
  }

  /** Whom the answer lets in; whether they are still active is for the caller to see. */
  Optional<UUID> signIn(JsonNode answer, URI site) {
    try {
      var credential =
          json.convertValue(
              answer, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
      var challenge = challenge(credential.getResponse().getClientDataJSON());
      if (challenges.answer(challenge, Purpose.PASSKEY).isEmpty()) {
        return Optional.empty();
      }
      var site4j = at(site, challenge);
      var options =
          site4j.createCredentialRequestOptions(
              new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
      var user = site4j.authenticate(new RelyingPartyAuthenticationRequest(options, credential));
      return Optional.ofNullable(user).map(it -> PasskeyStore.user(it.getId()));
    } catch (RuntimeException e) {
      LOG.debug("A passkey was refused", e);
      return Optional.empty();
    }
  }

  /** Throws a 404 where the user has no such passkey. */
  @Transactional
  public void remove(UUID user, UUID id) {
    var removed =
        db.deleteFrom(PASSKEY)
            .where(PASSKEY.USER_ID.eq(user), PASSKEY.ID.eq(id))
            .returningResult(PASSKEY.NAME)
            .fetchOptional(PASSKEY.NAME)
            .orElseThrow(ProblemException::notFound);
    events.note(Kind.PASSKEY_REMOVED, user, removed);
  }

  /**
   * @param challenge that was asked before; null draws a new one
   */
  private Webauthn4JRelyingPartyOperations at(URI site, @Nullable String challenge) {
    var operations =
        new Webauthn4JRelyingPartyOperations(
            store,
            store,
            PublicKeyCredentialRpEntity.builder().id(site.getHost()).name("Rapport").build(),
            origins(site));
    operations.setCustomizeCreationOptions(options -> {
      options.authenticatorSelection(
          AuthenticatorSelectionCriteria.builder()
              .userVerification(UserVerificationRequirement.REQUIRED)
              .residentKey(ResidentKeyRequirement.REQUIRED)
              .build());
      if (challenge != null) {
        options.challenge(Bytes.fromBase64(challenge));
      }
    });
    operations.setCustomizeRequestOptions(options -> {
      options.userVerification(UserVerificationRequirement.REQUIRED);
      if (challenge != null) {
        options.challenge(Bytes.fromBase64(challenge));
      }
    });
    return operations;
  }

  /** As this server is asked, and by HTTPS where a proxy that ends it doesn't say so. */
  private static Set<String> origins(URI site) {
    var authority = site.getAuthority();
    return new java.util.HashSet<>(
        List.of(site.getScheme() + "://" + authority, "https://" + authority));
  }

  private String challenge(Bytes clientData) {
    try {
      return json.readTree(clientData.getBytes()).path("challenge").asString("");
    } catch (JacksonException e) {
      return "";
    }
  }
}
