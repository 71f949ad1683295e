package io.millrace.vitals.readings;

import io.millrace.processors.state.StateException;

/** Why the value of a reading is not a measurement. The letter is its form in stored state and must not change. */
public enum Fault {
    NONE('-'),
    /** The source says that it has no value. */
    ABSENT('N'),
    /** The device says so, or SpO2 is zero. */
    PROBE_OFF('P'),
    /** Zero, which a living patient cannot show and a sensor without contact does. */
    SENSOR_ZERO('Z'),
    /** Outside of what the signal can be, or systolic not above diastolic pressure. */
    IMPLAUSIBLE('I'),
    /** The device says so. */
    ARTEFACT('A'),
    /** The device says so. */
    CALIBRATING('C');

    private final char letter;

    Fault(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }

    static Fault of(int letter) {
        for (Fault fault : values()) {
            if (fault.letter == letter) {
                return fault;
            }
        }
        throw new StateException("a reading's fault is '" + (char) letter + "': expected one of -, N, P, Z, I, A, C");
    }
}
