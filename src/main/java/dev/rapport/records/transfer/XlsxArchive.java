package dev.rapport.records.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks into the archive that a workbook is before anything reads it: what it is, and how much is
 * in it. It counts what comes out, as the sizes that an archive tells of itself may be lies.
 */
final class XlsxArchive {

  private static final String WORKBOOK = "xl/workbook.xml";

  private static final String STYLES = "xl/styles.xml";

  /** Rows are read one after another; all else is held in memory. */
  private static final String ROWS = "xl/worksheets/";

  private XlsxArchive() {}

  /**
   * @return whether its cells have formats, by which dates are told from numbers
   * @throws FileFault when it is none, or holds more than {@code limits} allow
   */
  static boolean check(Path file, ImportLimits limits) throws IOException {
    try (var archive = new ZipFile(file.toFile())) {
      if (archive.getEntry(WORKBOOK) == null) {
        var other = archive.getEntry("mimetype") != null || archive.getEntry("xl/") != null;
        throw new FileFault(
            other || archive.getEntry("xl/workbook.bin") != null ? "spreadsheet" : "compressed");
      }
      var all = limits.maxUnpacked().toBytes();
      var held = limits.maxHeld().toBytes();
      for (var entry : (Iterable<ZipEntry>) archive.stream().map(ZipEntry.class::cast)::iterator) {
        var size = size(archive, entry, all);
        all -= size;
        held -= entry.getName().startsWith(ROWS) ? 0 : size;
        if (all < 0 || held < 0) {
          throw new FileFault("unpacked", limits.maxUnpacked().toMegabytes());
        }
      }
      return archive.getEntry(STYLES) != null;
    } catch (ZipException e) {
      throw new FileFault("damaged");
    }
  }

  /** Up to a byte more than {@code most}. */
  private static long size(ZipFile archive, ZipEntry entry, long most) throws IOException {
    var size = 0L;
    var buffer = new byte[1 << 16];
    try (var in = archive.getInputStream(entry)) {
      for (var read = in.read(buffer); read >= 0 && size <= most; read = in.read(buffer)) {
        size += read;
      }
    }
    return size;
  }
}
