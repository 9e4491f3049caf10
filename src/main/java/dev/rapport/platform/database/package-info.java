/**
 * The PostgreSQL that Rapport keeps its data in: one of its own beside the application, or an
 * external server that the operator names.
 */
@NullMarked
package dev.rapport.platform.database;

import org.jspecify.annotations.NullMarked;
