package dev.rapport.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;

/** From the start of the process to the first answer, embedded PostgreSQL included. */
final class Starts {

  private static final int TIMES = 5;

  private Starts() {}

  static void measure(Packaged product, Apart apart) throws IOException, InterruptedException {
    var data = product.folder().resolveSibling("data-of-starts");
    once(product, data, false); // makes the database
    product.cache(data);
    once(product, data, true);
    var bare = new ArrayList<Double>();
    var cached = new ArrayList<Double>();
    for (var i = 0; i < TIMES; i++) { // in turns, so that whatever else goes on falls on both
      bare.add(once(product, data, false));
      cached.add(once(product, data, true));
    }
    apart.put("start to the first answer", "%.1f s", Apart.quantile(bare, 0.5));
    apart.put(
        "start to the first answer, with the AOT cache", "%.1f s", Apart.quantile(cached, 0.5));
    try (var started = product.start(data, true)) {
      Thread.sleep(5_000);
      apart.put("its processor time until 5 s later", "%.1f s", started.computed());
      apart.put("memory idle, without PostgreSQL", "%d MB", started.memory());
    }
  }

  private static double once(Packaged product, Path data, boolean cached)
      throws IOException, InterruptedException {
    try (var started = product.start(data, cached)) {
      return started.toFirstAnswer().toNanos() / 1e9;
    }
  }
}
