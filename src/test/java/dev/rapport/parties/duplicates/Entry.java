package dev.rapport.parties.duplicates;

/**
 * A made-up record.
 *
 * @param who two records of one number are of the same person or company
 * @param words to read when something is wrong
 */
record Entry(int who, Profile profile, String words) {}
