package io.millrace.ingest;

/**
 * Input that could not be made a record. It is counted and kept; the feed goes on.
 *
 * @param source where it stands, for example {@code FILE:LINE}
 * @param reason what was found and what was expected
 * @param text the input itself
 */
public record FeedRefusal(String source, String reason, String text) implements FeedItem {}
