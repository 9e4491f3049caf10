package dev.rapport.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PdfPrinterTest {

  private static final String PAGE =
      "<html lang=\"en\"><head><title>A page</title><meta name=\"description\" content=\"A page\"/>"
          + "</head><body style=\"font-family: 'Noto Sans'\">%s</body></html>";

  private final PdfPrinter printer = new PdfPrinter();

  @Test
  void what_many_ask_for_at_once_is_printed_once() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      Callable<byte[]> print = () -> printer.print(PAGE.formatted("The same"));
      var printed = threads.invokeAll(Collections.nCopies(8, print));
      for (var each : printed) {
        assertThat(each.get()).isNotEmpty();
      }
      var first = printer.print(PAGE.formatted("The same"));
      assertThat(printer.print(PAGE.formatted("The same"))).isSameAs(first);
      assertThat(printer.print(PAGE.formatted("Another one"))).isNotSameAs(first);
    }
  }

  @Test
  void a_document_type_is_refused_with_all_that_it_could_bring() {
    var page =
        "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + PAGE.formatted("&x;");
    assertThatThrownBy(() -> printer.print(page)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_was_printed_last_is_kept_as_far_as_there_is_room() {
    var printed = new Printed(100);
    printed.put("a", new byte[40]);
    printed.put("b", new byte[40]);
    assertThat(printed.get("a")).hasSize(40); // so that b is the older one
    printed.put("c", new byte[40]);

    assertThat(printed.get("a")).isNotNull();
    assertThat(printed.get("b")).isNull();
    assertThat(printed.get("c")).isNotNull();
    printed.put("d", new byte[200]);
    assertThat(printed.get("d")).isNull();
  }
}
