package dev.rapport.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs PostgreSQL's programs as a user whom they accept: they refuse root. Root runs them in a user
 * namespace of its own where that is allowed, else as the unprivileged owner of the data.
 */
record PostgresProcess(PostgresBinaries binaries, List<String> asUser) {

  private static final Path PROC = Path.of("/proc/self");
  private static final String NOBODY = "65534";

  /**
   * @param data the cluster's folder, which need not exist yet
   */
  static PostgresProcess forOwnerOf(Path data, PostgresBinaries binaries) {
    return new PostgresProcess(binaries, prefix(data));
  }

  /** Runs a program to its end. */
  void run(String program, String... arguments) {
    List<String> command = command(program, arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new DatabaseUnavailableException(
            "PostgreSQL's %s failed: %s".formatted(program, output.strip()),
            "See that the data folder is writable, and reachable for the user " + userName());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts the server itself, as a child of ours that hears no Ctrl+C of our terminal. */
  Process start(Path log, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (works("setsid", "true")) {
      command.add("setsid");
    }
    command.addAll(command("postgres", arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** Hands a folder to the user who runs the programs. */
  void own(Path folder) throws IOException {
    if (!asUser.contains("setpriv")) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.setAttribute(file, "unix:uid", Integer.parseInt(user()));
        Files.setAttribute(file, "unix:gid", Integer.parseInt(user()));
      }
    }
  }

  private List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>(asUser);
    command.add(binaries.program(program));
    command.addAll(List.of(arguments));
    return command;
  }

  private String user() {
    return asUser.get(asUser.indexOf("--reuid") + 1);
  }

  private String userName() {
    return asUser.contains("setpriv") ? user() : System.getProperty("user.name");
  }

  private static List<String> prefix(Path data) {
    if (uid(PROC).filter(uid -> uid == 0).isEmpty()) {
      return List.of();
    }
    int owner = uid(data).orElse(0);
    if (owner == 0 && works("unshare", "-U", "true")) {
      return List.of("unshare", "-U");
    }
    String user = owner == 0 ? NOBODY : Integer.toString(owner);
    List<String> setpriv =
        List.of("setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--");
    List<String> probe = new ArrayList<>(setpriv);
    probe.add("true");
    if (!works(probe.toArray(String[]::new))) {
      throw new DatabaseUnavailableException(
          "PostgreSQL doesn't run as root, and neither 'unshare -U' nor 'setpriv' works here.",
          "Start Rapport as an ordinary user, or name a server by RAPPORT_DATABASE_URL.");
    }
    return setpriv;
  }

  private static Optional<Integer> uid(Path path) {
    try {
      return Optional.of((Integer) Files.getAttribute(path, "unix:uid"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean works(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
