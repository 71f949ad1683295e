package io.millrace.ingest.tracking;

/** A piece of a file that is no frame. The message says what was found and what was expected. */
final class BadFrame extends Exception {

    BadFrame(String message) {
        super(message, null, false, false);
    }
}
