package dev.rapport.platform.backup;

import dev.rapport.platform.database.CommandDatabase;
import dev.rapport.platform.database.DatabaseUnavailableException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** {@code backup FILE} and {@code restore FILE}, in place of starting the application. */
public final class BackupCommands {

  private static final String BACKUP = "backup";
  private static final String RESTORE = "restore";
  private static final String USAGE =
      """
      Without a command, Rapport starts. Commands:
        backup FILE     writes all that the database holds to a new file, also while Rapport runs
        restore FILE    brings a backup into an empty database
      Settings are those of Rapport itself, for example --rapport.data-folder=/srv/rapport\
      """;

  private BackupCommands() {}

  /** Whether there is a command in the arguments, and not only settings. */
  public static boolean isCommand(String[] arguments) {
    return Arrays.stream(arguments).anyMatch(argument -> !argument.startsWith("-"));
  }

  /**
   * Does what the arguments say.
   *
   * @param out told what was done
   * @param err told what was not, and what to do about it
   * @return the process's exit code: 0 when it is done, 1 when it can't be, 2 when there is no such
   *     command
   */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    var words = Arrays.stream(arguments).filter(word -> !word.startsWith("-")).toList();
    if (words.size() != 2 || !List.of(BACKUP, RESTORE).contains(words.getFirst())) {
      err.println(USAGE);
      return 2;
    }
    var settings = Arrays.stream(arguments).filter(word -> word.startsWith("-"));
    // No application, only its settings: of the command line, the environment and its own file.
    try (var context =
        new SpringApplicationBuilder(Settings.class)
            .web(WebApplicationType.NONE)
            .logStartupInfo(false)
            .run(settings.toArray(String[]::new))) {
      out.println(run(words.getFirst(), Path.of(words.getLast()), context.getEnvironment()));
      return 0;
    } catch (BackupFailure e) {
      return fail(err, String.valueOf(e.getMessage()), e.action());
    } catch (DatabaseUnavailableException e) {
      return fail(err, String.valueOf(e.getMessage()), e.action());
    } catch (SQLException e) {
      return fail(err, "The database refuses: " + e.getMessage(), "Nothing was changed.");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Settings {}

  private static String run(String command, Path file, Environment environment)
      throws SQLException {
    try (var database = CommandDatabase.open(environment)) {
      if (command.equals(RESTORE)) {
        var restore = new Restore(database.url(), database.username(), database.password());
        return said("Restored from " + file, restore.read(file));
      }
      try (var connection =
          DriverManager.getConnection(database.url(), database.username(), database.password())) {
        return said("Backed up to " + file, Backup.write(connection, file));
      }
    }
  }

  private static String said(String done, Manifest manifest) {
    return "%s: %d rows of %d tables, as of %s"
        .formatted(
            done,
            manifest.rows(),
            manifest.tables().size(),
            manifest.createdAt().truncatedTo(ChronoUnit.SECONDS));
  }

  private static int fail(PrintStream err, String problem, String action) {
    err.println(problem);
    err.println(action);
    return 1;
  }
}
