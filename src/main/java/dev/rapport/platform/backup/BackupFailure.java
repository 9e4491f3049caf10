package dev.rapport.platform.backup;

/** Why there is no backup, or none can be restored, and what the operator can do about it. */
final class BackupFailure extends RuntimeException {

  private final String action;

  BackupFailure(String problem, String action) {
    super(problem);
    this.action = action;
  }

  String action() {
    return action;
  }
}
