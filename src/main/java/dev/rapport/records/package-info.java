/**
 * The engine that lists, filters, sorts, groups, searches, permits, audits and describes every kind
 * of record.
 *
 * <p>One closed vocabulary ({@link dev.rapport.records.ObjectDefinition} made of {@link
 * dev.rapport.records.FieldDefinition}), one read door ({@link dev.rapport.records.Records}), one
 * write door ({@link dev.rapport.records.RecordWriter}). A business module contributes definitions
 * as beans, {@link dev.rapport.records.RecordRules} for what is particular to an object, and
 * commands of its own.
 */
@NullMarked
@ApplicationModule(
    displayName = "Records",
    allowedDependencies = {"platform", "identity"})
package dev.rapport.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
