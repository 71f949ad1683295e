package io.millrace.vitals.alarms;

import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import io.millrace.vitals.news2.News2;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The score of now, and when the next set of observations is due: the last complete score, and the interval that the
 * response chart gives for it.
 *
 * @param score empty: not scored
 * @param scoredAt event time of the score
 * @param completeAt when the score was complete the last time
 */
record Observations(Optional<News2> score, Instant scoredAt, Optional<Instant> completeAt, Duration interval) {

    static final Observations NONE = new Observations(Optional.empty(), Instant.EPOCH, Optional.empty(), Duration.ZERO);

    Observations with(News2 next, Instant at) {
        if (!next.complete()) {
            return new Observations(Optional.of(next), at, completeAt, interval);
        }
        return new Observations(
                Optional.of(next), at, Optional.of(at), next.leastRisk().nextWithin(next.lowest()));
    }

    Optional<Instant> nextDue() {
        return completeAt.map(at -> at.plus(interval));
    }

    void write(StateWriter out) {
        out.writeOptional(score, ScoreFormat::write);
        out.writeTime(scoredAt);
        out.writeOptional(completeAt, StateWriter::writeTime);
        out.writeVarLong(interval.toMillis());
    }

    static Observations read(StateReader in) {
        return new Observations(
                in.readOptional(ScoreFormat::read),
                in.readTime(),
                in.readOptional(StateReader::readTime),
                Duration.ofMillis(in.readVarLong()));
    }
}
