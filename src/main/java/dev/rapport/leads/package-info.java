/** Those who may become customers, until they are converted into a company, a person and a deal. */
@NullMarked
@ApplicationModule(
    displayName = "Leads",
    allowedDependencies = {
      "platform",
      "identity",
      "records",
      "records::assignments",
      "records::catalog",
      "records::fieldtype",
      "records::intake",
      "records::query",
      "records::search",
      "parties",
      "parties::duplicates",
      "activities",
      "communication",
      "sales"
    })
package dev.rapport.leads;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
