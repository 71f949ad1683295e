package io.millrace.sports.alerting;

import io.millrace.contracts.alert.Evidence;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A change of the score that no alert has told: of a goal that came too late to be announced.
 *
 * @param occurrence eventId of the event that began it
 * @param from the score before
 * @param values of the alert, as the match is by the latest event of the correction; {@link Values#SCORE} among them
 * @param at event time of its latest event
 */
record Correction(String occurrence, String from, Map<String, String> values, Instant at, List<Evidence> evidence) {

    Correction {
        values = Map.copyOf(values);
        evidence = List.copyOf(evidence);
    }

    boolean isNothing() {
        return from.equals(values.get(Values.SCORE));
    }

    Correction and(Map<String, String> now, Instant later, List<Evidence> more) {
        List<Evidence> both = new ArrayList<>(evidence);
        both.addAll(more);
        return new Correction(occurrence, from, now, later.isAfter(at) ? later : at, both);
    }

    void write(StateWriter out) {
        out.writeText(occurrence);
        out.writeText(from);
        out.writeTexts(values);
        out.writeTime(at);
        out.writeEach(evidence, (to, line) -> {
            to.writeText(line.getTopic());
            to.writeVarInt(line.getPartition());
            to.writeVarLong(line.getOffset());
            to.writeTime(line.getTime());
            to.writeText(line.getSummary());
        });
    }

    static Correction read(StateReader in) {
        return new Correction(
                in.readText(),
                in.readText(),
                in.readTexts(),
                in.readTime(),
                in.readEach(from -> new Evidence(
                        from.readText(), from.readVarInt(), from.readVarLong(), from.readTime(), from.readText())));
    }
}
