package dev.rapport.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Notes the statements that the application sends through jOOQ, so that tests can hold their
 * number.
 */
@Component
public class Statements implements ExecuteListener {

  private final List<String> noted = new CopyOnWriteArrayList<>();
  private volatile boolean noting;
  private volatile Thread caller;

  /** What was sent while {@code action} ran. */
  public List<String> during(Runnable action) {
    noted.clear();
    caller = Thread.currentThread();
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
    // Reactors and jobs run whenever they like, on threads of their own.
    if (noting
        && (RequestContextHolder.getRequestAttributes() != null
            || Thread.currentThread() == caller)) {
      noted.add(String.valueOf(context.sql()));
    }
  }
}
