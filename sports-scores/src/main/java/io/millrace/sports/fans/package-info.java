/**
 * Match alerts on their way to fans, at scale. What a fan follows is kept where the followed is, in shards, so that an alert
 * meets all its followers by one scan on many tasks; what a fan has been told is kept where the fan is.
 *
 * <pre>
 * fan_subscriptions --> index-follows ==follows==.
 *                                                +--> match-fans ==fan-calls==> notify-fans --> fan_notifications
 * match_alerts -------> address-alerts ==calls===+
 * </pre>
 *
 * <p>{@code ==} is a repartition topic. Nothing here runs in the task that follows a match.
 */
package io.millrace.sports.fans;
