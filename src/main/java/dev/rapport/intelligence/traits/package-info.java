/** Which characteristics of records go with a good end, and whether that may be chance. */
@NullMarked
package dev.rapport.intelligence.traits;

import org.jspecify.annotations.NullMarked;
