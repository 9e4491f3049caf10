package dev.rapport.records.catalog;

import dev.rapport.platform.jobs.JobRun;
import dev.rapport.records.ObjectDefinition;

/**
 * What has to be done to all records of an object for a field's sake; done twice, it is the same.
 */
interface FieldWork {

  /** What it is needed for. */
  FieldNeeds need();

  void run(JobRun job, ObjectDefinition object, FieldShape shape);
}
