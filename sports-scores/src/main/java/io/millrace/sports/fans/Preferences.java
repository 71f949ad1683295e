package io.millrace.sports.fans;

import io.millrace.contracts.sports.FanSubscription;
import io.millrace.contracts.sports.QuietLevel;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a fan wants to hear of, and when not.
 *
 * @param quiet in the fan's zone; from its start, which belongs to it, to its end, which does not; over midnight if it ends
 *     earlier than it starts
 */
record Preferences(QuietLevel level, Optional<Quiet> quiet, ZoneId zone) {

    record Quiet(LocalTime from, LocalTime to) {

        boolean covers(LocalTime time) {
            boolean afterStart = !time.isBefore(from);
            boolean beforeEnd = time.isBefore(to);
            return from.isAfter(to) ? afterStart || beforeEnd : afterStart && beforeEnd;
        }
    }

    /** Throws {@link java.time.DateTimeException} for a time or a zone that is none. */
    static Preferences of(FanSubscription subscription) {
        boolean quiet = subscription.getQuietFrom() != null && subscription.getQuietTo() != null;
        return new Preferences(
                subscription.getLevel(),
                quiet
                        ? Optional.of(new Quiet(
                                LocalTime.parse(subscription.getQuietFrom()),
                                LocalTime.parse(subscription.getQuietTo())))
                        : Optional.empty(),
                ZoneId.of(subscription.getZone()));
    }

    /** Whether an alert of that rule is to be announced at that moment. */
    boolean wants(String rule, Instant at) {
        return Levels.includes(level, rule)
                && quiet.filter(hours -> hours.covers(LocalTime.ofInstant(at, zone)))
                        .isEmpty();
    }

    void write(StateWriter out) {
        out.writeText(level.name());
        out.writeOptional(quiet, (to, hours) -> {
            to.writeVarInt(hours.from.toSecondOfDay());
            to.writeVarInt(hours.to.toSecondOfDay());
        });
        out.writeText(zone.getId());
    }

    static Preferences read(StateReader in) {
        QuietLevel level = QuietLevel.valueOf(in.readText());
        Optional<Quiet> quiet = in.readOptional(from ->
                new Quiet(LocalTime.ofSecondOfDay(from.readVarInt()), LocalTime.ofSecondOfDay(from.readVarInt())));
        return new Preferences(level, quiet, ZoneId.of(in.readText()));
    }
}
