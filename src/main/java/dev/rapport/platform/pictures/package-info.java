/** Pictures that people upload. */
@NullMarked
package dev.rapport.platform.pictures;

import org.jspecify.annotations.NullMarked;
