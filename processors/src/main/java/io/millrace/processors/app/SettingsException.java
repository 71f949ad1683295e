package io.millrace.processors.app;

import java.util.List;

/** Settings that cannot be used: all that is wrong with them, each with its source and what was expected. */
public final class SettingsException extends RuntimeException {

    private final transient List<String> faults;

    public SettingsException(List<String> faults) {
        super(message(faults));
        this.faults = List.copyOf(faults);
    }

    /** One line for each thing that is wrong. */
    public List<String> faults() {
        return faults;
    }

    private static String message(List<String> faults) {
        String head = faults.size() == 1 ? "a setting is wrong:" : faults.size() + " settings are wrong:";
        return head + "\n  " + String.join("\n  ", faults) + "\nEvery setting is listed by: config --all";
    }
}
