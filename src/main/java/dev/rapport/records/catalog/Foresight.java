package dev.rapport.records.catalog;

import dev.rapport.platform.problem.ProblemException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets several changes of shapes be one: what comes later sees what came before, and nobody else
 * does until all of it is there.
 */
@Component
public class Foresight {

  private final Catalog catalog;
  private final ShapedCatalog shaped;
  private final SchemaChanger schema;

  Foresight(Catalog catalog, ShapedCatalog shaped, SchemaChanger schema) {
    this.catalog = catalog;
    this.shaped = shaped;
    this.schema = schema;
  }

  /** Does this with the catalog as the running transaction has made it. */
  public <T extends @Nullable Object> T within(Supplier<T> work) {
    return catalog.foreseeing(shaped.foreseen(), work);
  }

  /**
   * Does this in one transaction, from the beginning when a table is not to be had.
   *
   * @throws ProblemException 503 when it was not to be had for 20 s
   */
  public <T> T changing(Supplier<T> changes) {
    return schema.change(changes);
  }
}
