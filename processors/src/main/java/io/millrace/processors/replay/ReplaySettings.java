package io.millrace.processors.replay;

import io.millrace.processors.app.Setting;
import java.time.Duration;
import java.util.List;

/** The settings of a replay. */
public final class ReplaySettings {

    public static final Setting<Duration> SETTLE = Setting.duration(
            "replay.settle",
            "1d",
            "how long the clock of a replay goes on after the last record, so that what waits for silence is closed");

    private ReplaySettings() {}

    public static List<Setting<?>> all() {
        return List.of(SETTLE);
    }
}
