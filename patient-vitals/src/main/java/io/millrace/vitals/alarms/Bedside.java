package io.millrace.vitals.alarms;

import io.millrace.contracts.vitals.Patient;
import io.millrace.contracts.vitals.Signal;
import io.millrace.contracts.vitals.Spo2Scale;
import io.millrace.vitals.news2.Scorable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who lies where, with what devices. */
public final class Bedside {

    /** @param every the time between two readings of a signal, as expected */
    public record Device(String device, Set<Signal> signals, Duration every) {}

    private static final Bedside UNKNOWN = new Bedside("", "", Spo2Scale.SCALE_1, Optional.empty(), false, List.of());

    private final String ward;
    private final String bed;
    private final Spo2Scale scale;
    private final Optional<String> notScored;
    private final List<Device> devices;
    private final Map<Signal, Duration> intervals = new HashMap<>();

    private Bedside(
            String ward, String bed, Spo2Scale scale, Optional<Integer> age, boolean pregnant, List<Device> devices) {
        this.ward = ward;
        this.bed = bed;
        this.scale = scale;
        this.notScored = Scorable.reasonAgainst(age, pregnant);
        this.devices = List.copyOf(devices);
        for (Device device : devices) {
            for (Signal signal : device.signals()) {
                intervals.merge(signal, device.every(), (one, other) -> one.compareTo(other) < 0 ? one : other);
            }
        }
    }

    /** A patient of whom nothing was said: an adult on scale 1, without devices. */
    public static Bedside unknown() {
        return UNKNOWN;
    }

    public static Bedside of(Patient patient) {
        return new Bedside(
                patient.getWard(),
                patient.getBed(),
                patient.getSpo2Scale(),
                Optional.ofNullable(patient.getAge()),
                patient.getPregnant(),
                patient.getDevices().stream()
                        .filter(device -> device.getEvery() > 0)
                        .map(device -> new Device(
                                device.getDevice(),
                                Set.copyOf(device.getSignals()),
                                Duration.ofMillis(device.getEvery())))
                        .toList());
    }

    public String ward() {
        return ward;
    }

    public String bed() {
        return bed;
    }

    public Spo2Scale scale() {
        return scale;
    }

    /** Why there is no NEWS2; empty when there is. */
    public Optional<String> notScored() {
        return notScored;
    }

    /** Devices of which it is known how often they report. */
    public List<Device> devices() {
        return devices;
    }

    /** The time between two readings of a signal, if it is known. */
    public Optional<Duration> interval(Signal signal) {
        return Optional.ofNullable(intervals.get(signal));
    }
}
