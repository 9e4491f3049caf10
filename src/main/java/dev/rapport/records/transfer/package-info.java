/**
 * Import and export of records as CSV.
 *
 * <p>An uploaded file is parsed once and staged as rows in the database, so that the dry run, the
 * import itself, going on after a crash and the report of what was not taken are work on sets of
 * rows, in bounded memory. The dry run and the import take the same way; the dry run rolls back
 * what it did. A module offers further columns through {@link
 * dev.rapport.records.transfer.ImportTargets}.
 */
@NullMarked
@NamedInterface("transfer")
package dev.rapport.records.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
