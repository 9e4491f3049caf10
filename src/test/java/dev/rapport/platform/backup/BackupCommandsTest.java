package dev.rapport.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.database.PostgresBinaries;
import dev.rapport.platform.database.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The commands on embedded databases, as an operator gives them. */
class BackupCommandsTest {

  private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache/rapport");

  @TempDir private Path folder;
  private Path first;

  @BeforeEach
  void aBackup() {
    first = Release.first(folder);
  }

  /** JUnit would look into it. */
  @AfterEach
  void letGoOfThePrograms() throws IOException {
    for (var data : new String[] {"data", "other"}) {
      Files.deleteIfExists(folder.resolve(data).resolve("runtime"));
    }
  }

  @Test
  void what_is_restored_can_be_backed_up_whether_or_not_the_server_runs() throws Exception {
    var data = dataFolder("data");
    var off = folder.resolve("off.zip");
    var on = folder.resolve("on.zip");
    assertThat(command("restore", first, data))
        .startsWith("0 Restored from ")
        .contains(" rows of ");
    assertThat(command("backup", off, data)).startsWith("0 Backed up to " + off);
    assertThat(command("restore", off, data)).startsWith("1 There is something in this database");
    try (var server = PostgresServer.start(data, PostgresBinaries.unpack(CACHE), false)) {
      assertThat(command("backup", on, data)).startsWith("0 Backed up to " + on);
      assertThat(command("backup", on, data)).startsWith("1 There is a file " + on + " already.");
      assertThat(server.pid()).as("the server that ran before runs on").isPositive();
    }
    try (var before = Archive.open(off);
        var after = Archive.open(on)) {
      assertThat(after.manifest().tables()).isEqualTo(before.manifest().tables());
    }
  }

  @Test
  void a_backup_of_a_later_release_and_a_damaged_one_are_refused_before_anything_is_touched()
      throws Exception {
    var damaged = folder.resolve("damaged.zip");
    Files.write(damaged, java.util.Arrays.copyOf(Files.readAllBytes(first), 5000));
    var data = dataFolder("other");
    assertThat(command("restore", damaged, data)).startsWith("1 The backup " + damaged);
    assertThat(command("backup", folder.resolve("none.zip"), data))
        .startsWith("1 There is nothing in this database.");
    assertThat(command("restore", ofALaterRelease(), data))
        .startsWith("1 The backup comes from a later release of Rapport")
        .contains("its tables are of version 9999.", "Restore it with that release");
    assertThat(command("restore", first, data)).as("nothing had come in").startsWith("0 Restored");
  }

  @Test
  void an_unknown_command_is_answered_by_those_there_are() {
    assertThat(command("frobnicate", first, folder)).startsWith("2 ").contains("backup FILE");
    assertThat(BackupCommands.isCommand(new String[] {"--server.port=1"})).isFalse();
    assertThat(BackupCommands.isCommand(new String[] {"backup"})).isTrue();
  }

  /** The same, but for the version that it states. */
  private Path ofALaterRelease() throws IOException {
    var later = Files.copy(first, folder.resolve("later.zip"));
    try (var zip = FileSystems.newFileSystem(later)) {
      var manifest = zip.getPath(Archive.MANIFEST);
      var json = (ObjectNode) JsonMapper.shared().readTree(Files.readAllBytes(manifest));
      Files.writeString(manifest, json.put("schema", "9999").toString());
    }
    return later;
  }

  private Path dataFolder(String name) throws IOException {
    var data = Files.createDirectory(folder.resolve(name));
    Files.createSymbolicLink(data.resolve("runtime"), CACHE);
    return data;
  }

  /** Its exit code, and what it says. */
  private static String command(String command, Path file, Path data) {
    var said = new ByteArrayOutputStream();
    try (var told = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      var arguments = Stream.of(command, file.toString(), "--rapport.data-folder=" + data);
      var code = BackupCommands.run(arguments.toArray(String[]::new), told, told);
      return code + " " + said.toString(StandardCharsets.UTF_8);
    }
  }
}
