package io.millrace.processors.intake;

/**
 * A record that intake let pass, with what is needed to reject it after all, or to point to it as evidence.
 *
 * @param value decoded and valid
 * @param eventTime epoch milliseconds
 * @param rawKey the key as it came
 * @param rawValue the value as it came; null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record Arrival<V>(V value, long eventTime, Origin origin, byte[] rawKey, byte[] rawValue) {}
