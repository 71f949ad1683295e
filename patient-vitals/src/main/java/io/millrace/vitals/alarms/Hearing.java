package io.millrace.vitals.alarms;

import io.millrace.contracts.vitals.Signal;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import io.millrace.vitals.readings.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** When each device was heard of last, signal by signal, and which of them are silent. */
final class Hearing {

    private final Map<String, Map<Signal, Instant>> heard = new TreeMap<>();

    void hear(Reading reading) {
        if (!reading.device().isEmpty()) {
            heard.computeIfAbsent(reading.device(), device -> new EnumMap<>(Signal.class))
                    .merge(reading.signal(), reading.at(), (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /** Whether the device has an alarm of silence, which its reading may end. */
    static boolean isMissed(Reading reading, TechnicalAlarms technical) {
        return technical.isAlive(TechnicalAlarms.NO_DATA + reading.device());
    }

    /**
     * Raises and ends the alarms of silence. A device that was never heard counts from when it was expected first: from
     * the first look.
     */
    void judge(Instant to, TechnicalAlarms technical, Scene scene) {
        for (Bedside.Device device : scene.bedside().devices()) {
            Map<Signal, Instant> last = heard.computeIfAbsent(device.device(), one -> new EnumMap<>(Signal.class));
            Duration wait = scene.settings().silentAfter(device.every());
            List<String> silent = new ArrayList<>();
            Instant since = Instant.MAX;
            Instant latest = Instant.EPOCH;
            for (Signal signal : device.signals().stream().sorted().toList()) {
                Instant at = last.computeIfAbsent(signal, one -> to);
                latest = at.isAfter(latest) ? at : latest;
                Instant lost = at.plus(wait);
                if (to.isAfter(lost)) {
                    silent.add(signal.name());
                    since = lost.isBefore(since) ? lost : since;
                }
            }
            if (silent.isEmpty()) {
                technical.heard(device.device(), latest, scene);
            } else {
                technical.silent(device.device(), silent, wait, since, scene);
            }
        }
    }

    /** When the next device will have been silent for too long, if nothing comes. */
    Optional<Instant> nextSilence(Scene scene) {
        return scene.bedside().devices().stream()
                .flatMap(device -> heard.getOrDefault(device.device(), Map.of()).entrySet().stream()
                        .filter(entry -> device.signals().contains(entry.getKey()))
                        .map(entry -> entry.getValue().plus(scene.settings().silentAfter(device.every()))))
                .min(Instant::compareTo);
    }

    void write(StateWriter out) {
        out.writeVarInt(heard.size());
        heard.forEach((device, signals) -> {
            out.writeText(device);
            out.writeVarInt(signals.size());
            signals.forEach((signal, at) -> {
                out.writeText(signal.name());
                out.writeTime(at);
            });
        });
    }

    static Hearing read(StateReader in) {
        Hearing hearing = new Hearing();
        for (int devices = in.readVarInt(); devices > 0; devices--) {
            Map<Signal, Instant> signals = new EnumMap<>(Signal.class);
            hearing.heard.put(in.readText(), signals);
            for (int count = in.readVarInt(); count > 0; count--) {
                signals.put(Signal.valueOf(in.readText()), in.readTime());
            }
        }
        return hearing;
    }
}
