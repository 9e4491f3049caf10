/**
 * Figures over everything: the sales dashboard, everyone's own day, and scores that are learned.
 */
@NullMarked
@ApplicationModule(
    displayName = "Intelligence",
    allowedDependencies = {
      "platform",
      "identity",
      "records",
      "records::catalog",
      "records::fieldtype",
      "records::forecasts",
      "records::query",
      "records::scores",
      "records::search",
      "records::shape",
      "parties",
      "activities",
      "sales",
      "leads"
    })
package dev.rapport.intelligence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
