/** What the whole organisation has set: who it is, and what money is worth to it. */
@NullMarked
package dev.rapport.platform.settings;

import org.jspecify.annotations.NullMarked;
