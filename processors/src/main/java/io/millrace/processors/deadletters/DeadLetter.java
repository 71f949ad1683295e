package io.millrace.processors.deadletters;

import org.apache.kafka.common.header.Headers;

/**
 * A record of the dead letter topic.
 *
 * @param key as it came; null if it had none
 * @param value as it came; null for a tombstone, or if it is {@linkplain DeadLetters#PAYLOAD at the source}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record DeadLetter(Selection.Place place, DeadLetterRecord description, byte[] key, byte[] value, Headers headers) {

    boolean atSource() {
        return headers.lastHeader(DeadLetters.PAYLOAD) != null;
    }
}
