package dev.rapport;

import dev.rapport.platform.backup.BackupCommands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts Rapport, or does what a command such as {@code backup} says instead. */
@Modulithic(systemName = "Rapport")
@SpringBootApplication
public class RapportApplication {

  public static void main(String[] arguments) {
    if (BackupCommands.isCommand(arguments)) {
      System.exit(BackupCommands.run(arguments, System.out, System.err));
    }
    SpringApplication.run(RapportApplication.class, arguments);
  }
}
