package dev.rapport.build;

import dev.rapport.platform.database.PostgresBinaries;
import dev.rapport.platform.database.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Generates jOOQ's classes from the migrations: starts an empty PostgreSQL, migrates it, reads its
 * schema. Does nothing while the migrations stay as they are.
 */
final class GenerateTables {

  private static final String PACKAGE = "rapport.db";

  public static void main(String[] arguments) throws Exception {
    Path migrations = Path.of(arguments[0]);
    Path target = Path.of(arguments[1]);
    var fingerprint =
        Fingerprint.of(
            target.resolve("migrations.sha256"),
            List.of(migrations, Path.of("src/build/java/dev/rapport/build/GenerateTables.java")),
            file -> true);
    if (fingerprint.isUnchanged()) {
      return;
    }
    PostgresBinaries.deleteRecursively(target);
    Path folder = Files.createTempDirectory("rapport-tables-");
    try (var server = PostgresServer.start(folder, BuildCache.postgres(), false)) {
      String url = server.url(PostgresServer.DATABASE);
      Flyway.configure()
          .dataSource(url, PostgresServer.USER, server.password())
          .locations("filesystem:" + migrations)
          .load()
          .migrate();
      GenerationTool.generate(configuration(url, server.password(), target));
    } finally {
      PostgresBinaries.deleteRecursively(folder);
    }
    fingerprint.remember();
  }

  private static Configuration configuration(String url, String password, Path target) {
    var database =
        new Database()
            .withName("org.jooq.meta.postgres.PostgresDatabase")
            .withInputSchema("public")
            .withOutputSchemaToDefault(true)
            // Flyway's own table, and the functions of extensions.
            .withExcludes("flyway_schema_history")
            .withIncludeRoutines(false)
            .withIncludePackages(false);
    var generate =
        new Generate()
            .withRecords(true)
            .withPojos(false)
            .withDaos(false)
            .withJavaTimeTypes(true)
            .withComments(true)
            .withGlobalObjectReferences(true)
            .withGeneratedAnnotation(false);
    return new Configuration()
        .withJdbc(new Jdbc().withUrl(url).withUsername(PostgresServer.USER).withPassword(password))
        .withGenerator(
            new Generator()
                .withDatabase(database)
                .withGenerate(generate)
                .withTarget(
                    new Target().withPackageName(PACKAGE).withDirectory(target.toString())));
  }

  private GenerateTables() {}
}
