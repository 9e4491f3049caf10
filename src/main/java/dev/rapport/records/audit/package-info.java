/** Change sets: what happened to a record, taken back, and handed on to reactors. */
@NullMarked
package dev.rapport.records.audit;

import org.jspecify.annotations.NullMarked;
