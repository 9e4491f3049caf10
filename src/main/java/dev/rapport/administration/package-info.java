/**
 * How an organisation is set up and shaped: users, teams and roles as records, invitations, the
 * organisation's own settings.
 */
@NullMarked
@ApplicationModule(
    displayName = "Administration",
    allowedDependencies = {
      "platform",
      "identity",
      "records",
      "records::catalog",
      "records::fieldtype",
      "records::query",
      "records::search",
      "records::shape",
      "records::transfer",
      "parties",
      "activities",
      "sales",
      "leads"
    })
package dev.rapport.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
