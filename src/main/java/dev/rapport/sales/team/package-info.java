/** Who works on a deal together, and how its credit is split between them. */
@NullMarked
package dev.rapport.sales.team;

import org.jspecify.annotations.NullMarked;
