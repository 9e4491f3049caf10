/** Figures over everything: the sales dashboard and everyone's own day. */
@NullMarked
@ApplicationModule(
    displayName = "Intelligence",
    allowedDependencies = {
      "platform",
      "identity",
      "records",
      "records::catalog",
      "records::fieldtype",
      "records::query",
      "records::search",
      "parties",
      "activities",
      "sales",
      "leads"
    })
package dev.rapport.intelligence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
