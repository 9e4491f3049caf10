package dev.rapport;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Starts Rapport. */
@Modulithic(systemName = "Rapport")
@SpringBootApplication
public class RapportApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(RapportApplication.class, arguments);
  }
}
