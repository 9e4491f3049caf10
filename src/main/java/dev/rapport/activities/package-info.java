/** What is to be done and what was said: tasks and notes about any record. */
@NullMarked
@ApplicationModule(
    displayName = "Activities",
    allowedDependencies = {
      "platform",
      "identity",
      "records",
      "records::catalog",
      "records::fieldtype",
      "records::query",
      "records::search",
      "parties"
    })
package dev.rapport.activities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
