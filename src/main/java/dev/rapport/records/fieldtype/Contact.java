package dev.rapport.records.fieldtype;

/** A phone, mail or web address in a value, by which its record is found. */
public record Contact(ContactType type, String value) {}
