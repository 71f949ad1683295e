package io.millrace.ingest.football;

/** A piece of a vendor's file that cannot be an event. The message says what was found and what was expected. */
public final class Unfit extends Exception {

    public Unfit(String message) {
        super(message, null, false, false);
    }
}
