package dev.rapport.platform.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells what the database can't do now from what it refuses. */
public final class DatabaseFailures {

  /** In a text, and in JSON. */
  private static final Set<String> UNWRITABLE = Set.of("22021", "22P05");

  /** A deadlock, a lock that did not come in time, and what could not be put in order. */
  private static final Set<String> CONTENDED = Set.of("40P01", "55P03", "40001");

  private DatabaseFailures() {}

  /** Whether it all comes from a lost connection, or a server that stops, starts or has no room. */
  public static boolean isAway(Throwable failure) {
    return any(
        failure,
        cause ->
            cause instanceof CannotCreateTransactionException
                || cause instanceof SQLTransientConnectionException
                || cause instanceof SQLException sql && isAway(sql));
  }

  /** Whether it all comes from a full disk. */
  public static boolean isFull(Throwable failure) {
    return any(failure, cause -> cause instanceof SQLException sql && "53100".equals(state(sql)));
  }

  /** Whether it all comes from a text with a character that no text of the database can hold. */
  public static boolean isUnwritable(Throwable failure) {
    return any(
        failure, cause -> cause instanceof SQLException sql && UNWRITABLE.contains(state(sql)));
  }

  /**
   * Whether others were at the same at the same time, so that a second attempt may well succeed.
   */
  public static boolean isContended(Throwable failure) {
    return any(
        failure, cause -> cause instanceof SQLException sql && CONTENDED.contains(state(sql)));
  }

  /** Among the causes; of a rollback that failed too, among those of the failure before. */
  private static boolean any(Throwable failure, Predicate<Throwable> wanted) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (wanted.test(cause)
          || cause instanceof TransactionSystemException rollback
              && rollback.getApplicationException() != null
              && any(rollback.getApplicationException(), wanted)) {
        return true;
      }
    }
    return false;
  }

  /** Class 08 is a lost connection, 57P a server that stops or starts, 53300 one with no room. */
  private static boolean isAway(SQLException failure) {
    var state = state(failure);
    return state.startsWith("08")
        || state.startsWith("57P")
        || state.equals("53300")
        // All that the pool says of a connection that it has given up.
        || state.isEmpty() && "Connection is closed".equals(failure.getMessage());
  }

  private static String state(SQLException failure) {
    var state = failure.getSQLState();
    return state == null ? "" : state;
  }
}
