package io.millrace.vitals.alarms;

import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.vitals.Signal;
import io.millrace.contracts.vitals.Spo2Scale;
import io.millrace.vitals.news2.News2;
import io.millrace.vitals.readings.News2Inputs;
import io.millrace.vitals.readings.Reading;
import io.millrace.vitals.readings.Readings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The score as a signal: the points together (NEWS2), and the most that one parameter has (NEWS2_SINGLE). With parameters
 * missing it is a range: a limit holds if the least is beyond it, and does not if the most is not; in between nothing is
 * said, and what held holds on.
 */
final class News2Watch {

    private static final int MOST_POINTS = 3;

    private final News2Inputs inputs;
    private final Spo2Scale scale;

    News2Watch(News2Inputs inputs, Spo2Scale scale) {
        this.inputs = inputs;
        this.scale = scale;
    }

    News2 score(Function<Signal, Optional<Reading>> latest, Instant at) {
        return News2.of(inputs.at(latest, at.toEpochMilli()), scale);
    }

    Sample sample(Signal made, News2 score, Function<Signal, Optional<Reading>> latest, Instant at) {
        int lowest = made == Signal.NEWS2 ? score.lowest() : most(score);
        int highest = made == Signal.NEWS2 ? score.highest() : (score.complete() ? lowest : MOST_POINTS);
        List<Evidence> evidence = inputs.used(latest, at.toEpochMilli()).stream()
                .map(Reading::evidence)
                .toList();
        return new Sample(
                "score@" + at.toEpochMilli() + ':' + score.lowest() + '-' + score.highest() + '/' + score.parts(),
                at,
                OptionalLong.of(lowest * Reading.UNIT),
                OptionalLong.of(highest * Reading.UNIT),
                "",
                evidence,
                Sample.NONE);
    }

    private static int most(News2 score) {
        return score.parts().values().stream().reduce(0, Math::max);
    }

    /** Each change of the score from a time on, as if all readings had come in order. */
    List<Sample> samples(Signal made, Readings readings, Instant from) {
        Map<Signal, Reading> latest = new EnumMap<>(Signal.class);
        Function<Signal, Optional<Reading>> lookUp = signal -> Optional.ofNullable(latest.get(signal));
        List<Sample> samples = new ArrayList<>();
        Optional<News2> last = Optional.empty();
        for (int i = 0; i < readings.size(); i++) {
            Reading reading = readings.at(i);
            if (!News2Inputs.SIGNALS.contains(reading.signal()) || !readings.isMeasured(reading)) {
                continue;
            }
            latest.put(reading.signal(), reading);
            boolean moreOfThisMoment =
                    i + 1 < readings.size() && readings.at(i + 1).time() == reading.time();
            if (moreOfThisMoment || reading.at().isBefore(from)) {
                continue;
            }
            News2 score = score(lookUp, reading.at());
            if (!last.equals(Optional.of(score))) {
                last = Optional.of(score);
                samples.add(sample(made, score, lookUp, reading.at()));
            }
        }
        return samples;
    }
}
