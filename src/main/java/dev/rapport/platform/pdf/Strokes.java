package dev.rapport.platform.pdf;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Draws {@code <object type="strokes" data-path="M1 1L2 2" data-width="600" data-height="200"/>}:
 * lines, as a signature is kept, without anything in it to be interpreted.
 */
final class Strokes implements FSObjectDrawerFactory, FSObjectDrawer {

  private static final Pattern POINT = Pattern.compile("([ML])(\\d{1,3}) (\\d{1,3})");

  @Override
  public @Nullable FSObjectDrawer createDrawer(Element object) {
    return isReplacedObject(object) ? this : null;
  }

  @Override
  public boolean isReplacedObject(Element object) {
    return object.getAttribute("type").equals("strokes");
  }

  @Override
  public @Nullable Map<Shape, String> drawObject(
      Element object,
      double x,
      double y,
      double width,
      double height,
      OutputDevice device,
      RenderingContext context,
      int dotsPerPixel) {
    var path = path(object.getAttribute("data-path"));
    var across = Double.parseDouble(object.getAttribute("data-width"));
    var down = Double.parseDouble(object.getAttribute("data-height"));
    device.drawWithGraphics(
        (float) x,
        (float) y,
        (float) width / dotsPerPixel,
        (float) height / dotsPerPixel,
        graphics ->
            draw(graphics, path, width / dotsPerPixel / across, height / dotsPerPixel / down));
    return null;
  }

  private static void draw(Graphics2D graphics, Path2D path, double across, double down) {
    graphics.setColor(Color.BLACK);
    graphics.setStroke(new BasicStroke(1.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    path.transform(java.awt.geom.AffineTransform.getScaleInstance(across, down));
    graphics.draw(path);
  }

  private static Path2D path(String strokes) {
    var path = new Path2D.Double();
    var points = POINT.matcher(strokes);
    while (points.find()) {
      var x = Integer.parseInt(points.group(2));
      var y = Integer.parseInt(points.group(3));
      if (points.group(1).equals("M") || path.getCurrentPoint() == null) {
        path.moveTo(x, y);
        path.lineTo(x, y); // so that a dot is seen, too
      } else {
        path.lineTo(x, y);
      }
    }
    return path;
  }
}
