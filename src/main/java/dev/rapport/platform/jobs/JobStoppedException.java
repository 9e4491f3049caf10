package dev.rapport.platform.jobs;

/** The job was cancelled, or the application stops: its handler lets go and does nothing more. */
public final class JobStoppedException extends RuntimeException {

  JobStoppedException() {
    super("The job is to stop", null, false, false);
  }
}
