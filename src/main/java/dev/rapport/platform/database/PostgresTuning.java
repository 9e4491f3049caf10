package dev.rapport.platform.database;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The embedded server's settings, by the machine it finds itself on. */
final class PostgresTuning {

  private static final long MEGABYTE = 1 << 20;

  private PostgresTuning() {}

  /**
   * @param durable whether a commit waits for the disk
   */
  static Map<String, String> settings(int port, boolean durable) {
    long memory = memory() / MEGABYTE;
    var settings = new LinkedHashMap<String, String>();
    settings.put("port", Integer.toString(port));
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", "");
    // Tests keep many applications at once.
    settings.put("max_connections", durable ? "60" : "200");
    settings.put("timezone", "UTC");

    String onDisk = durable ? "on" : "off";
    settings.put("fsync", onDisk);
    settings.put("synchronous_commit", onDisk);
    settings.put("full_page_writes", onDisk);
    // These binaries know pglz alone, which takes longer to pack a page than the disk to write it.
    settings.put("wal_compression", "off");
    settings.put("max_wal_size", "2GB");
    settings.put("checkpoint_timeout", "15min");

    // The JVM and the system's file cache live on the same machine.
    settings.put("shared_buffers", between(128, memory / 8, durable ? 4096 : 256) + "MB");
    settings.put("effective_cache_size", between(256, memory / 2, 65_536) + "MB");
    settings.put("maintenance_work_mem", between(64, memory / 32, 512) + "MB");
    settings.put("work_mem", between(8, memory / 512, 64) + "MB");
    settings.put("random_page_cost", "1.1");
    settings.put("jit", "off");
    if (sharedMemoryIsSmall()) {
      settings.put("dynamic_shared_memory_type", "sysv");
    }

    settings.put("logging_collector", durable ? "on" : "off");
    settings.put("log_filename", "postgresql-%a.log");
    settings.put("log_truncate_on_rotation", "on");
    settings.put("log_rotation_age", "1d");
    return settings;
  }

  static boolean isMac() {
    return System.getProperty("os.name").startsWith("Mac");
  }

  private static long memory() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getTotalMemorySize();
  }

  private static long between(long least, long value, long most) {
    return Math.max(least, Math.min(value, most));
  }

  /** Containers often have 64 MB there, too little for a parallel hash join. */
  private static boolean sharedMemoryIsSmall() {
    try {
      return Files.getFileStore(Path.of("/dev/shm")).getTotalSpace() < 512 * MEGABYTE;
    } catch (IOException e) {
      return false;
    }
  }
}
