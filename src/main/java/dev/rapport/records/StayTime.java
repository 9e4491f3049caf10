package dev.rapport.records;

import org.jspecify.annotations.Nullable;

/**
 * How long records are in a value of a tracked field. Of one that left it and came back the stays
 * are added up; of one that is there now nothing is over yet, so that it counts apart.
 *
 * @param key what the records have in common, as in the API; null for none
 * @param all whether it is about all records, whatever their key
 * @param left how many were in it and are no longer
 * @param median seconds that those were in it, half of them at most; null where there are none
 * @param ninetieth seconds that nine of ten of those were in it at most
 * @param here how many are in it now
 * @param hereMedian seconds since those came, half of them at most
 */
public record StayTime(
    @Nullable String key,
    boolean all,
    String value,
    long left,
    @Nullable Double median,
    @Nullable Double ninetieth,
    long here,
    @Nullable Double hereMedian) {}
