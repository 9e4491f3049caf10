package dev.rapport.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.springframework.stereotype.Component;

/**
 * Notes the statements that the application sends through jOOQ, so that tests can hold their
 * number.
 */
@Component
public class Statements implements ExecuteListener {

  private final List<String> noted = new CopyOnWriteArrayList<>();
  private volatile boolean noting;

  /** What was sent while {@code action} ran. */
  public List<String> during(Runnable action) {
    noted.clear();
    noting = true;
    try {
      action.run();
    } finally {
      noting = false;
    }
    return List.copyOf(noted);
  }

  @Override
  public void executeStart(ExecuteContext context) {
    // Reactors run whenever they like, on a thread of their own.
    if (noting && !Thread.currentThread().getName().equals("change-feed")) {
      noted.add(String.valueOf(context.sql()));
    }
  }
}
