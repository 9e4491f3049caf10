package dev.rapport.records.transfer;

import dev.rapport.platform.problem.FieldProblem;
import dev.rapport.platform.problem.ProblemException;
import dev.rapport.records.transfer.FileForm.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mapping as the API takes it; what is null stays as it is, but for the key. */
@Schema(name = "ImportsMapping")
record MappingInput(
    @Nullable String delimiter,
    @Nullable String encoding,
    @Nullable Boolean header,
    @Nullable String sheet,
    @Nullable List<MappedColumn> columns,
    @Nullable String key,
    @Nullable Boolean createNew,
    @Nullable Boolean clearEmpty,
    @Nullable Map<String, @Nullable Object> defaults) {

  @Schema(name = "ImportsMappedColumn")
  record MappedColumn(
      int index,
      @Nullable String field,
      @Nullable String format,
      @Nullable Boolean createMissing) {}

  /**
   * How the file is to be read.
   *
   * @throws ProblemException 422
   */
  FileForm form(FileForm form) {
    var errors = new ArrayList<FieldProblem>();
    if (delimiter != null
        && (delimiter.length() != 1 || !FileForm.DELIMITERS.contains(delimiter))) {
      errors.add(FieldProblem.of("delimiter", "import.delimiter"));
    }
    if (encoding != null && !Encodings.ALL.contains(encoding)) {
      errors.add(FieldProblem.of("encoding", "import.encoding"));
    }
    if (sheet != null && !form.sheets().contains(sheet)) {
      errors.add(FieldProblem.of("sheet", "import.sheet", sheet));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return new FileForm(
        form.kind(),
        encoding == null ? form.encoding() : encoding,
        delimiter == null ? form.delimiter() : delimiter.charAt(0),
        header == null || form.kind() == Kind.VCARD ? form.header() : header,
        sheet == null ? form.sheet() : sheet,
        form.sheets());
  }

  Recognition recognition(Recognition before) {
    return new Recognition(
        key == null || key.isBlank() ? null : key,
        createNew == null ? before.createNew() : createNew,
        clearEmpty == null ? before.clearEmpty() : clearEmpty);
  }

  /**
   * Where the columns go; those that the mapping leaves out go nowhere.
   *
   * @throws ProblemException 422
   */
  List<ImportColumn> columns(List<ImportColumn> before) {
    if (columns == null) {
      return before;
    }
    var byIndex = byIndex(columns, before);
    return before.stream()
        .map(column -> {
          var to = byIndex.get(column.index());
          return to == null
              ? column.to(null, column.format(), false)
              : column.to(
                  to.field() == null || to.field().isBlank() ? null : to.field(),
                  to.format(),
                  Boolean.TRUE.equals(to.createMissing()));
        })
        .toList();
  }

  private static Map<Integer, MappedColumn> byIndex(
      List<MappedColumn> columns, List<ImportColumn> before) {
    var byIndex = new LinkedHashMap<Integer, MappedColumn>();
    var strange = new ArrayList<FieldProblem>();
    for (var column : columns) {
      var field = "columns." + column.index();
      if (column.index() < 0 || column.index() >= before.size()) {
        strange.add(FieldProblem.of(field, "import.noColumn"));
      } else if (byIndex.put(column.index(), column) != null) {
        var name = before.get(column.index()).name();
        strange.add(
            FieldProblem.of(
                field,
                "import.columnTwice",
                name == null ? String.valueOf(column.index() + 1) : name));
      }
    }
    if (!strange.isEmpty()) {
      throw ProblemException.invalid(strange);
    }
    return byIndex;
  }
}
