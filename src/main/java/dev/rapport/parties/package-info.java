/**
 * Companies and people, as customer, supplier, employee, partner, investor or competitor; how they
 * are related; and how twins among them are found.
 */
@NullMarked
@ApplicationModule(
    displayName = "Parties",
    allowedDependencies = {
      "platform",
      "identity",
      "records",
      "records::catalog",
      "records::fieldtype",
      "records::query",
      "records::search",
      "records::transfer"
    })
package dev.rapport.parties;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
