package dev.rapport.parties.duplicates;

import java.util.Map;

/**
 * A made-up record.
 *
 * @param who two records of one number are of the same person or company
 * @param words to read when something is wrong
 * @param values what a record of it has, by field; a person's company by its name
 */
record Entry(int who, Profile profile, String words, Map<String, Object> values) {}
