package io.millrace.processors.app;

/** The settings in force. */
public interface Settings {

    /** The value; for a setting with an empty default that nobody set, what its parser makes of the empty text. */
    <T> T get(Setting<T> setting);

    /** Whether somebody set it: file, environment or command line. */
    boolean isSet(Setting<?> setting);
}
