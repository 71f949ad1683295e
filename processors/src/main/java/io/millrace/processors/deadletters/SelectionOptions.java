package io.millrace.processors.deadletters;

import io.millrace.processors.app.Durations;
import io.millrace.processors.intake.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which dead letters are meant, on the command line. */
final class SelectionOptions {

    @Option(names = "--reason", description = "only these: ${COMPLETION-CANDIDATES}")
    private Reason reason;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description = "only records with this timestamp or a later one: 2026-01-31T12:00:00Z, or 2h for the last"
                    + " two hours")
    private Instant since;

    @Option(
            names = "--offset",
            paramLabel = "P@O",
            converter = PlaceOption.class,
            description = "only this one, by its place in the dead letter topic; may be repeated")
    private Set<Selection.Place> places = new LinkedHashSet<>();

    Selection selection() {
        return new Selection(Optional.ofNullable(reason), Optional.ofNullable(since), places);
    }

    /** A moment, or how long ago. */
    static final class TimeOption implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException notAMoment) {
                try {
                    Duration ago = Durations.parse(text);
                    return Instant.now().minus(ago);
                } catch (IllegalArgumentException e) {
                    throw new TypeConversionException(
                            "expected a time like 2026-01-31T12:00:00Z, or how long ago, like 2h, not '" + text + "'");
                }
            }
        }
    }

    /** A place. */
    static final class PlaceOption implements ITypeConverter<Selection.Place> {
        @Override
        public Selection.Place convert(String text) {
            try {
                return Selection.Place.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
