package io.millrace.vitals.limits;

import com.dynatrace.hash4j.hashing.Hashing;
import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.LimitLevel;
import io.millrace.contracts.vitals.Signal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The limits of one signal in one direction that are in force for a patient: one alarm. A row that is switched off is not
 * here.
 */
public record LimitPair(Signal signal, Direction direction, Optional<LimitRow> warning, Optional<LimitRow> critical) {

    public Optional<LimitRow> row(LimitLevel level) {
        return level == LimitLevel.CRITICAL ? critical : warning;
    }

    public List<LimitRow> rows() {
        return Stream.of(warning, critical).flatMap(Optional::stream).toList();
    }

    public boolean isEmpty() {
        return warning.isEmpty() && critical.isEmpty();
    }

    /** Another one when a row changes. */
    public long fingerprint() {
        return Hashing.komihash5_0()
                .hashCharsToLong(warning.map(LimitRow::fingerprint).orElse("")
                        + '|'
                        + critical.map(LimitRow::fingerprint).orElse(""));
    }
}
