package io.millrace.sports.fans;

import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.util.Optional;

/**
 * An alert that concerns a fan.
 *
 * @param preferences empty when the fan does not follow any more: only what was announced is corrected
 */
record FanCall(Call call, Optional<Preferences> preferences) {

    void write(StateWriter out) {
        call.write(out);
        out.writeOptional(preferences, (to, wanted) -> wanted.write(to));
    }

    static FanCall read(StateReader in) {
        return new FanCall(Call.read(in), in.readOptional(Preferences::read));
    }
}
