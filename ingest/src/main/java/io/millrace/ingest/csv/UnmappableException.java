package io.millrace.ingest.csv;

/** A row does not fit its mapping. The message names the field, what was found and what was expected. */
final class UnmappableException extends Exception {

    UnmappableException(String message) {
        super(message, null, false, false);
    }
}
