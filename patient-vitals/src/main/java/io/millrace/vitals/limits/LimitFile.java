package io.millrace.vitals.limits;

import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.EscalationStep;
import io.millrace.contracts.vitals.LimitLevel;
import io.millrace.contracts.vitals.LimitScope;
import io.millrace.contracts.vitals.Priority;
import io.millrace.contracts.vitals.Signal;
import io.millrace.contracts.vitals.VitalLimit;
import io.millrace.processors.app.Durations;
import io.millrace.vitals.readings.Units;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A table of limits as a file that a ward can read: CSV with a header. Columns {@code signal}, {@code direction},
 * {@code level}, {@code limit} ({@code > 180}, {@code <= 8}) and {@code priority} are needed; {@code scope},
 * {@code scopeId}, {@code version}, {@code onset}, {@code sudden}, {@code clear}, {@code hysteresis}, {@code averaging},
 * {@code latching} (yes or no), {@code repeat}, {@code escalation} ({@code 2m PH registrar; 5m PH team}), {@code active},
 * {@code decidedBy} and {@code source} may be left out or empty.
 */
public final class LimitFile {

    private static final Pattern LIMIT = Pattern.compile("([<>])(=?)\\s*(-?\\d+(?:\\.\\d+)?)");
    private static final Pattern STEP = Pattern.compile("(\\S+)\\s+(PN|PL|PM|PH)\\s+(\\S.*)");
    private static final Set<String> COLUMNS = Set.of(
            "scope",
            "scopeId",
            "version",
            "signal",
            "direction",
            "level",
            "limit",
            "priority",
            "onset",
            "sudden",
            "clear",
            "hysteresis",
            "averaging",
            "latching",
            "repeat",
            "escalation",
            "active",
            "decidedBy",
            "source");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setCommentMarker('#')
            .get();

    private LimitFile() {}

    /** The limits that are in force where nobody has said otherwise. Each row names its source. */
    public static List<VitalLimit> defaults() {
        try (InputStream in = LimitFile.class.getResourceAsStream("/limits/default.csv")) {
            return read(new InputStreamReader(in, StandardCharsets.UTF_8), "the default table");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws {@link LimitFileException} that names the line. */
    public static List<VitalLimit> read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(reader, file.toString());
        }
    }

    private static List<VitalLimit> read(Reader reader, String name) throws IOException {
        List<VitalLimit> rows = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        try (var records = FORMAT.parse(reader)) {
            for (String column : records.getHeaderNames()) {
                if (!COLUMNS.contains(column)) {
                    throw new LimitFileException(name + ": column \"" + column + "\" is not known: expected "
                            + String.join(", ", COLUMNS.stream().sorted().toList()));
                }
            }
            for (CSVRecord line : records) {
                VitalLimit row = row(line, name);
                if (!ids.add(row.getId())) {
                    throw new LimitFileException(
                            place(line, name) + row.getId() + " stands there twice: expected one row of its kind");
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static VitalLimit row(CSVRecord line, String name) {
        try {
            VitalLimit row = parse(line);
            LimitFault.of(row).ifPresent(fault -> {
                throw new IllegalArgumentException(fault);
            });
            return row;
        } catch (IllegalArgumentException e) {
            throw new LimitFileException(place(line, name) + e.getMessage(), e);
        }
    }

    private static String place(CSVRecord line, String name) {
        return name + ", row " + line.getRecordNumber() + ": ";
    }

    private static VitalLimit parse(CSVRecord line) {
        LimitScope scope = choice(LimitScope.class, "scope", text(line, "scope", "DEFAULT"));
        String scopeId = text(line, "scopeId", "");
        Signal signal = choice(Signal.class, "signal", text(line, "signal", ""));
        Direction direction = choice(Direction.class, "direction", text(line, "direction", ""));
        LimitLevel level = choice(LimitLevel.class, "level", text(line, "level", ""));
        Matcher limit = LIMIT.matcher(text(line, "limit", ""));
        String sign = direction == Direction.HIGH ? ">" : "<";
        if (!limit.matches() || !limit.group(1).equals(sign)) {
            throw new IllegalArgumentException("limit is \"" + text(line, "limit", "") + "\": expected " + sign + " or "
                    + sign + "= and a number for direction " + direction + ", for example " + sign + " 90");
        }
        String sudden = text(line, "sudden", "");
        return VitalLimit.newBuilder()
                .setId(scope.name().toLowerCase(Locale.ROOT) + (scopeId.isEmpty() ? "" : "/" + scopeId) + "/" + signal
                        + "/" + direction + "/" + level)
                .setVersion(Integer.parseInt(text(line, "version", "1")))
                .setScope(scope)
                .setScopeId(scopeId)
                .setSignal(signal)
                .setDirection(direction)
                .setLevel(level)
                .setThreshold(number("limit", limit.group(3)))
                .setInclusive(!limit.group(2).isEmpty())
                .setPriority(choice(Priority.class, "priority", text(line, "priority", "")))
                .setOnsetDelay(millis(line, "onset"))
                .setImmediateDrop(sudden.isEmpty() ? null : number("sudden", sudden))
                .setClearDelay(millis(line, "clear"))
                .setHysteresis(number("hysteresis", text(line, "hysteresis", "0")))
                .setAveraging(millis(line, "averaging"))
                .setLatching(flag(line, "latching", "no"))
                .setRepeatEvery(millis(line, "repeat"))
                .setEscalation(escalation(text(line, "escalation", "")))
                .setActive(flag(line, "active", "yes"))
                .setDecidedBy(text(line, "decidedBy", ""))
                .setSource(text(line, "source", ""))
                .build();
    }

    private static List<EscalationStep> escalation(String text) {
        List<EscalationStep> steps = new ArrayList<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(";", -1)) {
            Matcher step = STEP.matcher(part.strip());
            if (!step.matches()) {
                throw new IllegalArgumentException("escalation has \"" + part.strip()
                        + "\": expected when, priority and whom, for example 2m PH registrar");
            }
            steps.add(new EscalationStep(
                    Math.toIntExact(Durations.parse(step.group(1)).toMillis()),
                    Priority.valueOf(step.group(2)),
                    step.group(3)));
        }
        return steps;
    }

    private static String text(CSVRecord line, String column, String otherwise) {
        String found = line.isSet(column) ? line.get(column) : "";
        return found.isEmpty() ? otherwise : found;
    }

    private static int millis(CSVRecord line, String column) {
        String found = text(line, column, "");
        try {
            return found.isEmpty() ? 0 : Math.toIntExact(Durations.parse(found).toMillis());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(column + ": " + e.getMessage(), e);
        }
    }

    private static boolean flag(CSVRecord line, String column, String otherwise) {
        String found = text(line, column, otherwise);
        if (!found.equals("yes") && !found.equals("no")) {
            throw new IllegalArgumentException(column + " is \"" + found + "\": expected yes or no");
        }
        return found.equals("yes");
    }

    private static BigDecimal number(String column, String found) {
        try {
            return new BigDecimal(found).setScale(Units.SCALE, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    column + " is \"" + found + "\": expected a number with at most " + Units.SCALE + " decimals", e);
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> kind, String column, String found) {
        for (E one : kind.getEnumConstants()) {
            if (one.name().equals(found)) {
                return one;
            }
        }
        throw new IllegalArgumentException(
                column + " is \"" + found + "\": expected one of " + List.of(kind.getEnumConstants()));
    }
}
