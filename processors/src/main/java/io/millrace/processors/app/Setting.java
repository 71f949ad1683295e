package io.millrace.processors.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A setting: its name, how its text is read, its default and what it means. Defaults give way to the settings file, that
 * to the environment ({@code MILLRACE_} and the name in capitals, dots and hyphens as underscores), that to the command line.
 *
 * @param parse reads the text; throws {@link IllegalArgumentException} that says what was expected
 * @param defaultText the default as a user would write it; empty text for "not set"
 */
public record Setting<T>(String name, Function<String, T> parse, String defaultText, String about, boolean secret) {

    public static Setting<String> text(String name, String defaultText, String about) {
        return new Setting<>(name, Function.identity(), defaultText, about, false);
    }

    /** A text that need not be there. */
    public static Setting<Optional<String>> optionalText(String name, String about) {
        return new Setting<>(
                name, text -> text.isBlank() ? Optional.empty() : Optional.of(text.trim()), "", about, false);
    }

    public static Setting<Path> folder(String name, String defaultText, String about) {
        return new Setting<>(name, Path::of, defaultText, about, false);
    }

    public static Setting<Duration> duration(String name, String defaultText, String about) {
        return new Setting<>(name, Durations::parse, defaultText, about, false);
    }

    public static Setting<Integer> count(String name, int defaultValue, int least, int most, String about) {
        return new Setting<>(
                name,
                checked(Integer::valueOf, n -> n >= least && n <= most, "a whole number from " + least + " to " + most),
                String.valueOf(defaultValue),
                about,
                false);
    }

    public static Setting<Boolean> flag(String name, boolean defaultValue, String about) {
        return new Setting<>(name, Setting::parseFlag, String.valueOf(defaultValue), about, false);
    }

    /** One of the constants, written in lower case with hyphens. */
    public static <E extends Enum<E>> Setting<E> choice(String name, Class<E> type, E defaultValue, String about) {
        return new Setting<>(name, text -> parseChoice(type, text), written(defaultValue), about, false);
    }

    /** One of the constants, or nothing. */
    public static <E extends Enum<E>> Setting<Optional<E>> optionalChoice(String name, Class<E> type, String about) {
        return new Setting<>(
                name,
                text -> text.isBlank() ? Optional.empty() : Optional.of(parseChoice(type, text)),
                "",
                about,
                false);
    }

    /** The name of the environment variable. */
    public String variable() {
        return "MILLRACE_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The same setting, shown as stars wherever settings are shown. */
    public Setting<T> asSecret() {
        return new Setting<>(name, parse, defaultText, about, true);
    }

    private static <T> Function<String, T> checked(Function<String, T> parse, Predicate<T> valid, String expected) {
        return text -> {
            T value;
            try {
                value = parse.apply(text.trim());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("expected " + expected, e);
            }
            if (!valid.test(value)) {
                throw new IllegalArgumentException("expected " + expected);
            }
            return value;
        };
    }

    private static Boolean parseFlag(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("expected true or false");
        };
    }

    private static <E extends Enum<E>> E parseChoice(Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (written(constant).equals(text.trim().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return constant;
            }
        }
        throw new IllegalArgumentException("expected one of "
                + String.join(
                        ", ",
                        Arrays.stream(type.getEnumConstants())
                                .map(Setting::written)
                                .toList()));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
