package io.millrace.sports.fans;

import java.time.Duration;

/**
 * How fans are told.
 *
 * @param shards over which the followers of one target are spread
 * @param kept how long an announced alert can still be corrected
 */
public record FanPolicy(int shards, Duration kept) {}
