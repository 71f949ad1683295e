package io.millrace.vitals.alarms;

import io.millrace.contracts.vitals.VitalsCommand;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody did about alarms, or the clock: a suspension that runs out is a RESUME by the clock.
 *
 * @param at when it took effect
 * @param rule of the alarm that it is for; empty for all of the patient
 */
record Deed(Instant at, Kind kind, String by, Optional<Instant> until, Optional<String> rule) {

    enum Kind {
        ACKNOWLEDGE,
        AUDIO_PAUSE,
        SUSPEND,
        RESUME,
        RESET
    }

    static Deed of(VitalsCommand command, Instant at, Optional<String> rule) {
        Kind kind =
                switch (command.getKind()) {
                    case ACKNOWLEDGE -> Kind.ACKNOWLEDGE;
                    case AUDIO_PAUSE -> Kind.AUDIO_PAUSE;
                    case SUSPEND -> Kind.SUSPEND;
                    case RESUME -> Kind.RESUME;
                    case RESET -> Kind.RESET;
                };
        return new Deed(at, kind, command.getBy(), Optional.ofNullable(command.getUntil()), rule);
    }

    boolean concerns(String otherRule) {
        return rule.isEmpty() || rule.get().equals(otherRule);
    }

    void write(StateWriter out) {
        out.writeTime(at);
        out.writeText(kind.name());
        out.writeText(by);
        out.writeOptional(until, StateWriter::writeTime);
        out.writeOptional(rule, StateWriter::writeText);
    }

    static Deed read(StateReader in) {
        return new Deed(
                in.readTime(),
                Kind.valueOf(in.readText()),
                in.readText(),
                in.readOptional(StateReader::readTime),
                in.readOptional(StateReader::readText));
    }
}
