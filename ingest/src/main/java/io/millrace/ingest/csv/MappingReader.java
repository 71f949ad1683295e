package io.millrace.ingest.csv;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.contracts.names.Nearest;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.csv.Mapping.Case;
import io.millrace.ingest.csv.Mapping.Condition;
import io.millrace.ingest.csv.Mapping.FieldRule;
import io.millrace.ingest.csv.Mapping.NumberStyle;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a mapping from JSON. Every mistake is named with its place, like {@code fields.amount.number.strip}. */
final class MappingReader {

    private static final List<String> MAPPING =
            List.of("about", "topic", "columns", "delimiter", "charset", "zone", "key", "ids", "where", "fields");
    private static final List<String> RULE =
            List.of("column", "template", "constant", "map", "cases", "otherwise", "time", "number", "plus");
    private static final List<String> SOURCES = List.of("column", "template", "constant");

    private static final int MOST_DECIMALS = 18;

    private final String name;

    MappingReader(String name) {
        this.name = name;
    }

    Mapping mapping(JsonNode root) {
        known(root, "", MAPPING);
        JsonNode fields = root.path("fields");
        if (fields.isEmpty()) {
            throw wrong("fields", "is missing or empty; expected the value's fields by name");
        }
        Map<String, FieldRule> rules = new LinkedHashMap<>();
        fields.properties()
                .forEach(field -> rules.put(field.getKey(), rule("fields." + field.getKey(), field.getValue())));
        return new Mapping(
                name,
                text(root, "", "topic").orElseThrow(() -> wrong("topic", "is missing")),
                List.copyOf(texts(root, "columns")),
                letter(root, "", "delimiter", ','),
                charset(text(root, "", "charset").orElse("UTF-8")),
                zone(text(root, "", "zone").orElse("UTC")),
                rule("key", Optional.ofNullable(root.get("key")).orElseThrow(() -> wrong("key", "is missing"))),
                Set.copyOf(texts(root, "ids")),
                conditions(root.path("where")),
                rules);
    }

    private FieldRule rule(String place, JsonNode node) {
        if (node.isTextual()) {
            return new FieldRule(
                    template(place, node.textValue()),
                    Map.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    NumberStyle.PLAIN,
                    List.of());
        }
        known(node, place, RULE);
        return new FieldRule(
                source(place, node),
                map(place, node.path("map")),
                cases(place, node.path("cases")),
                node.has("otherwise")
                        ? Optional.of(value(place + ".otherwise", node.get("otherwise")))
                        : Optional.empty(),
                text(node, place, "time"),
                number(place, node),
                plus(place, node.path("plus")));
    }

    private List<FieldRule> plus(String place, JsonNode node) {
        List<FieldRule> rules = new ArrayList<>();
        for (JsonNode one : array(node, place + ".plus")) {
            rules.add(rule(place + ".plus[" + rules.size() + "]", one));
        }
        return List.copyOf(rules);
    }

    private Template source(String place, JsonNode node) {
        List<String> given = SOURCES.stream().filter(node::has).toList();
        if (given.size() != 1) {
            throw wrong(
                    place,
                    "has " + (given.isEmpty() ? "none" : String.join(" and ", given))
                            + "; expected one of column, template and constant");
        }
        String source = given.get(0);
        String text = text(node, place, source).orElse("");
        return switch (source) {
            case "column" -> Template.column(text);
            case "constant" -> Template.constant(text);
            default -> template(place, text);
        };
    }

    private Template template(String place, String text) {
        try {
            return Template.parse(text);
        } catch (IllegalArgumentException unclosed) {
            throw wrong(place, unclosed.getMessage());
        }
    }

    private Map<String, Optional<String>> map(String place, JsonNode node) {
        object(node, place + ".map");
        Map<String, Optional<String>> map = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> map.put(entry.getKey(), value(place + ".map." + entry.getKey(), entry.getValue())));
        return map;
    }

    private List<Case> cases(String place, JsonNode node) {
        List<Case> cases = new ArrayList<>();
        for (JsonNode one : array(node, place + ".cases")) {
            String at = place + ".cases[" + cases.size() + "]";
            known(one, at, List.of("matches", "value"));
            cases.add(new Case(pattern(at, one), value(at + ".value", one.path("value"))));
        }
        return List.copyOf(cases);
    }

    private List<Condition> conditions(JsonNode node) {
        List<Condition> conditions = new ArrayList<>();
        for (JsonNode one : array(node, "where")) {
            String at = "where[" + conditions.size() + "]";
            known(one, at, List.of("column", "matches", "not"));
            conditions.add(new Condition(
                    text(one, at, "column").orElseThrow(() -> wrong(at, "has no column")),
                    pattern(at, one),
                    one.path("not").asBoolean(false)));
        }
        return List.copyOf(conditions);
    }

    private NumberStyle number(String place, JsonNode node) {
        if (!node.has("number")) {
            return NumberStyle.PLAIN;
        }
        String at = place + ".number";
        JsonNode style = node.get("number");
        known(style, at, List.of("strip", "decimal", "round", "times"));
        return new NumberStyle(
                text(style, at, "strip").orElse(""),
                letter(style, at, "decimal", '.'),
                decimals(style, at),
                times(style, at));
    }

    private OptionalInt decimals(JsonNode style, String place) {
        JsonNode round = style.path("round");
        if (round.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!round.isInt() || round.intValue() < 0 || round.intValue() > MOST_DECIMALS) {
            throw wrong(place + ".round", "is " + round + "; expected a whole number from 0 to " + MOST_DECIMALS);
        }
        return OptionalInt.of(round.intValue());
    }

    private int times(JsonNode style, String place) {
        JsonNode times = style.path("times");
        if (times.isMissingNode()) {
            return 1;
        }
        if (!times.isInt() || times.intValue() == 0) {
            throw wrong(place + ".times", "is " + times + "; expected a whole number that is not 0");
        }
        return times.intValue();
    }

    private Pattern pattern(String place, JsonNode node) {
        String text = text(node, place, "matches").orElseThrow(() -> wrong(place, "has no matches"));
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException wrong) {
            throw wrong(place + ".matches", "is not a regular expression: " + wrong.getDescription());
        }
    }

    /** Null stands for null. */
    private Optional<String> value(String place, JsonNode node) {
        if (node.isNull()) {
            return Optional.empty();
        }
        if (!node.isValueNode()) {
            throw wrong(place, "is " + kind(node) + "; expected a text or null");
        }
        return Optional.of(node.asText());
    }

    private Optional<String> text(JsonNode node, String place, String property) {
        JsonNode value = node.path(property);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw wrong(join(place, property), "is " + kind(value) + "; expected a text");
        }
        return Optional.of(value.textValue());
    }

    private char letter(JsonNode node, String place, String property, char standard) {
        String text = text(node, place, property).orElse(String.valueOf(standard));
        if (text.length() != 1 || text.equals("\"")) {
            throw wrong(join(place, property), "is '" + text + "'; expected one letter that is not a quote");
        }
        return text.charAt(0);
    }

    private Set<String> texts(JsonNode root, String property) {
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode text : array(root.path(property), property)) {
            if (!text.isTextual() || !texts.add(text.textValue())) {
                throw wrong(property, "holds " + text + "; expected texts, each once");
            }
        }
        return texts;
    }

    private JsonNode array(JsonNode node, String place) {
        if (!node.isArray() && !node.isMissingNode()) {
            throw wrong(place, "is " + kind(node) + "; expected a list");
        }
        return node;
    }

    private void object(JsonNode node, String place) {
        if (!node.isObject() && !node.isMissingNode()) {
            throw wrong(place, "is " + kind(node) + "; expected an object");
        }
    }

    private void known(JsonNode node, String place, List<String> properties) {
        if (!node.isObject()) {
            throw wrong(place.isEmpty() ? "it" : place, "is " + kind(node) + "; expected an object");
        }
        node.fieldNames().forEachRemaining(property -> {
            if (!properties.contains(property)) {
                throw wrong(join(place, property), "is not known; " + Nearest.hint(property, properties));
            }
        });
    }

    private Charset charset(String text) {
        try {
            return Charset.forName(text);
        } catch (IllegalArgumentException unknown) {
            throw wrong("charset", "is '" + text + "', which this machine does not have");
        }
    }

    private ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw wrong("zone", "is '" + text + "'; expected a zone like UTC or Europe/Berlin");
        }
    }

    private static String kind(JsonNode node) {
        return node.isMissingNode()
                ? "missing"
                : "of type " + node.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String join(String place, String property) {
        return place.isEmpty() ? property : place + "." + property;
    }

    private FeedException wrong(String place, String what) {
        return new FeedException("mapping " + name + ": " + place + " " + what);
    }
}
