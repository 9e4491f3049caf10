/** Products, pipelines and their stages, and the deals that go through them. */
@NullMarked
@ApplicationModule(
    displayName = "Sales",
    allowedDependencies = {
      "platform",
      "identity",
      "records",
      "records::catalog",
      "records::fieldtype",
      "records::query",
      "records::search",
      "records::sharing",
      "parties",
      "parties::network",
      "activities",
      "communication"
    })
package dev.rapport.sales;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
