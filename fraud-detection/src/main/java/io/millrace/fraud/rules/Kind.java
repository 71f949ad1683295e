package io.millrace.fraud.rules;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;

/** How the value of a term is held while rules are evaluated. */
enum Kind {
    TRUTH,
    WHOLE,
    REAL,
    TEXT,
    /** Name of a constant of an enumeration. Held as its ordinal where it is compared. */
    CHOICE,
    /** A text of which only the {@link FieldHash} is known. */
    CODE,
    /** Epoch milliseconds. */
    TIME,
    /** Milliseconds. */
    SPAN,
    /** Anything else of CEL, as the object that its runtime uses. */
    OTHER;

    static Kind of(CelType type) {
        CelKind kind = type.kind();
        return switch (kind) {
            case BOOL -> TRUTH;
            case INT -> WHOLE;
            case DOUBLE -> REAL;
            case STRING -> TEXT;
            case TIMESTAMP -> TIME;
            case DURATION -> SPAN;
            default -> OTHER;
        };
    }

    boolean isText() {
        return this == TEXT || this == CHOICE || this == CODE;
    }

    boolean isNumber() {
        return this == WHOLE || this == REAL;
    }
}
