package dev.rapport.platform.text;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Pages that the server makes, from FreeMarker's templates in a folder of the application. What is
 * filled in is text, never markup: {@code .ftlh} is escaped for HTML, {@code .ftlx} for XML.
 */
public final class Templates {

  private final Configuration configuration;

  /**
   * @param folder such as {@code /intake}
   */
  public Templates(String folder) {
    configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(Templates.class, folder);
    configuration.setDefaultEncoding("UTF-8");
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
  }

  /** The template's page with these values. */
  public String fill(String template, Map<String, ?> values) {
    var page = new StringWriter();
    try {
      configuration.getTemplate(template).process(values, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException(e);
    }
    return page.toString();
  }
}
