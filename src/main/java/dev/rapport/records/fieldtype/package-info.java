/**
 * The closed vocabulary of field types: each knows its columns, its JSON, its text, its operators
 * and its aggregates.
 */
@NullMarked
@NamedInterface("fieldtype")
package dev.rapport.records.fieldtype;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
