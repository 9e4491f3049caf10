/**
 * Companies and people, as customer, supplier, employee, partner, investor or competitor; how they
 * are related; and which of them are in the book twice.
 */
@NullMarked
@ApplicationModule(
    displayName = "Parties",
    allowedDependencies = {
      "platform",
      "identity",
      "records",
      "records::catalog",
      "records::duplicates",
      "records::fieldtype",
      "records::query",
      "records::search",
      "records::shape",
      "records::transfer"
    })
package dev.rapport.parties;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
