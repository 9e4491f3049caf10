package dev.rapport.platform.settings;

import java.time.ZoneId;

/**
 * The organisation that this Rapport serves.
 *
 * @param language the tag of one of the five languages, for what is addressed to nobody in
 *     particular
 * @param currency ISO 4217; sums are made in it
 * @param country ISO 3166 alpha-2, for phone numbers without a country code
 */
public record Organisation(
    String name, String language, String currency, String country, ZoneId timeZone) {}
