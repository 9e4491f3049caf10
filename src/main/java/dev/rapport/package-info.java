/** Rapport, a self-hosted CRM. */
@NullMarked
package dev.rapport;

import org.jspecify.annotations.NullMarked;
