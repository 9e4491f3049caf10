package dev.rapport.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jooq.autoconfigure.DefaultConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Decides where the data live: on the server that the operator names, else on the embedded one.
 *
 * <p>Both end as {@link JdbcConnectionDetails}, from which Spring Boot makes the pool; the pool is
 * closed before the server that it depends on.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  /** Where the embedded database lives. */
  static Path dataFolder(Environment environment) {
    return Path.of(environment.getProperty("rapport.data-folder", "data"));
  }

  @Bean
  @Conditional(ExternalDatabase.IsMissing.class)
  PostgresServer embeddedPostgres(Environment environment) {
    Path folder = dataFolder(environment);
    return PostgresServer.start(folder, PostgresBinaries.unpack(folder.resolve("runtime")), true);
  }

  @Bean
  @Conditional(ExternalDatabase.IsMissing.class)
  JdbcConnectionDetails embeddedDatabase(PostgresServer server) {
    return Connection.to(
        server.url(PostgresServer.DATABASE), PostgresServer.USER, server.password());
  }

  @Bean
  @Conditional(ExternalDatabase.IsNamed.class)
  JdbcConnectionDetails externalDatabase(Environment environment) {
    ExternalDatabase database = ExternalDatabase.of(environment);
    database.check();
    return Connection.to(database.url(), database.username(), database.password());
  }

  /** Tables change by connections of their own, which wait as long as it takes. */
  @Bean
  FlywayConnectionDetails migrations(JdbcConnectionDetails database) {
    return new Migrations(
        database.getJdbcUrl(),
        Objects.requireNonNull(database.getUsername()),
        Objects.requireNonNull(database.getPassword()));
  }

  /** Gives {@link LongWork} connections that wait longer. */
  @Bean
  static BeanPostProcessor patience() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool ? new LongWork.Pool(pool) : bean;
      }
    };
  }

  /** Without a listener to every statement that only ever asks whether it is to log. */
  @Bean
  DefaultConfigurationCustomizer withoutLogging() {
    return configuration -> configuration.settings().setExecuteLogging(false);
  }

  private record Connection(String getJdbcUrl, String getUsername, String getPassword)
      implements JdbcConnectionDetails {

    /** To a database whose indexes are in order. */
    static Connection to(String url, String username, String password) {
      Collations.renew(url, username, password);
      return new Connection(url, username, password);
    }
  }

  private record Migrations(String getJdbcUrl, String getUsername, String getPassword)
      implements FlywayConnectionDetails {}
}
