package dev.rapport.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The product as {@code docs/operators.md} has it installed: unpacked from its jar, with or without
 * an AOT cache.
 *
 * @param java the program that runs it
 * @param folder where the jar is unpacked
 */
record Packaged(String java, Path folder) {

  /** A free one: whoever else measures on this machine is not to answer. */
  static final int PORT = freePort();

  private static final String JAR = "rapport.jar";
  private static final String CACHE = "rapport.aot";

  /** That of the jar which {@code mvn package} made. */
  static Packaged of(Path project, Path data) throws IOException, InterruptedException {
    Path jar;
    try (var files = Files.list(project.resolve("target"))) {
      jar =
          files
              .filter(file -> file.getFileName().toString().matches("rapport-.*\\.jar"))
              .findFirst()
              .orElseThrow(() -> new IOException("There is no jar: run mvn package first"));
    }
    var java = ProcessHandle.current().info().command().orElse("java");
    var product = new Packaged(java, data.resolve("app"));
    var copy = data.resolve(JAR);
    if (!Files.exists(copy)
        || Files.getLastModifiedTime(copy).compareTo(Files.getLastModifiedTime(jar)) < 0) {
      Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
      product.run(
          data,
          List.of(
              java, "-Djarmode=tools", "-jar", JAR, "extract", "--destination", "app", "--force"));
      Files.deleteIfExists(product.folder().resolve(CACHE));
    }
    return product;
  }

  /** Makes the AOT cache as operators do, unless it is there. */
  void cache(Path data) throws IOException, InterruptedException {
    if (!Files.exists(folder.resolve(CACHE))) {
      run(
          folder,
          List.of(
              java,
              "-XX:AOTCacheOutput=" + CACHE,
              "-Dspring.context.exit=onRefresh",
              "-jar",
              JAR,
              "--rapport.data-folder=" + data,
              "--server.port=" + PORT));
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(Path where, List<String> command) throws IOException, InterruptedException {
    var log = folder.resolveSibling("command.log");
    Files.createDirectories(where);
    var process =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(command + " failed, see " + log);
    }
  }

  /**
   * Starts it and waits for the first answer.
   *
   * @param cached whether with the AOT cache
   */
  Started start(Path data, boolean cached, String... settings)
      throws IOException, InterruptedException {
    return start("1g", data, cached, settings);
  }

  Started start(String heap, Path data, boolean cached, String... settings)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(java, "-Xmx" + heap));
    if (cached) {
      command.add("-XX:AOTCache=" + CACHE);
    }
    command.addAll(
        List.of(
            "-jar",
            JAR,
            "--server.port=" + PORT,
            "--rapport.data-folder=" + data,
            "--rapport.set-up-code=" + Server.SET_UP_CODE));
    command.addAll(List.of(settings));
    var begun = System.nanoTime();
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolveSibling("product.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    var question = HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + "/api/session"));
    try (var client = HttpClient.newHttpClient()) {
      while (true) {
        try {
          if (client.send(question.build(), BodyHandlers.discarding()).statusCode() == 200) {
            return new Started(process, data, Duration.ofNanos(System.nanoTime() - begun));
          }
        } catch (IOException notYet) {
          if (!process.isAlive()) {
            throw new IOException("It did not start, see " + folder.resolveSibling("product.log"));
          }
        }
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
  }

  /**
   * @param toFirstAnswer from the start of the process, PostgreSQL included
   */
  record Started(Process process, Path data, Duration toFirstAnswer) implements AutoCloseable {

    /** What the application itself holds in memory, in MB. */
    long memory() {
      return Server.memoryOf(process.toHandle());
    }

    /** What the application itself has computed so far, in seconds. */
    double computed() {
      return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    }
  }
}
