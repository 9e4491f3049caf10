package dev.rapport.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Work whose single statements may take long. Everywhere else the database counts as away when it
 * has not answered a statement within the pool's {@code socketTimeout}: packets may be lost without
 * a word, and nobody would ever learn of it.
 */
public final class LongWork {

  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final ScopedValue<Boolean> AT_IT = ScopedValue.newInstance();

  private LongWork() {}

  /**
   * Runs {@code work}; the connections that its thread takes meanwhile wait for a quarter of an
   * hour.
   */
  public static <X extends Throwable> void run(ScopedValue.CallableOp<?, X> work) throws X {
    ScopedValue.where(AT_IT, true).call(work);
  }

  /** The pool, which gives back its own patience to each connection that is returned. */
  static final class Pool extends DelegatingDataSource {

    Pool(DataSource pool) {
      super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
      var connection = super.getConnection();
      if (AT_IT.isBound()) {
        connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
      }
      return connection;
    }
  }
}
