package io.millrace.ingest;

import io.millrace.contracts.names.Nearest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of a feed as the user gave them: {@code tps=500,seed=7}. Those not given have their standard value. */
public final class FeedSettings {

    private static final Pattern SPAN = Pattern.compile("(\\d+(ms|s|m|h|d))+");
    private static final Pattern SPAN_PART = Pattern.compile("(\\d+)(ms|s|m|h|d)");

    private final String feed;
    private final Map<String, String> values;
    private final Map<String, String> given;

    private FeedSettings(String feed, Map<String, String> values, Map<String, String> given) {
        this.feed = feed;
        this.values = values;
        this.given = given;
    }

    /** @throws FeedException for a name that is no option, or a part without an equals sign */
    public static FeedSettings parse(Feed feed, String argument) {
        List<String> names = feed.options().stream().map(FeedOption::name).toList();
        Map<String, String> given = new LinkedHashMap<>();
        for (String part : argument.split(",", 0)) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = (equals < 0 ? part : part.substring(0, equals)).trim();
            if (!names.contains(name)) {
                throw new FeedException(
                        "feed " + feed.name() + " has no option '" + name + "'; " + Nearest.hint(name, names));
            }
            if (equals < 0) {
                throw new FeedException(
                        "option " + name + " of feed " + feed.name() + " needs a value: " + name + "=…");
            }
            if (given.put(name, part.substring(equals + 1).trim()) != null) {
                throw new FeedException("option " + name + " of feed " + feed.name() + " is given twice");
            }
        }
        Map<String, String> values = new LinkedHashMap<>();
        feed.options().forEach(option -> values.put(option.name(), option.standard()));
        values.putAll(given);
        return new FeedSettings(feed.name(), values, given);
    }

    public boolean isGiven(String option) {
        return given.containsKey(option);
    }

    /** The value as typed. */
    public String text(String option) {
        return values.get(option);
    }

    public long whole(String option, long least, long most) {
        String text = values.get(option);
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(option, text, "a whole number from " + least + " to " + most);
        }
        throw wrong(option, text, "a whole number from " + least + " to " + most);
    }

    public double number(String option, double least, double most) {
        String text = values.get(option);
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(option, text, "a number from " + least + " to " + most);
        }
        throw wrong(option, text, "a number from " + least + " to " + most);
    }

    public boolean flag(String option) {
        String text = values.get(option);
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(option, text, "true or false");
        };
    }

    public Duration duration(String option) {
        String text = values.get(option);
        if (!SPAN.matcher(text).matches()) {
            throw wrong(option, text, "a duration like 250ms, 90s, 5m, 12h or 30d");
        }
        Duration sum = Duration.ZERO;
        Matcher part = SPAN_PART.matcher(text);
        while (part.find()) {
            long number = Long.parseLong(part.group(1));
            sum = sum.plus(
                    switch (part.group(2)) {
                        case "ms" -> Duration.ofMillis(number);
                        case "s" -> Duration.ofSeconds(number);
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        default -> Duration.ofDays(number);
                    });
        }
        return sum;
    }

    public Instant instant(String option) {
        String text = values.get(option);
        try {
            return Instant.parse(text);
        } catch (DateTimeException notATime) {
            throw wrong(option, text, "a time like 2026-01-01T00:00:00Z");
        }
    }

    private FeedException wrong(String option, String found, String expected) {
        return new FeedException("option " + option + " of feed " + feed + " is '" + found + "', expected " + expected);
    }
}
