/**
 * Long work that goes on without the one who asked for it: it shows its progress, can be cancelled,
 * and continues after a crash from where it last saved.
 *
 * <p>A module writes a {@link dev.rapport.platform.jobs.JobHandler} and starts it by {@link
 * dev.rapport.platform.jobs.Jobs}.
 */
@NullMarked
package dev.rapport.platform.jobs;

import org.jspecify.annotations.NullMarked;
