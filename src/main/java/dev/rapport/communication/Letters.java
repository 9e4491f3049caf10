package dev.rapport.communication;

import dev.rapport.platform.settings.Organisation;
import dev.rapport.platform.settings.Settings;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Mails as they are read: as HTML, and as plain text for whoever wants no more. */
@Component
class Letters {

  private final Configuration templates;
  private final Settings settings;

  Letters(Settings settings) {
    this.settings = settings;
    templates = new Configuration(Configuration.VERSION_2_3_34);
    templates.setClassForTemplateLoading(Letters.class, "/mail");
    templates.setDefaultEncoding("UTF-8");
    templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
    templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    templates.setLogTemplateExceptions(false);
  }

  String html(Mail mail) {
    var letter = mail.letter();
    var action = letter.action();
    var html = new StringWriter();
    var page =
        Map.of(
            "subject",
            mail.subject(),
            "language",
            mail.language().toLanguageTag(),
            "direction",
            direction(mail.language()),
            "organisation",
            settings.organisation().map(Organisation::name).orElse(""),
            "paragraphs",
            letter.paragraphs().stream().map(each -> List.of(each.split("\\R"))).toList(),
            "actions",
            action == null
                ? List.of()
                : List.of(Map.of("label", action.label(), "link", action.link())),
            "small",
            letter.small());
    try {
      templates.getTemplate("letter.ftlh").process(page, html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException(e);
    }
    return html.toString();
  }

  String plain(Mail mail) {
    var letter = mail.letter();
    var action = letter.action();
    var parts = new ArrayList<>(letter.paragraphs());
    if (action != null) {
      parts.add(action.label() + ":\n" + action.link());
    }
    if (!letter.small().isEmpty()) {
      parts.add("-- \n" + String.join("\n", letter.small()));
    }
    return String.join("\n\n", parts) + "\n";
  }

  private static String direction(Locale language) {
    return language.getLanguage().equals("he") ? "rtl" : "ltr";
  }
}
