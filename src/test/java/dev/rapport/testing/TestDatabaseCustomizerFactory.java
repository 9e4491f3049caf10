package dev.rapport.testing;

import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Gives each application context a database of its own, a copy of the migrated one. */
public class TestDatabaseCustomizerFactory implements ContextCustomizerFactory {

  @Override
  public ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
    boolean own = TestContextAnnotationUtils.hasAnnotation(testClass, OwnDatabase.class);
    return new TestDatabaseCustomizer(own ? testClass.getName() : "shared");
  }

  /**
   * @param name part of the key by which Spring shares contexts
   */
  private record TestDatabaseCustomizer(String name) implements ContextCustomizer {
    @Override
    public void customizeContext(
        ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
      TestDatabase database = TestDatabase.create();
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "test database",
                  Map.of(
                      "spring.datasource.url",
                      database.url(),
                      "spring.datasource.username",
                      database.username(),
                      "spring.datasource.password",
                      database.password(),
                      "spring.datasource.hikari.maximum-pool-size",
                      8,
                      // Contexts are kept for later tests; their idle connections need not be.
                      "spring.datasource.hikari.minimum-idle",
                      0,
                      "spring.datasource.hikari.idle-timeout",
                      10_000)));
    }
  }
}
