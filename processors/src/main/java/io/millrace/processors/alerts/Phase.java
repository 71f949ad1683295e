package io.millrace.processors.alerts;

import io.millrace.processors.state.StateException;

/** Where an alert stands in its life. The letter is its form in stored state and must not change. */
public enum Phase {
    /** The condition holds, its onset delay is not over. */
    PENDING('P'),
    /** Open: the condition holds, or its clear delay is not over. */
    RAISED('R'),
    /** Open: the condition is over, but nobody has seen to it. */
    LATCHED('L'),
    /** It was true and is over. Final, unless it is retracted. */
    CLEARED('C'),
    /** It should not have been raised. */
    RETRACTED('T');

    private final char letter;

    Phase(char letter) {
        this.letter = letter;
    }

    /** Whether the alert still follows its condition. */
    public boolean isAlive() {
        return this == PENDING || isOpen();
    }

    /** Whether the alert is raised and not over. */
    public boolean isOpen() {
        return this == RAISED || this == LATCHED;
    }

    char letter() {
        return letter;
    }

    static Phase of(int letter) {
        for (Phase phase : values()) {
            if (phase.letter == letter) {
                return phase;
            }
        }
        throw new StateException("an alert's phase is '" + (char) letter + "': expected one of P, R, L, C, T");
    }
}
