package io.millrace.vitals.limits;

import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.Signal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The limits in force for one patient. */
public final class PatientLimits {

    private final Map<Signal, Map<Direction, LimitPair>> pairs = new EnumMap<>(Signal.class);

    PatientLimits(List<LimitPair> given) {
        for (LimitPair pair : given) {
            pairs.computeIfAbsent(pair.signal(), signal -> new EnumMap<>(Direction.class))
                    .put(pair.direction(), pair);
        }
    }

    /** Both directions of a signal, as far as they have limits. */
    public Iterable<LimitPair> of(Signal signal) {
        return pairs.getOrDefault(signal, Map.of()).values();
    }

    /** Without rows, if there are none. */
    public LimitPair of(Signal signal, Direction direction) {
        LimitPair pair = pairs.getOrDefault(signal, Map.of()).get(direction);
        return pair == null ? new LimitPair(signal, direction, Optional.empty(), Optional.empty()) : pair;
    }
}
