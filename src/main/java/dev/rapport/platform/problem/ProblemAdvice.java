package dev.rapport.platform.problem;

import dev.rapport.platform.text.Languages;
import dev.rapport.platform.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Makes a problem of every refusal: our own, Spring's, and what nobody foresaw.
 *
 * <p>A module that maps exceptions of its own says {@code @Order(0)} on its advice: this one takes
 * whatever comes to it.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  private final Problems problems;
  private final Messages messages;

  ProblemAdvice(Problems problems, Messages messages) {
    this.problems = problems;
    this.messages = messages;
  }

  @ExceptionHandler
  ResponseEntity<Object> refuse(ProblemException problem, WebRequest request) {
    return answer(problem, new HttpHeaders(), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> unexpected(Exception failure, WebRequest request)
      throws Exception {
    if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
      throw failure; // Spring Security's filters answer these.
    }
    if (failure instanceof MultipartException) {
      return answer(
          ProblemException.of(HttpStatus.BAD_REQUEST, "upload"), new HttpHeaders(), request);
    }
    var databases = DatabaseProblemFilter.problem(failure);
    if (databases.isPresent()) {
      return answer(databases.get(), DatabaseProblemFilter.retry(databases.get()), request);
    }
    String incident = UUID.randomUUID().toString().substring(0, 8);
    log.error("Incident {}", incident, failure);
    return answer(
        ProblemException.of(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", incident),
        new HttpHeaders(),
        request);
  }

  /** Whoever closes the page midway has done nothing wrong, and nothing is broken. */
  private static @Nullable ResponseEntity<Object> nobodyListens(Exception failure) {
    log.debug("The client has gone: {}", failure.toString());
    return null;
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
      return nobodyListens(failure);
    }
    HttpStatus known =
        Objects.requireNonNullElse(
            HttpStatus.resolve(status.value()), HttpStatus.INTERNAL_SERVER_ERROR);
    if (known.is5xxServerError()) {
      log.error("{}", failure.getMessage(), failure);
    }
    return answer(problem(failure, known), headers, request);
  }

  private ProblemException problem(Exception failure, HttpStatus status) {
    return switch (failure) {
      case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
      case MethodArgumentNotValidException invalid -> ProblemException.invalid(errors(invalid));
      case MissingServletRequestParameterException missing ->
          parameter(missing.getParameterName(), "required");
      case MissingServletRequestPartException missing ->
          parameter(missing.getRequestPartName(), "required");
      case MethodArgumentTypeMismatchException mismatch
          when mismatch.getParameter().hasParameterAnnotation(PathVariable.class) ->
          ProblemException.notFound();
      case MethodArgumentTypeMismatchException mismatch ->
          parameter(mismatch.getName(), "parameter");
      case TypeMismatchException mismatch ->
          parameter(Objects.requireNonNullElse(mismatch.getPropertyName(), ""), "parameter");
      case MaxUploadSizeExceededException tooLarge ->
          ProblemException.of(HttpStatus.CONTENT_TOO_LARGE, "tooLarge");
      default -> byStatus(status);
    };
  }

  private static ProblemException parameter(String name, String code) {
    return ProblemException.of(HttpStatus.BAD_REQUEST, "request")
        .errors(List.of(FieldProblem.of(name, code)));
  }

  private static ProblemException unreadable(HttpMessageNotReadableException failure) {
    ProblemException problem = ProblemException.of(HttpStatus.BAD_REQUEST, "unreadable");
    return switch (failure.getCause()) {
      case UnrecognizedPropertyException unknown ->
          problem.errors(List.of(FieldProblem.of(path(unknown), "unknownField")));
      case MismatchedInputException mismatch ->
          problem.errors(List.of(FieldProblem.of(path(mismatch), "json.type")));
      case StreamReadException syntax ->
          problem.errors(
              List.of(
                  FieldProblem.of(
                      "",
                      "json.syntax",
                      syntax.getLocation().getLineNr(),
                      syntax.getLocation().getColumnNr())));
      case null, default -> problem;
    };
  }

  private static String path(JacksonException failure) {
    var path = new StringBuilder();
    for (JacksonException.Reference step : failure.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
  }

  /** Bean validation's findings; a constraint without a text of ours counts as a wrong value. */
  private List<FieldProblem> errors(MethodArgumentNotValidException failure) {
    List<FieldProblem> errors = new ArrayList<>();
    for (var error : failure.getBindingResult().getFieldErrors()) {
      String constraint = String.valueOf(error.getCode());
      String code =
          switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            default ->
                constraint.substring(0, 1).toLowerCase(Locale.ROOT) + constraint.substring(1);
          };
      boolean known = messages.has("invalid." + code);
      errors.add(FieldProblem.of(error.getField(), known ? code : "value"));
    }
    return errors;
  }

  static ProblemException byStatus(HttpStatus status) {
    return switch (status) {
      case UNAUTHORIZED -> ProblemException.signedOut();
      case FORBIDDEN -> ProblemException.forbidden();
      case NOT_FOUND -> ProblemException.notFound();
      case METHOD_NOT_ALLOWED -> ProblemException.of(status, "method");
      case NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE -> ProblemException.of(status, "mediaType");
      case CONTENT_TOO_LARGE -> ProblemException.of(status, "tooLarge");
      case SERVICE_UNAVAILABLE -> ProblemException.of(status, "unavailable");
      default ->
          status.is4xxClientError()
              ? ProblemException.of(status, "request")
              : ProblemException.of(status, "unexpected", "-");
    };
  }

  private ResponseEntity<Object> answer(
      ProblemException problem, HttpHeaders headers, WebRequest request) {
    Locale language = Languages.of(((ServletWebRequest) request).getRequest());
    return ResponseEntity.status(problem.status())
        .headers(headers)
        .body(problems.describe(problem, language));
  }
}
