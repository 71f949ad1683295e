package io.millrace.sports.fans;

import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one fan has been told: by alertId, the latest revision. */
final class Announced {

    private static final int VERSION = 1;

    /** @param at wall clock at which the fan was told of that revision, epoch milliseconds */
    record Told(int revision, long at) {}

    private final Map<String, Told> alerts = new LinkedHashMap<>();

    Told find(String alertId) {
        return alerts.get(alertId);
    }

    void note(String alertId, Told told) {
        alerts.put(alertId, told);
    }

    /** True if something was forgotten. */
    boolean forgetBefore(long moment) {
        return alerts.values().removeIf(told -> told.at() < moment);
    }

    boolean isEmpty() {
        return alerts.isEmpty();
    }

    byte[] encode() {
        StateWriter out = new StateWriter();
        out.writeByte(VERSION);
        out.writeEach(alerts.entrySet(), (to, alert) -> {
            to.writeText(alert.getKey());
            to.writeVarInt(alert.getValue().revision());
            to.writeVarLong(alert.getValue().at());
        });
        return out.toBytes();
    }

    static Announced decode(byte[] bytes) {
        Announced announced = new Announced();
        if (bytes == null) {
            return announced;
        }
        StateReader in = new StateReader(bytes);
        in.expectVersion(VERSION, "what a fan was told");
        for (int count = in.readVarInt(); count > 0; count--) {
            announced.alerts.put(in.readText(), new Told(in.readVarInt(), in.readVarLong()));
        }
        in.expectEnd();
        return announced;
    }
}
