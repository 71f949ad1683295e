package io.millrace.fraud.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;

/** CEL's functions on a point in time. Months, days of the year and {@code getDayOfMonth} count from 0, Sunday is 0. */
enum Calendar {
    YEAR("getFullYear"),
    MONTH("getMonth"),
    DAY_OF_YEAR("getDayOfYear"),
    DAY_OF_MONTH("getDayOfMonth"),
    DATE("getDate"),
    DAY_OF_WEEK("getDayOfWeek"),
    HOURS("getHours"),
    MINUTES("getMinutes"),
    SECONDS("getSeconds"),
    MILLISECONDS("getMilliseconds");

    private static final int DAYS_OF_WEEK = 7;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final String function;

    Calendar(String function) {
        this.function = function;
    }

    static Optional<Calendar> named(String function) {
        return Stream.of(values())
                .filter(part -> part.function.equals(function))
                .findFirst();
    }

    long of(long epochMillis, ZoneId zone) {
        ZonedDateTime time = Instant.ofEpochMilli(epochMillis).atZone(zone);
        return switch (this) {
            case YEAR -> time.getYear();
            case MONTH -> time.getMonthValue() - 1;
            case DAY_OF_YEAR -> time.getDayOfYear() - 1;
            case DAY_OF_MONTH -> time.getDayOfMonth() - 1;
            case DATE -> time.getDayOfMonth();
            case DAY_OF_WEEK -> time.getDayOfWeek().getValue() % DAYS_OF_WEEK;
            case HOURS -> time.getHour();
            case MINUTES -> time.getMinute();
            case SECONDS -> time.getSecond();
            case MILLISECONDS -> time.getNano() / NANOS_PER_MILLI;
        };
    }
}
