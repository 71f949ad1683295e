package io.millrace.ingest.csv;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a row becomes a record. The format of the file is in {@code ingest/README.md}.
 *
 * @param name for messages: a shipped mapping's name, or the file
 * @param columns names of the columns; empty when the first row of each file names them
 * @param zone of times that do not say
 * @param key of the record
 * @param ids names of the fields that hold ids of events: a loop gives each pass its own
 * @param where a row is used when all of these hold
 * @param fields of the value, by name, in the order of the mapping
 */
record Mapping(
        String name,
        String topic,
        List<String> columns,
        char delimiter,
        Charset charset,
        ZoneId zone,
        FieldRule key,
        Set<String> ids,
        List<Condition> where,
        Map<String, FieldRule> fields) {

    /**
     * Where a field's text comes from and what is done to it before it is read as the field's type: the map, else the
     * first case that matches, else otherwise. Without any of them the text stays as it is.
     *
     * @param template text with {@code {column}} in it
     * @param map whole texts and what they stand for; an empty value means null
     * @param otherwise what all other texts stand for: absent refuses the row, present and empty means null
     * @param time how an instant is written: a pattern of {@link java.time.format.DateTimeFormatter},
     *     {@code epoch-seconds} or {@code epoch-millis}; absent for ISO 8601
     * @param number how a number is written
     * @param plus numbers that are added to a number, or as milliseconds to an instant; one that is null adds nothing
     */
    record FieldRule(
            Template template,
            Map<String, Optional<String>> map,
            List<Case> cases,
            Optional<Optional<String>> otherwise,
            Optional<String> time,
            NumberStyle number,
            List<FieldRule> plus) {

        boolean translates() {
            return !map.isEmpty() || !cases.isEmpty() || otherwise.isPresent();
        }
    }

    /** @param value empty means null; {@code $1} to {@code $9} stand for groups of the pattern */
    record Case(Pattern matches, Optional<String> value) {

        private static final Pattern GROUP = Pattern.compile("\\$([1-9])");

        boolean refersToGroups() {
            return value.isPresent() && GROUP.matcher(value.get()).find();
        }

        /** The number of the highest group that the value names; 0 when it names none. */
        int highestGroup() {
            return GROUP.matcher(value.orElse(""))
                    .results()
                    .mapToInt(group -> Integer.parseInt(group.group(1)))
                    .max()
                    .orElse(0);
        }

        /** @param matched by {@link #matches} */
        String filled(MatchResult matched) {
            return GROUP.matcher(value.orElse("")).replaceAll(group -> {
                String text = matched.group(Integer.parseInt(group.group(1)));
                return text == null ? "" : Matcher.quoteReplacement(text);
            });
        }
    }

    /** A column's text matches, or does not when {@code not} is set. */
    record Condition(String column, Pattern matches, boolean not) {}

    /**
     * @param strip letters that are left out wherever they stand, for example a currency's symbol
     * @param decimal the decimal separator
     * @param times by which a number is multiplied, for example 60000 for minutes where milliseconds are wanted
     * @param round number of decimals to round to, half up; absent refuses what does not fit. For files that went through
     *     binary floating point, which made 85.64999999999999 of 85.65
     */
    record NumberStyle(String strip, char decimal, OptionalInt round, int times) {

        static final NumberStyle PLAIN = new NumberStyle("", '.', OptionalInt.empty(), 1);

        String plain(String text) {
            if (strip.isEmpty() && decimal == '.') {
                return text;
            }
            StringBuilder plain = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char letter = text.charAt(i);
                if (letter == decimal) {
                    plain.append('.');
                } else if (strip.indexOf(letter) < 0) {
                    plain.append(letter);
                }
            }
            return plain.toString();
        }
    }
}
