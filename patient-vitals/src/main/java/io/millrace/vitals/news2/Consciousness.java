package io.millrace.vitals.news2;

import java.util.Locale;
import java.util.Optional;

/** ACVPU: alert, new confusion, responds to voice, responds to pain, unresponsive. */
public enum Consciousness {
    A,
    C,
    V,
    P,
    U;

    public static Optional<Consciousness> of(String letter) {
        String wanted = letter.strip().toUpperCase(Locale.ROOT);
        for (Consciousness level : values()) {
            if (level.name().equals(wanted)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
