package io.millrace.sports.follow;

import io.millrace.processors.app.Setting;
import io.millrace.processors.app.Settings;
import io.millrace.sports.tracking.Definition;
import java.time.Duration;
import java.util.List;

/** What can be set of the tracking. */
public final class TrackingSettings {

    public static final Setting<Definition> DEFINITION = new Setting<>(
            "tracking.definition",
            Definition::named,
            Definition.FIFA.name(),
            "zones and filters of the physical totals: FIFA, LIT, FoTD or RAW; a match that has begun keeps its own",
            false);

    public static final Setting<Duration> LATENESS = Setting.duration(
            "tracking.lateness",
            "1s",
            "how far behind the highest frame of its match a frame may come; later ones are LATE");

    public static final Setting<Duration> EVERY =
            Setting.duration("tracking.every", "10s", "how often totals are given, by the clock of the match");

    public static final Setting<Duration> IDLE_CLOSE = Setting.duration(
            "tracking.idle-close", "5s", "totals are given when no frame has come for so long by the wall clock");

    public static final Setting<Duration> KEPT = Setting.duration(
            "tracking.kept",
            "2d",
            "the state of a match is dropped when it has been silent for so long by the wall clock");

    private TrackingSettings() {}

    public static List<Setting<?>> all() {
        return List.of(DEFINITION, LATENESS, EVERY, IDLE_CLOSE, KEPT);
    }

    public static TrackingPolicy policy(Settings settings) {
        return new TrackingPolicy(
                settings.get(DEFINITION),
                settings.get(LATENESS),
                settings.get(EVERY),
                settings.get(IDLE_CLOSE),
                settings.get(KEPT));
    }
}
