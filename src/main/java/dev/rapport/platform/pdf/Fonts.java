package dev.rapport.platform.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.fontbox.ttf.CmapSubtable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of the application, for one thread: reading one takes longer than printing a page with
 * it, so that what was read is kept.
 */
final class Fonts {

  /** In the order in which a sign is looked for: Latin, Greek and Cyrillic; Hebrew; Chinese. */
  static final List<String> FAMILIES = List.of("Noto Sans", "Noto Sans Hebrew", "Noto Sans SC");

  private final Map<String, TrueTypeFont> read = new HashMap<>();
  private final BitSet written = new BitSet();

  /**
   * Lets a document have them; those that it needs are read.
   *
   * @param text in which all its signs are
   */
  void offer(PdfRendererBuilder builder, PDDocument document, String text) {
    written.clear();
    text.codePoints().forEach(written::set);
    for (var family : FAMILIES) {
      var name = family.replace(" ", "");
      builder.useFont(supply(name + "-Regular", document), family, 400, FontStyle.NORMAL, true);
      builder.useFont(supply(name + "-Bold", document), family, 700, FontStyle.NORMAL, true);
    }
  }

  private PDFontSupplier supply(String name, PDDocument document) {
    return new Late(() -> {
      try {
        return PDType0Font.load(document, read.computeIfAbsent(name, this::read), true);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private TrueTypeFont read(String name) {
    var file = "/fonts/" + name + ".ttf";
    try (var bytes = Fonts.class.getResourceAsStream(file)) {
      Objects.requireNonNull(
          bytes, () -> "There is no " + file + ": the build of the web part puts it there");
      var font = new TTFParser().parse(new RandomAccessReadBuffer(bytes.readAllBytes()));
      // No script of ours has its letters joined; trying takes a quarter of the time.
      font.setEnableGsub(false);
      var signs = font.getCmap().getCmaps();
      for (var at = 0; at < signs.length; at++) {
        signs[at] = new Signs(signs[at], written);
      }
      font.getCmap().setCmaps(signs);
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Which sign a look is for, where a font has one look for several, such as a Chinese character
   * and the radical of its name: the one that was written, so that it is found and copied as such.
   */
  private static final class Signs extends CmapSubtable {
    private final CmapSubtable all;
    private final BitSet written;

    Signs(CmapSubtable all, BitSet written) {
      this.all = all;
      this.written = written;
      setPlatformId(all.getPlatformId());
      setPlatformEncodingId(all.getPlatformEncodingId());
    }

    @Override
    public int getGlyphId(int sign) {
      return all.getGlyphId(sign);
    }

    @Override
    public @Nullable List<Integer> getCharCodes(int look) {
      var signs = all.getCharCodes(look);
      if (signs == null || signs.size() < 2) {
        return signs;
      }
      return signs.stream().sorted(Comparator.comparing(sign -> !written.get(sign))).toList();
    }
  }

  /** Loads its font when it is asked for. */
  private static final class Late extends PDFontSupplier {
    private final Supplier<PDFont> font;

    @SuppressWarnings("NullAway") // it is never asked for what it is given here
    Late(Supplier<PDFont> font) {
      super(null);
      this.font = font;
    }

    @Override
    public PDFont supply() {
      return font.get();
    }
  }
}
