package io.millrace.processors.intake;

import io.millrace.processors.app.Setting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Settings of the front door, the same for every application. */
public final class IntakeSettings {

    public static final Setting<Integer> MAX_BYTES = Setting.count(
            "intake.max-bytes", 1024 * 1024, 1, 7 * 1024 * 1024, "a larger value is rejected as TOO_LARGE");

    public static final Setting<Duration> MAX_FUTURE = Setting.duration(
            "intake.max-future",
            "5m",
            "an event time further ahead of the clock is rejected as FUTURE; not in a replay");

    public static final Setting<Instant> EARLIEST = new Setting<>(
            "intake.earliest",
            IntakeSettings::parseDay,
            "2000-01-01",
            "an event time before this day (UTC) is rejected as PAST: a clock that was never set",
            false);

    private IntakeSettings() {}

    public static List<Setting<?>> all() {
        return List.of(MAX_BYTES, MAX_FUTURE, EARLIEST);
    }

    private static Instant parseDay(String text) {
        try {
            return LocalDate.parse(text.trim()).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("expected a day like 2000-01-31", e);
        }
    }
}
