package dev.rapport.platform.pdf;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter.ICUBidiSplitterFactory;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import dev.rapport.platform.Turns;
import dev.rapport.platform.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Prints pages: XHTML becomes a PDF that is tagged for those who hear it, and holds of each font
 * the glyphs that it uses.
 *
 * <p>Nothing is loaded from anywhere, whatever a page says: its pictures are in it, as {@code
 * data:} addresses, and its fonts are {@link #FAMILIES}. A few are printed at a time, the next ones
 * wait, and what would wait too long is refused.
 */
@Component
public class PdfPrinter {

  /** In the order in which a sign is looked for: Latin, Greek and Cyrillic; Hebrew; Chinese. */
  public static final List<String> FAMILIES = Fonts.FAMILIES;

  /** One needs some 20 MB for Chinese fonts, and up to 300 MB for 2,000 lines of a table. */
  private static final int AT_ONCE = Runtime.getRuntime().maxMemory() < 1L << 30 ? 1 : 2;

  private static final int WAITING = 40;

  /** What XML has no room for, and what is to be unseen, but has a look in fonts. */
  private static final Pattern NO_TEXT =
      Pattern.compile(
          "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]"
              + "|[\\x{200B}-\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{206F}\\x{FEFF}]");

  private final Printed printed = new Printed(16 << 20);
  private final Turns turns = new Turns("pdf", AT_ONCE, WAITING);
  private final ThreadLocal<Fonts> fonts = ThreadLocal.withInitial(Fonts::new);

  static {
    XRLog.setLoggingEnabled(false);
  }

  /**
   * The pages as a PDF.
   *
   * @param xhtml well-formed; its text may hold anything
   * @throws ProblemException 503 when too many wait already
   */
  public byte[] print(String xhtml) {
    var known = printed.get(xhtml);
    return known == null ? turns.run(() -> atItsTurn(xhtml)) : known;
  }

  /** Whoever waited may find it done: many ask for the same. */
  private byte[] atItsTurn(String xhtml) {
    var known = printed.get(xhtml);
    if (known != null) {
      return known;
    }
    var pdf = pdf(NO_TEXT.matcher(xhtml).replaceAll(""));
    printed.put(xhtml, pdf);
    return pdf;
  }

  private byte[] pdf(String text) {
    var pdf = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      var builder =
          new PdfRendererBuilder()
              .withW3cDocument(parse(text), null)
              .withProducer("Rapport")
              .usePDDocument(document)
              .usePdfUaAccessibility(true)
              .useUnicodeBidiSplitter(new ICUBidiSplitterFactory())
              .useUnicodeBidiReorderer(new ICUBidiReorderer())
              .useReplacementText("?")
              .useObjectDrawerFactory(new Strokes())
              .useExternalResourceAccessControl(
                  (address, _) -> address != null && address.startsWith("data:image/"),
                  ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
              .toStream(pdf);
      fonts.get().offer(builder, document, text);
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pdf.toByteArray();
  }

  private static Document parse(String text) {
    try {
      var factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalArgumentException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
