package dev.rapport.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.annotation.DirtiesContext;

/**
 * This test class has an application and a fresh database to itself. It costs some seconds; the
 * application ends with the class, so that it neither goes on working beside others nor takes the
 * place of one that they share.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@DirtiesContext
public @interface OwnDatabase {}
