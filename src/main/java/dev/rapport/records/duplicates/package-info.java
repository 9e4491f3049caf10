/** Pairs of records that may be the same: what modules find is kept here, and shown by right. */
@NullMarked
@NamedInterface("duplicates")
package dev.rapport.records.duplicates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
