/** The vocabulary of tags: free words that people put on records. */
@NullMarked
package dev.rapport.records.tags;

import org.jspecify.annotations.NullMarked;
