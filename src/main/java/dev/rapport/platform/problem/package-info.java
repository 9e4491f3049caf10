/** Refusals as people and programs get them: RFC 9457 problems, one entry a field, localised. */
@NullMarked
package dev.rapport.platform.problem;

import org.jspecify.annotations.NullMarked;
