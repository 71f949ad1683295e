package io.millrace.vitals.alarms;

import io.millrace.contracts.alert.Severity;
import io.millrace.contracts.vitals.Priority;

/** IHE PCD-04 priorities and the severities of the alert envelope: one for one. */
public final class Priorities {

    private Priorities() {}

    public static Severity severity(Priority priority) {
        return switch (priority) {
            case PH -> Severity.CRITICAL;
            case PM -> Severity.ERROR;
            case PL -> Severity.WARNING;
            case PN -> Severity.INFO;
        };
    }

    public static Priority priority(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Priority.PH;
            case ERROR -> Priority.PM;
            case WARNING -> Priority.PL;
            case INFO -> Priority.PN;
        };
    }
}
