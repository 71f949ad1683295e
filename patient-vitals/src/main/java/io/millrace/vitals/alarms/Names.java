package io.millrace.vitals.alarms;

import io.millrace.contracts.vitals.Signal;
import java.util.Locale;

/** How signals are called in rules and in titles. */
final class Names {

    private Names() {}

    /** {@code heart-rate}. */
    static String rule(Signal signal) {
        return signal.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String title(Signal signal) {
        return switch (signal) {
            case HEART_RATE -> "Heart rate";
            case PULSE_RATE -> "Pulse rate";
            case RESPIRATORY_RATE -> "Respiratory rate";
            case SPO2 -> "SpO2";
            case SYSTOLIC_BP -> "Systolic pressure";
            case DIASTOLIC_BP -> "Diastolic pressure";
            case MEAN_BP -> "Mean pressure";
            case TEMPERATURE -> "Temperature";
            case CONSCIOUSNESS -> "Consciousness";
            case OXYGEN -> "Oxygen";
            case OXYGEN_FLOW -> "Oxygen flow";
            case FIO2 -> "Inspired oxygen";
            case WEIGHT -> "Weight";
            case HEIGHT -> "Height";
            case GLUCOSE -> "Glucose";
            case BATTERY -> "Battery";
            case NEWS2 -> "NEWS2";
            case NEWS2_SINGLE -> "NEWS2, a single parameter";
            case OTHER -> "Other";
        };
    }
}
