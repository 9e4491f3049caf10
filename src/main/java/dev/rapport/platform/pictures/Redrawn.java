package dev.rapport.platform.pictures;

import dev.rapport.platform.problem.ProblemException;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Draws a picture anew: hostile files, and what cameras write beside the picture, end here. */
final class Redrawn {

  private static final int MOST_DOTS = 12_000_000;

  private Redrawn() {}

  static byte[] png(byte[] file, int width, int height, String field) {
    var format = format(file);
    if (format == null) {
      throw ProblemException.invalid(field, "picture.unreadable");
    }
    var reader = ImageIO.getImageReadersByFormatName(format).next();
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(stream, true, true);
      return png(fitted(read(reader, field), width, height));
    } catch (IOException | RuntimeException e) {
      // A decoder that stumbles over what somebody made up says so in many ways.
      throw e instanceof ProblemException refused
          ? refused
          : ProblemException.invalid(field, "picture.unreadable");
    } finally {
      reader.dispose();
    }
  }

  /** What it says of its size is asked before any of it is drawn. */
  private static BufferedImage read(ImageReader reader, String field) throws IOException {
    if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_DOTS) {
      throw ProblemException.invalid(field, "picture.tooManyDots", MOST_DOTS / 1_000_000);
    }
    return reader.read(0);
  }

  private static @Nullable String format(byte[] file) {
    if (file.length > 8 && file[0] == (byte) 0x89 && file[1] == 'P' && file[2] == 'N') {
      return "png";
    }
    return file.length > 8 && file[0] == (byte) 0xff && file[1] == (byte) 0xd8 ? "jpeg" : null;
  }

  private static BufferedImage fitted(BufferedImage picture, int width, int height) {
    var scale =
        Math.min(
            1,
            Math.min((double) width / picture.getWidth(), (double) height / picture.getHeight()));
    var across = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    var down = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    var fitted = new BufferedImage(across, down, BufferedImage.TYPE_INT_ARGB);
    var graphics = fitted.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(picture, 0, 0, across, down, null);
    graphics.dispose();
    return fitted;
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(picture, "png", stream);
    }
    return bytes.toByteArray();
  }
}
