/** Lets a client send a request again without doing it again: {@code Idempotency-Key}. */
@NullMarked
package dev.rapport.platform.idempotency;

import org.jspecify.annotations.NullMarked;
