/** How the terms of a deal went from version to version of its quotes, and why. */
@NullMarked
package dev.rapport.sales.negotiation;

import org.jspecify.annotations.NullMarked;
