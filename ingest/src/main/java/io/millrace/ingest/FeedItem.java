package io.millrace.ingest;

/** What a source gives: a record for a topic, or word of a piece of input that is none. */
public sealed interface FeedItem permits FeedRecord, FeedRefusal {}
