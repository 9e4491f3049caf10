package dev.rapport.records.fieldtype;

/**
 * One of the values of a choice.
 *
 * @param value as kept and as in the API; its label is in the language files
 * @param color in the screens' palette
 */
public record Choice(String value, String color) {}
