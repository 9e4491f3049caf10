/**
 * The shape of an installation as one file: what administrators made of it, and nothing of what
 * people keep in it. A file is compared with what is here, and applied as one step.
 */
@NullMarked
@NamedInterface("shape")
package dev.rapport.records.shape;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
