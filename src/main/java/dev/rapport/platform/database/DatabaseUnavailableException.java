package dev.rapport.platform.database;

/** The database can't be used as things are, and what the operator can do about it. */
public class DatabaseUnavailableException extends RuntimeException {

  private final String action;

  public DatabaseUnavailableException(String problem, String action) {
    super(problem);
    this.action = action;
  }

  public String action() {
    return action;
  }
}
