/** What forms for strangers are kept in, and what is sent through them. */
@NullMarked
@NamedInterface("intake")
package dev.rapport.records.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
