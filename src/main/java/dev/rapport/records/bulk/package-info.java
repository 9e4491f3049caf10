/**
 * One change to all records that a filter finds: by a job, in sets that are each written together
 * with how far it has come, so that it goes on after a crash without doing a record twice.
 */
@NullMarked
package dev.rapport.records.bulk;

import org.jspecify.annotations.NullMarked;
