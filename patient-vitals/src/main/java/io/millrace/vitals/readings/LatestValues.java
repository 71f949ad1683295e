package io.millrace.vitals.readings;

import io.millrace.contracts.vitals.Signal;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The latest reading of each signal by effective time, and the latest that is a measurement. Owned by one thread.
 *
 * <p>It remembers what the history has forgotten: a weight of yesterday is still the patient's weight.
 */
public final class LatestValues {

    private final Map<Signal, Reading> any = new EnumMap<>(Signal.class);
    private final Map<Signal, Reading> measured = new EnumMap<>(Signal.class);

    public Optional<Reading> any(Signal signal) {
        return Optional.ofNullable(any.get(signal));
    }

    public Optional<Reading> measured(Signal signal) {
        return Optional.ofNullable(measured.get(signal));
    }

    /** The latest of each signal, in the order of the contract's signals. */
    public Collection<Reading> all() {
        return Collections.unmodifiableCollection(any.values());
    }

    /** Takes a reading that the history has taken. */
    public void add(Reading reading, Readings readings) {
        if (reading.takenBack()) {
            return;
        }
        keepLater(any, reading);
        if (readings.isMeasured(reading)) {
            keepLater(measured, reading);
        } else if (Readings.isPressure(reading)) {
            find(Signal.SYSTOLIC_BP, readings);
            find(Signal.DIASTOLIC_BP, readings);
        }
    }

    /** A reading was replaced or taken back: the signal is looked up in what the history still has. */
    public void replace(Reading before, Reading after, Readings readings) {
        find(before.signal(), readings, before.id());
        add(after, readings);
        if (Readings.isPressure(before) || Readings.isPressure(after)) {
            find(Signal.SYSTOLIC_BP, readings);
            find(Signal.DIASTOLIC_BP, readings);
        }
    }

    private void find(Signal signal, Readings readings) {
        find(signal, readings, 0);
    }

    private void find(Signal signal, Readings readings, long gone) {
        refresh(any, signal, gone, readings);
        refresh(measured, signal, gone, readings);
        for (int i = readings.size() - 1; i >= 0; i--) {
            Reading reading = readings.at(i);
            if (reading.signal() == signal) {
                keepLater(any, reading);
                if (readings.isMeasured(reading)) {
                    keepLater(measured, reading);
                    return;
                }
            }
        }
    }

    /** Drops what is not a fact any more. A value older than the history cannot be checked and stays. */
    private static void refresh(Map<Signal, Reading> latest, Signal signal, long gone, Readings readings) {
        Reading known = latest.get(signal);
        boolean inHistory = known != null
                && readings.size() > 0
                && known.time() >= readings.at(0).time();
        if (known != null && (known.id() == gone || inHistory)) {
            latest.remove(signal);
        }
    }

    private static void keepLater(Map<Signal, Reading> latest, Reading reading) {
        latest.merge(reading.signal(), reading, (known, other) -> isLater(other, known) ? other : known);
    }

    private static boolean isLater(Reading one, Reading other) {
        return one.time() > other.time() || (one.time() == other.time() && one.id() >= other.id());
    }

    public void write(StateWriter out) {
        out.writeEach(any.values(), ReadingFormat::write);
        out.writeEach(
                measured.values().stream()
                        .filter(reading -> !reading.equals(any.get(reading.signal())))
                        .toList(),
                ReadingFormat::write);
        out.writeEach(
                any.keySet().stream()
                        .filter(signal -> any.get(signal).equals(measured.get(signal)))
                        .map(Signal::name)
                        .toList(),
                StateWriter::writeText);
    }

    public static LatestValues read(StateReader in) {
        LatestValues latest = new LatestValues();
        in.readEach(ReadingFormat::read).forEach(reading -> latest.any.put(reading.signal(), reading));
        in.readEach(ReadingFormat::read).forEach(reading -> latest.measured.put(reading.signal(), reading));
        for (String signal : in.readEach(StateReader::readText)) {
            latest.measured.put(Signal.valueOf(signal), latest.any.get(Signal.valueOf(signal)));
        }
        return latest;
    }
}
