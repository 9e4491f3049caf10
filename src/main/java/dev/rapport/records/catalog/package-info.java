/** All objects and fields that there are, as one immutable snapshot. */
@NullMarked
@NamedInterface("catalog")
package dev.rapport.records.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
