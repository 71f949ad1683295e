package io.millrace.ingest.csv;

import io.millrace.contracts.names.Nearest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Reads a text as the type of a field. Nothing is rounded unless the mapping says so, and no date is mended. */
@FunctionalInterface
interface Conversion {

    /** @throws UnmappableException that says what was expected, without the text itself */
    Object read(String text) throws UnmappableException;

    /** @throws IllegalArgumentException for a type that a mapping cannot fill, or a time pattern that is none */
    static Conversion to(Schema type, Mapping.FieldRule rule, ZoneId zone) {
        LogicalType logical = type.getLogicalType();
        if (logical instanceof LogicalTypes.TimestampMillis) {
            return instant(rule.time(), zone);
        }
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return text -> decimal(rule.number(), text, decimal);
        }
        if (logical != null) {
            throw new IllegalArgumentException("values of type " + logical.getName() + " cannot be mapped");
        }
        return switch (type.getType()) {
            case STRING -> text -> text;
            case ENUM -> symbol(type);
            case INT ->
                text -> whole(rule.number(), text, Integer.MIN_VALUE, Integer.MAX_VALUE)
                        .intValue();
            case LONG ->
                text -> whole(rule.number(), text, Long.MIN_VALUE, Long.MAX_VALUE)
                        .longValue();
            case DOUBLE -> text -> multiplied(rule.number(), text).doubleValue();
            case BOOLEAN -> Conversion::yesOrNo;
            default -> throw new IllegalArgumentException("values of type " + type.getType() + " cannot be mapped");
        };
    }

    private static Conversion symbol(Schema type) {
        Class<?> symbols = SpecificData.get().getClass(type);
        if (symbols == null || !symbols.isEnum()) {
            throw new IllegalArgumentException("there is no class for " + type.getFullName());
        }
        List<String> names = type.getEnumSymbols();
        Object[] constants = symbols.getEnumConstants();
        return text -> {
            int position = names.indexOf(text);
            if (position < 0) {
                throw new UnmappableException(Nearest.hint(text, names));
            }
            return constants[position];
        };
    }

    private static Conversion instant(Optional<String> style, ZoneId zone) {
        if (style.isEmpty()) {
            return text -> instant(text, DateTimeFormatter.ISO_DATE_TIME, zone, "a time like 2026-01-31T12:00:00Z");
        }
        if (style.get().equals("epoch-seconds")) {
            return text -> Instant.ofEpochSecond(
                    whole(text, -100_000_000_000L, 100_000_000_000L).longValue());
        }
        if (style.get().equals("epoch-millis")) {
            return text -> Instant.ofEpochMilli(
                    whole(text, Long.MIN_VALUE, Long.MAX_VALUE).longValue());
        }
        // Strict: 31 February is a mistake and not 28 February. The era lets yyyy stand for the year.
        DateTimeFormatter format = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(style.get())
                .parseDefaulting(ChronoField.ERA, IsoEra.CE.getValue())
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        return text -> instant(text, format, zone, "a time like " + style.get());
    }

    private static Instant instant(String text, DateTimeFormatter format, ZoneId zone, String expected)
            throws UnmappableException {
        try {
            TemporalAccessor time = format.parse(text);
            if (time.isSupported(ChronoField.INSTANT_SECONDS)) {
                return Instant.from(time);
            }
            return time.isSupported(ChronoField.HOUR_OF_DAY)
                    ? LocalDateTime.from(time).atZone(zone).toInstant()
                    : LocalDate.from(time).atStartOfDay(zone).toInstant();
        } catch (DateTimeException notATime) {
            throw new UnmappableException("expected " + expected);
        }
    }

    private static BigDecimal decimal(Mapping.NumberStyle style, String text, LogicalTypes.Decimal type)
            throws UnmappableException {
        BigDecimal written = multiplied(style, text);
        OptionalInt round = style.round();
        BigDecimal exact = (round.isPresent() ? written.setScale(round.getAsInt(), RoundingMode.HALF_UP) : written)
                .stripTrailingZeros();
        if (exact.scale() > type.getScale()) {
            throw new UnmappableException("expected at most " + type.getScale() + " decimals");
        }
        BigDecimal scaled = exact.setScale(type.getScale(), RoundingMode.UNNECESSARY);
        if (scaled.precision() > type.getPrecision()) {
            throw new UnmappableException(
                    "expected at most " + (type.getPrecision() - type.getScale()) + " digits before the decimals");
        }
        return scaled;
    }

    private static BigDecimal multiplied(Mapping.NumberStyle style, String text) throws UnmappableException {
        BigDecimal number = number(style.plain(text));
        return style.times() == 1 ? number : number.multiply(BigDecimal.valueOf(style.times()));
    }

    private static BigDecimal number(String text) throws UnmappableException {
        // A number of a thousand digits, or with an exponent of a million, is not one that a file means.
        if (text.length() > 40 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            throw new UnmappableException("expected a number like -1234.56");
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            throw new UnmappableException("expected a number like -1234.56");
        }
    }

    private static Long whole(String text, long least, long most) throws UnmappableException {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new UnmappableException("expected a whole number");
        }
        throw new UnmappableException("expected a whole number from " + least + " to " + most);
    }

    private static Long whole(Mapping.NumberStyle style, String text, long least, long most)
            throws UnmappableException {
        long number = whole(style.plain(text), least / Math.abs(style.times()), most / Math.abs(style.times()));
        return number * style.times();
    }

    private static Boolean yesOrNo(String text) throws UnmappableException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw new UnmappableException("expected true or false");
        };
    }
}
