package dev.rapport.benchmark;

import dev.rapport.RapportApplication;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The application as it is, with two more endpoints: one gives back bytes that it was given before
 * and does nothing else, behind the same sign-in and over the same server; one tells how many
 * statements were sent. Not found by scanning: it is no component.
 */
public final class MeasuredApplication {

  private final LongAdder statements = new LongAdder();
  private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

  public static void main(String[] arguments) {
    new SpringApplication(RapportApplication.class, MeasuredApplication.class).run(arguments);
  }

  @Bean
  ExecuteListenerProvider countStatements() {
    var counter =
        new ExecuteListener() {
          @Override
          public void executeStart(ExecuteContext context) {
            statements.increment();
          }
        };
    return () -> counter;
  }

  @Bean
  RouterFunction<ServerResponse> benchmarkEndpoints() {
    return RouterFunctions.route()
        .GET("/api/benchmark/statements", _ -> ServerResponse.ok().body(statements.sum()))
        .PUT(
            "/api/benchmark/answers/{name}",
            request -> {
              answers.put(request.pathVariable("name"), request.body(byte[].class));
              return ServerResponse.noContent().build();
            })
        .GET("/api/benchmark/answers/{name}", request -> answer(request.pathVariable("name"), 200))
        .POST(
            "/api/benchmark/answers/{name}",
            request -> {
              request.body(byte[].class);
              return answer(request.pathVariable("name"), 201);
            })
        .build();
  }

  private ServerResponse answer(String name, int status) {
    return ServerResponse.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(answers.get(name));
  }
}
