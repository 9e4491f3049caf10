package dev.rapport.identity;

import static rapport.db.Tables.PASSKEY;

import dev.rapport.platform.Ids;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;
import rapport.db.tables.records.PasskeyRecord;

/** Where Spring Security finds passkeys, and the users that they belong to. */
@Component
class PasskeyStore implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {

  private final DSLContext db;
  private final Clock clock;
  private final Actors actors;

  PasskeyStore(DSLContext db, Clock clock, Actors actors) {
    this.db = db;
    this.clock = clock;
    this.actors = actors;
  }

  /** A user's id as authenticators keep it. */
  static Bytes handle(UUID user) {
    return new Bytes(
        ByteBuffer.allocate(16)
            .putLong(user.getMostSignificantBits())
            .putLong(user.getLeastSignificantBits())
            .array());
  }

  static UUID user(Bytes handle) {
    var bytes = ByteBuffer.wrap(handle.getBytes());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  @Override
  public void save(CredentialRecord passkey) {
    db.insertInto(PASSKEY)
        .set(PASSKEY.ID, Ids.next())
        .set(PASSKEY.CREDENTIAL_ID, passkey.getCredentialId().getBytes())
        .set(PASSKEY.USER_ID, user(passkey.getUserEntityUserId()))
        .set(PASSKEY.NAME, passkey.getLabel())
        .set(PASSKEY.PUBLIC_KEY, passkey.getPublicKey().getBytes())
        .set(PASSKEY.SIGNATURE_COUNT, passkey.getSignatureCount())
        .set(PASSKEY.UV_INITIALIZED, passkey.isUvInitialized())
        .set(
            PASSKEY.TRANSPORTS,
            passkey.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .toArray(String[]::new))
        .set(PASSKEY.BACKUP_ELIGIBLE, passkey.isBackupEligible())
        .set(PASSKEY.BACKUP_STATE, passkey.isBackupState())
        .set(PASSKEY.ATTESTATION_OBJECT, bytes(passkey.getAttestationObject()))
        .set(PASSKEY.ATTESTATION_CLIENT_DATA, bytes(passkey.getAttestationClientDataJSON()))
        .onConflict(PASSKEY.CREDENTIAL_ID)
        .doUpdate()
        .set(PASSKEY.SIGNATURE_COUNT, passkey.getSignatureCount())
        .set(PASSKEY.BACKUP_STATE, passkey.isBackupState())
        .set(PASSKEY.LAST_USED_AT, OffsetDateTime.now(clock))
        .execute();
  }

  @Override
  public void delete(Bytes credential) {
    db.deleteFrom(PASSKEY).where(PASSKEY.CREDENTIAL_ID.eq(credential.getBytes())).execute();
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
    return db.selectFrom(PASSKEY)
        .where(PASSKEY.CREDENTIAL_ID.eq(credential.getBytes()))
        .fetchOne(PasskeyStore::record);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes user) {
    return db.selectFrom(PASSKEY).where(PASSKEY.USER_ID.eq(user(user))).fetch(PasskeyStore::record);
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes user) {
    return actors.account(user(user)).map(PasskeyStore::entity).orElse(null);
  }

  /**
   * @param name the user's id, by which Spring Security knows who is signed in
   */
  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
    return actors.account(UUID.fromString(name)).map(PasskeyStore::entity).orElse(null);
  }

  @Override
  public void save(PublicKeyCredentialUserEntity user) {
    throw new UnsupportedOperationException("users are kept elsewhere");
  }

  private static PublicKeyCredentialUserEntity entity(Account account) {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(handle(account.id()))
        .name(Optional.ofNullable(account.email()).orElse(account.actor().name()))
        .displayName(account.actor().name())
        .build();
  }

  private static CredentialRecord record(PasskeyRecord row) {
    var used = row.getLastUsedAt();
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(new Bytes(row.getCredentialId()))
        .userEntityUserId(handle(row.getUserId()))
        .publicKey(new ImmutablePublicKeyCose(row.getPublicKey()))
        .signatureCount(row.getSignatureCount())
        .uvInitialized(row.getUvInitialized())
        .transports(
            Arrays.stream(row.getTransports())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet()))
        .backupEligible(row.getBackupEligible())
        .backupState(row.getBackupState())
        .attestationObject(new Bytes(row.getAttestationObject()))
        .attestationClientDataJSON(new Bytes(row.getAttestationClientData()))
        .created(row.getCreatedAt().toInstant())
        .lastUsed((used == null ? row.getCreatedAt() : used).toInstant())
        .label(row.getName())
        .build();
  }

  private static byte[] bytes(@Nullable Bytes bytes) {
    return bytes == null ? new byte[0] : bytes.getBytes();
  }
}
