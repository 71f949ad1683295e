package io.millrace.sports.follow;

import java.time.Duration;

/**
 * How matches are followed.
 *
 * @param lateness how far behind its match's latest event time an event may come
 * @param liveWindow an event further behind is back-fill: it mends, and is not announced
 * @param kept how long after its last event a match is forgotten
 * @param cached matches that a task keeps rebuilt in memory
 */
public record FollowPolicy(Duration lateness, Duration liveWindow, Duration kept, int cached) {}
