package io.millrace.ingest;

/**
 * An option of a feed.
 *
 * @param name as typed, lower case with hyphens
 * @param standard the value when it is not given, as typed
 * @param about one line, with the unit
 */
public record FeedOption(String name, String standard, String about) {}
