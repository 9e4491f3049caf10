package dev.rapport.platform.problem;

import java.io.IOException;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Answers in the same form what Tomcat refuses before any of ours sees it: an address that is no
 * address, a header without end.
 */
@Component
class ServerProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final Logger log = LoggerFactory.getLogger(ServerProblems.class);

  private final Problems problems;

  ServerProblems(Problems problems) {
    this.problems = problems;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(context -> {
      var host = (StandardHost) context.getParent();
      // The host makes one of its own unless it finds one of this class.
      host.setErrorReportValveClass(ProblemValve.class.getName());
      host.getPipeline().addValve(new ProblemValve(problems));
    });
  }

  private static final class ProblemValve extends ErrorReportValve {

    private final Problems problems;

    ProblemValve(Problems problems) {
      this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
      var status = response.getStatus();
      if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
        return;
      }
      try {
        var known = HttpStatus.resolve(status);
        problems.write(
            ProblemAdvice.byStatus(
                Objects.requireNonNullElse(known, HttpStatus.INTERNAL_SERVER_ERROR)),
            request,
            response);
      } catch (IOException e) {
        log.debug("Whoever asked is gone", e);
      }
    }
  }
}
