package dev.rapport.administration;

import dev.rapport.identity.Actor;
import dev.rapport.platform.jobs.Jobs;
import dev.rapport.platform.problem.FieldError;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.Problems;
import dev.rapport.records.shape.ShapeDifference;
import dev.rapport.records.shape.ShapeFiles;
import dev.rapport.records.shape.ShapeFiles.Wish;
import dev.rapport.records.shape.ShapeJob;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The shape of this installation as a file: exported, compared with another's, applied. */
@RestController
@RequestMapping("/api/shape")
class ShapeController {

  /**
   * @param file as it was exported
   * @param removal whether what isn't in the file goes
   * @param without the differences to be left as they are, as {@code fields/company.x_tier}
   */
  @Schema(name = "ShapeInput")
  record Input(
      @NotNull Object file,
      @Nullable Boolean removal,
      @Nullable @Size(max = 20_000) List<@NotNull String> without) {}

  /**
   * @param problems why it can't be made as the file says
   */
  @Schema(name = "ShapeDifference")
  record Difference(
      String part,
      String name,
      ShapeDifference.Kind kind,
      List<ShapeDifference.Detail> details,
      List<FieldError> problems) {}

  @Schema(name = "ShapeComparison")
  record Comparison(List<Difference> differences) {}

  @Schema(name = "ShapeApplied")
  record Applied(UUID job) {}

  private final ShapeFiles files;
  private final Jobs jobs;
  private final Problems problems;
  private final JsonMapper json;

  ShapeController(ShapeFiles files, Jobs jobs, Problems problems, JsonMapper json) {
    this.files = files;
    this.jobs = jobs;
    this.problems = problems;
    this.json = json;
  }

  /** Always in the same order and by names, so that two files can be compared line by line. */
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> shape(Actor actor) {
    Administrators.only(actor);
    var name = ContentDisposition.attachment().filename("rapport-shape.json").build();
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.writerWithDefaultPrettyPrinter().writeValueAsString(files.file()));
  }

  /** What would be otherwise, and what speaks against it. Nothing changes. */
  @PostMapping("/comparison")
  Comparison compareShape(@Valid @RequestBody Input input, Actor actor, Locale language) {
    Administrators.only(actor);
    return new Comparison(
        files.compare(wish(input), actor).stream()
            .map(one ->
                new Difference(
                    one.part(),
                    one.name(),
                    one.kind(),
                    one.details(),
                    problems.errors(one.problems(), language)))
            .toList());
  }

  /**
   * Makes it so by a job, all of it or nothing.
   *
   * @throws ProblemException 422 with what can't be
   */
  @PostMapping("/application")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Applied applyShape(@Valid @RequestBody Input input, Actor actor) {
    Administrators.only(actor);
    var wish = wish(input);
    ShapeFiles.refuse(files.compare(wish, actor));
    return new Applied(jobs.start(ShapeJob.of(wish, actor)));
  }

  private Wish wish(Input input) {
    return new Wish(
        json.valueToTree(input.file()),
        Boolean.TRUE.equals(input.removal()),
        input.without() == null ? Set.of() : Set.copyOf(input.without()));
  }
}
