package dev.rapport.platform.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells failures of what was asked from those of a database that can't be reached. */
public final class DatabaseAway {

  private DatabaseAway() {}

  /** Whether it all comes from a lost connection, or a server that stops or starts. */
  public static boolean isBehind(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CannotCreateTransactionException
          || cause instanceof SQLTransientConnectionException
          || cause instanceof SQLException sql && isAway(sql)
          || cause instanceof TransactionSystemException rollback
              && rollback.getApplicationException() != null
              && isBehind(rollback.getApplicationException())) {
        return true;
      }
    }
    return false;
  }

  /** Class 08 is a lost connection, 57P a server that stops or starts, 53300 one with no room. */
  private static boolean isAway(SQLException failure) {
    var state = failure.getSQLState();
    return state == null
        // All that the pool says of a connection that it has given up.
        ? "Connection is closed".equals(failure.getMessage())
        : state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
  }
}
