/** Tells the screens which records changed, as far as each may see them. */
@NullMarked
package dev.rapport.records.live;

import org.jspecify.annotations.NullMarked;
