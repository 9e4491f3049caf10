package dev.rapport.records.transfer;

import dev.rapport.records.transfer.FileForm.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens uploaded files as rows. */
@Component
class SourceFiles {

  private final Uploads uploads;
  private final ImportLimits limits;

  SourceFiles(Uploads uploads, ImportLimits limits) {
    this.uploads = uploads;
    this.limits = limits;
  }

  /** The file's rows; whoever asks closes them. */
  RowSource open(UUID run, FileForm form) throws IOException {
    return switch (form.kind()) {
      case CSV ->
          new CsvReader(
              text(run, form), form.delimiter(), limits.maxColumns(), limits.maxCellLength());
      case XLSX -> new XlsxReader(uploads.open(run), form, limits);
      case VCARD -> new VcardReader(text(run, form), limits.maxCellLength());
    };
  }

  /**
   * What only the whole file tells: the sheets of a workbook.
   *
   * @throws FileFault when it is none
   */
  FileForm inspect(UUID run, FileForm form) throws IOException {
    if (form.kind() != Kind.XLSX) {
      return form;
    }
    try (var workbook = new XlsxReader(uploads.open(run), form, limits)) {
      return FileForm.xlsx(workbook.header(), workbook.sheet(), workbook.sheets());
    }
  }

  private Reader text(UUID run, FileForm form) throws IOException {
    var decoder =
        form.charset()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var reader = new BufferedReader(new InputStreamReader(uploads.open(run), decoder));
    reader.mark(1);
    if (reader.read() != '\ufeff') {
      reader.reset();
    }
    return reader;
  }
}
