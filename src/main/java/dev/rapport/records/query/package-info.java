/** From a query in the API's words to SQL: names to fields, rights to conditions, pages by key. */
@NullMarked
@NamedInterface("query")
package dev.rapport.records.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
