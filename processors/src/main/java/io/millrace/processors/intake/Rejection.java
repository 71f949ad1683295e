package io.millrace.processors.intake;

/**
 * A record on its way to the dead letters.
 *
 * @param message what was found and what was expected
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Rejection(Reason reason, String message, Origin origin, byte[] rawKey, byte[] rawValue) {}
