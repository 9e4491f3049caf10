package dev.rapport.platform;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says where Rapport is to be found, once it is. */
@Component
class ReadyMessage {

  @EventListener
  @Order(0) // before whoever has something to add
  void print(ApplicationReadyEvent event) {
    var environment = event.getApplicationContext().getEnvironment();
    String port = environment.getProperty("local.server.port");
    if (port != null) {
      // To the person at the terminal, whatever the log is set to.
      System.out.printf("Rapport is ready: http://localhost:%s%n", port);
    }
  }
}
