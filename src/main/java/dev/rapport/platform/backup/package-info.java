/**
 * Backup and restore, as commands: all that the database holds in one archive that any PostgreSQL
 * from 15 on, embedded or external, takes in again.
 */
@NullMarked
package dev.rapport.platform.backup;

import org.jspecify.annotations.NullMarked;
