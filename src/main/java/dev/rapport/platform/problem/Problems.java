package dev.rapport.platform.problem;

import dev.rapport.platform.text.Languages;
import dev.rapport.platform.text.Messages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts refusals into words. */
@Component
public class Problems {

  private final Messages messages;
  private final JsonMapper json;

  Problems(Messages messages, JsonMapper json) {
    this.messages = messages;
    this.json = json;
  }

  /** The problem as the API answers it. */
  public ProblemDetail describe(ProblemException problem, Locale language) {
    ProblemDetail detail = ProblemDetail.forStatus(problem.status());
    Object[] arguments = problem.arguments().toArray();
    String key = "problem." + problem.key();
    detail.setTitle(messages.text(language, key + ".title", arguments));
    if (messages.has(key + ".detail")) {
      detail.setDetail(messages.text(language, key + ".detail", arguments));
    }
    detail.setProperty("errors", errors(problem.errors(), language));
    problem.properties().forEach(detail::setProperty);
    return detail;
  }

  /** What is wrong with each field, as the API answers it. */
  public List<FieldError> errors(List<FieldProblem> errors, Locale language) {
    return errors.stream().map(error -> entry(error, language)).toList();
  }

  /**
   * The text for people. A code may end in what only some have a text of their own for: without
   * one, the text is that of the code's beginning.
   */
  public String text(FieldProblem error, Locale language) {
    var key = "invalid." + error.code();
    while (!messages.has(key) && key.indexOf('.') < key.lastIndexOf('.')) {
      key = key.substring(0, key.lastIndexOf('.'));
    }
    return messages.text(language, key, error.arguments().toArray());
  }

  /** Answers a request that never reaches a controller, as in a filter. */
  public void write(
      ProblemException problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(problem.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    json.writeValue(response.getOutputStream(), describe(problem, Languages.of(request)));
  }

  private FieldError entry(FieldProblem error, Locale language) {
    return new FieldError(error.field(), error.code(), text(error, language));
  }
}
