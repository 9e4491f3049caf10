package dev.rapport.sales.quotes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * A PDF as somebody reads it.
 *
 * @param pages the text of each
 * @param signs each with its place from the left, on the first page
 * @param fonts their names
 * @param foreign fonts that are not in it
 * @param missing how many signs have no look in their font
 */
record ReadPdf(
    String title,
    String language,
    boolean tagged,
    List<String> pages,
    List<Sign> signs,
    List<String> fonts,
    List<String> foreign,
    int missing,
    int pictures) {

  /** A sign and where it stands. */
  record Sign(String text, double x, double y) {}

  static ReadPdf of(byte[] bytes) {
    try (var document = Loader.loadPDF(bytes)) {
      var reader = new Reader();
      var pages = new ArrayList<String>();
      for (var page = 1; page <= document.getNumberOfPages(); page++) {
        reader.setStartPage(page);
        reader.setEndPage(page);
        pages.add(reader.getText(document));
      }
      return new ReadPdf(
          document.getDocumentInformation().getTitle(),
          document.getDocumentCatalog().getLanguage(),
          document.getDocumentCatalog().getMarkInfo() != null
              && document.getDocumentCatalog().getMarkInfo().isMarked(),
          pages,
          reader.signs,
          List.copyOf(reader.fonts),
          List.copyOf(reader.foreign),
          reader.missing,
          pictures(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return String.join("\n", pages);
  }

  /** Where the first sign of a text stands, from the left. */
  double x(String sign) {
    return signs.stream().filter(each -> each.text.equals(sign)).findFirst().orElseThrow().x;
  }

  private static int pictures(PDDocument document) throws IOException {
    var count = 0;
    for (var page : document.getPages()) {
      for (COSName name : page.getResources().getXObjectNames()) {
        count += page.getResources().isImageXObject(name) ? 1 : 0;
      }
    }
    return count;
  }

  private static final class Reader extends PDFTextStripper {
    private final List<Sign> signs = new ArrayList<>();
    private final TreeSet<String> fonts = new TreeSet<>();
    private final TreeSet<String> foreign = new TreeSet<>();
    private int missing;

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector moved)
        throws IOException {
      fonts.add(font.getName());
      if (!font.isEmbedded() || !font.getName().matches("[A-Z]{6}\\+.*")) {
        foreign.add(font.getName());
      }
      if (code == 0) {
        missing++;
      }
      super.showGlyph(matrix, font, code, moved);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
      if (getCurrentPageNo() == 1) {
        signs.add(new Sign(text.getUnicode(), text.getXDirAdj(), text.getYDirAdj()));
      }
      super.processTextPosition(text);
    }
  }
}
