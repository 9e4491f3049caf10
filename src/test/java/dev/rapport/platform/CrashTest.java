package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.database.PostgresBinaries;
import dev.rapport.testing.crash.CrashingApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the application, and the application with its database, and looks at what is left. */
class CrashTest {

  @TempDir private Path folder;
  private Process application;

  @BeforeEach
  void shareTheUnpackedPrograms() throws IOException {
    Path cache = Path.of(System.getProperty("user.home"), ".cache/rapport");
    PostgresBinaries.unpack(cache);
    Files.createSymbolicLink(folder.resolve("runtime"), cache);
  }

  @AfterEach
  void stop() throws Exception {
    application.destroy();
    application.waitFor();
    if (Files.exists(folder.resolve("postgres/postmaster.pid"))) {
      server().destroyForcibly(); // a failed test leaves it behind
    }
    Files.delete(folder.resolve("runtime"));
  }

  @Test
  @Timeout(300)
  void what_was_acknowledged_is_there_and_the_job_goes_on_after_each_kind_of_kill()
      throws Exception {
    BufferedReader output = start();
    assertThat(after("found ", output)).isEqualTo("0");
    while (Integer.parseInt(after("committed ", output)) < 20) {}
    kill();
    int acknowledged = lastCommitted(output);
    ProcessHandle orphan = server();
    assertThat(orphan.isAlive()).as("the database server was left alone").isTrue();

    output = start();
    assertThat(Integer.parseInt(after("found ", output))).isGreaterThanOrEqualTo(acknowledged);
    assertThat(orphan.isAlive()).as("the database server that was left").isFalse();
    assertThat(after("ended ", output)).isEqualTo("DONE with " + CrashingApplication.STEPS);

    kill();
    ProcessHandle server = server();
    server.destroyForcibly();
    server.onExit().get();
    output = start();
    assertThat(after("found ", output)).isEqualTo(Integer.toString(CrashingApplication.STEPS));
  }

  private BufferedReader start() throws IOException {
    application =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                CrashingApplication.class.getName(),
                "--server.port=0",
                "--rapport.data-folder=" + folder)
            .redirectErrorStream(true)
            .start();
    return application.inputReader();
  }

  /** By its handle: the process itself would close what we still want to read. */
  private void kill() throws InterruptedException {
    application.toHandle().destroyForcibly();
    application.waitFor();
  }

  /** The rest of the next line that starts so. */
  private static String after(String start, BufferedReader output) throws IOException {
    List<String> seen = new ArrayList<>();
    for (String line; (line = output.readLine()) != null; seen.add(line)) {
      if (line.startsWith(start)) {
        return line.substring(start.length());
      }
    }
    throw new AssertionError("The application ended: " + String.join("\n", seen));
  }

  private static int lastCommitted(BufferedReader output) throws IOException {
    int last = 20;
    for (String line; (line = output.readLine()) != null; ) {
      if (line.startsWith("committed ")) {
        last = Integer.parseInt(line.substring("committed ".length()));
      }
    }
    return last;
  }

  private ProcessHandle server() throws IOException {
    Path pidFile = folder.resolve("postgres/postmaster.pid");
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst())).orElseThrow();
  }
}
