package dev.rapport.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * A test against the whole application, listening on a free port, on a migrated database.
 *
 * <p>Test classes with the same configuration share one application and one database, so a test
 * makes what it needs and counts on nothing else being there. One that needs an empty database, or
 * leaves the application changed, says {@link OwnDatabase}.
 *
 * <p>Runs on the embedded PostgreSQL, or on the server that {@code RAPPORT_TEST_DATABASE_URL}
 * names; the role in it must be allowed to create databases.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@ContextCustomizerFactories(TestDatabaseCustomizerFactory.class)
public @interface ApiTest {}
