/**
 * The search: words in every script as tokens of the registry, filtered by right inside the index.
 */
@NullMarked
@NamedInterface("search")
package dev.rapport.records.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
