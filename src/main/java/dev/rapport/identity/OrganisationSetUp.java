package dev.rapport.identity;

import dev.rapport.platform.settings.Organisation;

/**
 * An organisation is being set up. Published within the transaction that does it, so that whoever
 * listens (synchronously: a plain {@code @EventListener}) adds what the organisation starts with,
 * in its language, or makes the whole set-up fail.
 *
 * @param administrator who sets it up, to be named as the author
 * @param sampleData whether the organisation wants something to play with; made afterwards, of what
 *     the listeners made
 */
public record OrganisationSetUp(
    Organisation organisation, Actor administrator, boolean sampleData) {}
