package io.millrace.sports.fans;

import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.util.Optional;

/**
 * A fan follows a target from now on, as the preferences say, or does not any more.
 *
 * @param preferences empty when the fan has stopped
 */
record FollowChange(String fan, Optional<Preferences> preferences) {

    void write(StateWriter out) {
        out.writeText(fan);
        out.writeOptional(preferences, (to, wanted) -> wanted.write(to));
    }

    static FollowChange read(StateReader in) {
        return new FollowChange(in.readText(), in.readOptional(Preferences::read));
    }
}
