package dev.rapport.records.transfer;

import dev.rapport.identity.Actor;
import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.platform.problem.Problems;
import dev.rapport.platform.text.Messages;
import dev.rapport.records.transfer.ImportRows.Outcome;
import dev.rapport.records.transfer.ValueQuestions.Given;
import dev.rapport.records.transfer.ValueQuestions.Question;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports over HTTP. */
@RestController
@RequestMapping("/api/imports")
class ImportController {

  private static final int PAGE = 100;
  private static final int REPORT_PAGE = 1000;

  private final Imports imports;
  private final ImportRuns runs;
  private final ImportRows rows;
  private final ValueAnswers answers;
  private final ImportView view;
  private final Problems problems;
  private final Messages messages;

  ImportController(
      Imports imports,
      ImportRuns runs,
      ImportRows rows,
      ValueAnswers answers,
      ImportView view,
      Problems problems,
      Messages messages) {
    this.imports = imports;
    this.runs = runs;
    this.rows = rows;
    this.answers = answers;
    this.view = view;
    this.problems = problems;
    this.messages = messages;
  }

  record Started(UUID job) {}

  record Recent(List<ImportView.Brief> imports) {}

  @PostMapping
  ResponseEntity<ImportView.Whole> upload(
      @RequestParam MultipartFile file, @RequestParam String object, Actor actor)
      throws IOException {
    var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
    var plain = name.replaceAll("^.*[/\\\\]|\\p{Cntrl}", "");
    var shown = plain.length() > 200 ? plain.substring(plain.length() - 200) : plain;
    var run = imports.upload(object, shown, file.getInputStream(), actor);
    return ResponseEntity.created(URI.create("/api/imports/" + run.id()))
        .body(view.whole(run, actor));
  }

  @GetMapping
  Recent recent(Actor actor) {
    return new Recent(runs.recent(actor).stream().map(view::brief).toList());
  }

  @GetMapping("/{id}")
  ImportView.Whole one(@PathVariable UUID id, Actor actor) {
    return view.whole(runs.get(id, actor), actor);
  }

  @PutMapping("/{id}/mapping")
  ImportView.Whole map(@PathVariable UUID id, @RequestBody MappingInput mapping, Actor actor) {
    return view.whole(imports.map(id, mapping, actor), actor);
  }

  @GetMapping("/{id}/values")
  List<Question> questions(@PathVariable UUID id, Actor actor) {
    return answers.questions(id, actor);
  }

  @PutMapping("/{id}/values")
  List<Question> answer(@PathVariable UUID id, @RequestBody List<Given> given, Actor actor) {
    return answers.answer(id, given, actor);
  }

  @GetMapping("/{id}/rows")
  ImportView.Rows rows(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(defaultValue = "0") int cursor,
      Actor actor) {
    var run = runs.get(id, actor);
    var last = view.last(run);
    var found =
        rows.withOutcome(id, outcome == null ? null : outcome(outcome), cursor, PAGE + 1).stream()
            .filter(row -> row.number() <= last)
            .toList();
    var page = found.stream().limit(PAGE).toList();
    return new ImportView.Rows(
        page.stream().map(row -> view.row(run, row, actor.language())).toList(),
        found.size() > PAGE ? String.valueOf(page.getLast().number()) : null,
        view.counts(run));
  }

  private static Outcome outcome(String name) {
    try {
      return Outcome.of(name);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(HttpStatus.BAD_REQUEST, "request")
          .errors(List.of(FieldProblem.of("outcome", "parameter")));
    }
  }

  @PostMapping("/{id}/check")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started check(@PathVariable UUID id, Actor actor) {
    return new Started(imports.check(id, actor));
  }

  @PostMapping("/{id}/run")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started run(@PathVariable UUID id, Actor actor) {
    return new Started(imports.run(id, actor));
  }

  @PostMapping("/{id}/reversal")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started reverse(@PathVariable UUID id, Actor actor) {
    return new Started(imports.reverse(id, actor));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void discard(@PathVariable UUID id, Actor actor) {
    imports.discard(id, actor);
  }

  /** The rows not taken, with the reason behind them: to be mended and brought in again. */
  @GetMapping("/{id}/refused.csv")
  void refused(@PathVariable UUID id, Actor actor, HttpServletResponse response)
      throws IOException {
    var run = runs.get(id, actor);
    var name = run.fileName().replaceFirst("(?i)\\.(csv|tsv|txt|xlsx|vcf)$", "");
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename(
                messages.text(actor.language(), "import.refused.fileName", name),
                StandardCharsets.UTF_8)
            .build()
            .toString());
    var out =
        new CsvWriter(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8),
            run.form().delimiter() == FileForm.SPACES ? ',' : run.form().delimiter());
    if (run.form().header()) {
      var header =
          run.columns().stream()
              .map(column -> Objects.requireNonNullElse(column.name(), ""))
              .collect(Collectors.toCollection(ArrayList::new));
      header.add(messages.text(actor.language(), "import.refused.reason"));
      out.row(header);
    }
    var last = view.last(run);
    var after = 0;
    while (true) {
      var some = rows.withOutcome(id, Outcome.REFUSE, after, REPORT_PAGE);
      for (var row : some) {
        if (row.number() <= last) {
          out.row(report(run, row, actor));
        }
      }
      if (some.size() < REPORT_PAGE) {
        break;
      }
      after = some.getLast().number();
    }
    out.flush();
  }

  private List<String> report(ImportRun run, ImportRows.Row row, Actor actor) {
    var cells = new ArrayList<>(row.cells());
    while (cells.size() < run.columns().size()) {
      cells.add("");
    }
    cells.add(
        row.errors().stream()
            .map(error -> reason(run, error, actor))
            .collect(Collectors.joining(" ")));
    return cells;
  }

  /** The reason, with the column that it is about in front. */
  private String reason(ImportRun run, RowError error, Actor actor) {
    var text = problems.text(error.problem(), actor.language());
    return run.column(error.field())
        .map(column -> column.name() == null ? text : column.name() + ": " + text)
        .orElse(text);
  }
}
