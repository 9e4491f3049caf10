package dev.rapport.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells what changed in the database through any node, by {@code NOTIFY rapport} of a topic and a
 * text, so that what is kept in memory can be let go. Whoever keeps something asks first whether
 * this node {@link #isFollowing()}: when it may have missed something, memory is not to be trusted.
 */
@Component
public class Notices implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  /** What is in memory is at most so old. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  /** The connection is asked for a sign of life so often. */
  private static final Duration PULSE = Duration.ofMillis(250);

  private record Follower(String topic, Consumer<String> heard, Runnable missed) {}

  private final JdbcConnectionDetails database;
  private final List<Follower> followers = new CopyOnWriteArrayList<>();
  private volatile boolean running = true;
  private volatile long confirmed = System.nanoTime() - FRESH.toNanos();
  private volatile @Nullable Connection connection;

  /** Follows nothing until the application is started. */
  public Notices(JdbcConnectionDetails database) {
    this.database = database;
  }

  /**
   * Follows a topic from now on.
   *
   * @param heard gets each notice's text, empty where it has none
   * @param missed runs when notices may have been missed: anything may have changed
   */
  public void follow(String topic, Consumer<String> heard, Runnable missed) {
    followers.add(new Follower(topic, heard, missed));
  }

  /** Whether every notice sent until a second ago was delivered. */
  public boolean isFollowing() {
    return System.nanoTime() - confirmed < FRESH.toNanos();
  }

  @EventListener(ApplicationStartedEvent.class)
  void start() {
    // A thread of the system's own: virtual ones may have to wait for each other.
    Thread.ofPlatform().daemon().name("notices").start(this::run);
  }

  @Override
  public void destroy() throws SQLException {
    running = false;
    var open = connection;
    if (open != null) {
      open.abort(Runnable::run);
    }
  }

  private void run() {
    var told = false;
    while (running) {
      try (var opened = open()) {
        connection = opened;
        LOG.debug("Following the database's notices");
        told = false;
        listen(opened);
      } catch (SQLException e) {
        if (running && !told) {
          LOG.warn("The database's notices can't be followed: {}", e.getMessage());
          told = true;
        }
      }
      confirmed = System.nanoTime() - FRESH.toNanos();
      try {
        Thread.sleep(PULSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private Connection open() throws SQLException {
    var properties = new Properties();
    set(properties, "user", database.getUsername());
    set(properties, "password", database.getPassword());
    set(properties, "ApplicationName", "rapport notices");
    set(properties, "connectTimeout", "5");
    set(properties, "loginTimeout", "5");
    var opened = DriverManager.getConnection(database.getJdbcUrl(), properties);
    opened.setNetworkTimeout(Runnable::run, (int) FRESH.toMillis());
    return opened;
  }

  private void listen(Connection connection) throws SQLException {
    var notices = connection.unwrap(PGConnection.class);
    try (var statement = connection.createStatement()) {
      statement.execute("listen rapport");
      followers.forEach(follower -> follower.missed().run());
      while (running) {
        var asked = System.nanoTime();
        // The answer comes behind all notices sent before it.
        statement.execute("select 1");
        deliver(notices.getNotifications());
        confirmed = asked;
        deliver(notices.getNotifications((int) PULSE.toMillis()));
      }
    }
  }

  private void deliver(PGNotification @Nullable [] notices) {
    if (notices == null) {
      return;
    }
    for (var notice : notices) {
      var parts = notice.getParameter().split(" ", 2);
      for (var follower : followers) {
        if (follower.topic().equals(parts[0])) {
          follower.heard().accept(parts.length == 1 ? "" : parts[1]);
        }
      }
    }
  }

  private static void set(Properties properties, String name, @Nullable String value) {
    if (value != null) {
      properties.setProperty(name, value);
    }
  }
}
