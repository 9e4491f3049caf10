package dev.rapport.platform.settings;

import static rapport.db.Tables.SETTING;

import dev.rapport.platform.database.Notices;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** The organisation's settings, each a small JSON value under a name; read from memory. */
@Component
public class Settings {

  private static final String ORGANISATION = "organisation";

  private final DSLContext database;
  private final JsonMapper json;
  private final Notices notices;

  /** What is there or stands for it; what is missing may be written by another node any time. */
  private final ConcurrentMap<String, Object> cache = new ConcurrentHashMap<>();

  Settings(DSLContext database, JsonMapper json, Notices notices) {
    this.database = database;
    this.json = json;
    this.notices = notices;
    notices.follow("settings", _ -> cache.clear(), cache::clear);
  }

  /** The organisation, once it is set up. */
  public Optional<Organisation> organisation() {
    return get(ORGANISATION, Organisation.class);
  }

  public void save(Organisation organisation) {
    put(ORGANISATION, organisation);
  }

  /**
   * The value of a name, which is always of the same type.
   *
   * @param type immutable: it is kept
   */
  public <T> Optional<T> get(String name, Class<T> type) {
    return Optional.ofNullable(kept(name, type, null));
  }

  /**
   * The value of a name, or what stands for it where there is none: either is read from memory.
   *
   * @param otherwise immutable, and always the same for a name
   */
  public <T> T get(String name, Class<T> type, T otherwise) {
    return Objects.requireNonNull(kept(name, type, otherwise));
  }

  private <T> @Nullable T kept(String name, Class<T> type, @Nullable T otherwise) {
    // Inside a transaction the memory may not know yet what it has written.
    if (TransactionSynchronizationManager.hasResource(writing(name)) || !notices.isFollowing()) {
      return read(name, type, otherwise);
    }
    return type.cast(cache.computeIfAbsent(name, _ -> read(name, type, otherwise)));
  }

  /**
   * Until the end of the transaction nobody else who locks it sets this value, and it is read as it
   * is in the database.
   *
   * @throws IllegalStateException outside a transaction, where it would hold nothing
   */
  public void lock(String name) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("A setting is locked until the end of a transaction");
    }
    database.execute("select pg_advisory_xact_lock(hashtext('setting'), hashtext(?))", name);
    forgetAfterTransaction(name);
  }

  /** Sets a value, or another one in its place. */
  public void put(String name, Object value) {
    JSONB written = JSONB.valueOf(json.writeValueAsString(value));
    database
        .insertInto(SETTING)
        .set(SETTING.NAME, name)
        .set(SETTING.VALUE, written)
        .onConflict(SETTING.NAME)
        .doUpdate()
        .set(SETTING.VALUE, written)
        .execute();
    forgetAfterTransaction(name);
  }

  /** Sets a value where there is none yet; of several nodes that do so, the first one wins. */
  public void putIfAbsent(String name, Object value) {
    database
        .insertInto(SETTING)
        .set(SETTING.NAME, name)
        .set(SETTING.VALUE, JSONB.valueOf(json.writeValueAsString(value)))
        .onConflictDoNothing()
        .execute();
    forgetAfterTransaction(name);
  }

  public void remove(String name) {
    database.deleteFrom(SETTING).where(SETTING.NAME.eq(name)).execute();
    forgetAfterTransaction(name);
  }

  private void forgetAfterTransaction(String name) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      cache.remove(name);
      return;
    }
    if (TransactionSynchronizationManager.hasResource(writing(name))) {
      return;
    }
    TransactionSynchronizationManager.bindResource(writing(name), true);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(writing(name));
            cache.remove(name);
          }
        });
  }

  private static String writing(String name) {
    return Settings.class.getName() + "." + name;
  }

  private <T> @Nullable T read(String name, Class<T> type, @Nullable T otherwise) {
    JSONB value =
        database
            .select(SETTING.VALUE)
            .from(SETTING)
            .where(SETTING.NAME.eq(name))
            .fetchOne(SETTING.VALUE);
    return value == null ? otherwise : json.readValue(value.data(), type);
  }
}
