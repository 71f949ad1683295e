package io.millrace.vitals.readings;

import io.millrace.contracts.vitals.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Looks at a patient's readings, which stand in the order of their effective time, whatever the order of arrival. */
public final class Readings {

    private final ReadingHistory history;

    public Readings(ReadingHistory history) {
        this.history = history;
    }

    /** The reading's own fault, or else that of its pair: a systolic pressure not above the diastolic of that moment. */
    public Fault fault(Reading reading) {
        if (reading.fault() != Fault.NONE || !isPressure(reading)) {
            return reading.fault();
        }
        for (int i = history.firstAtOrAfter(reading.time()); i < history.size(); i++) {
            Reading other = history.at(i);
            if (other.time() > reading.time()) {
                break;
            }
            if (isPair(reading, other) && contradict(reading, other)) {
                return Fault.IMPLAUSIBLE;
            }
        }
        return Fault.NONE;
    }

    /** Whether it is a value that may be compared and scored. */
    public boolean isMeasured(Reading reading) {
        return reading.hasValue() && fault(reading) == Fault.NONE;
    }

    /** Mean of the measured values of a signal from a time (included) to another (excluded), rounded half up. */
    public OptionalLong mean(Signal signal, long from, long to) {
        long sum = 0;
        long count = 0;
        for (int i = history.firstAtOrAfter(from); i < history.size(); i++) {
            Reading reading = history.at(i);
            if (reading.time() >= to) {
                break;
            }
            if (reading.signal() == signal && isMeasured(reading)) {
                sum += reading.value();
                count++;
            }
        }
        return count == 0 ? OptionalLong.empty() : OptionalLong.of(Math.floorDiv(2 * sum + count, 2 * count));
    }

    /** All of a signal from a time on, in order. */
    public List<Reading> since(Signal signal, long from) {
        List<Reading> found = new ArrayList<>();
        for (int i = history.firstAtOrAfter(from); i < history.size(); i++) {
            if (history.at(i).signal() == signal) {
                found.add(history.at(i));
            }
        }
        return found;
    }

    public int size() {
        return history.size();
    }

    /** By position in the order of effective time. */
    public Reading at(int position) {
        return history.at(position);
    }

    public int firstAtOrAfter(long time) {
        return history.firstAtOrAfter(time);
    }

    /** One of the two pressures that are measured together. */
    public static boolean isPressure(Reading reading) {
        return reading.signal() == Signal.SYSTOLIC_BP || reading.signal() == Signal.DIASTOLIC_BP;
    }

    private static boolean isPair(Reading one, Reading other) {
        return isPressure(other)
                && one.signal() != other.signal()
                && other.fault() == Fault.NONE
                && other.hasValue()
                && one.device().equals(other.device());
    }

    private static boolean contradict(Reading one, Reading other) {
        return one.signal() == Signal.SYSTOLIC_BP ? one.value() <= other.value() : other.value() <= one.value();
    }
}
