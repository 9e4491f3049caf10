/**
 * What knows nothing of customers: the database, jobs, problems and their texts, settings, money.
 *
 * <p>Every other module stands on this one; it stands on none.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package dev.rapport.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
