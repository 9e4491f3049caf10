package dev.rapport.platform.problem;

/**
 * What is wrong with one field, as the API answers it.
 *
 * @param field its name in the request; empty for the request as a whole
 * @param code what programs go by
 * @param message what people read, in their language
 */
public record FieldError(String field, String code, String message) {}
