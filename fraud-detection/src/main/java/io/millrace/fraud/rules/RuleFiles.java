package io.millrace.fraud.rules;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.millrace.contracts.alert.Severity;
import io.millrace.contracts.fraud.FraudRule;
import io.millrace.contracts.fraud.RuleMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads rule files: YAML, or JSON, with a list {@code rules} of documents whose keys are the fields of {@code FraudRule}.
 * Left out, {@code version} is 1, {@code mode} is LIVE, {@code severity} is WARNING. The rules are not compiled here.
 */
public final class RuleFiles {

    private static final String PACK = "/rules/pack.yaml";
    private static final List<String> KEYS = List.of(
            "id",
            "version",
            "mode",
            "severity",
            "score",
            "title",
            "expression",
            "minimumHistory",
            "minimumTransactions",
            "author",
            "description");

    private RuleFiles() {}

    /** In the order of the file. */
    public static List<RuleDocument> read(Path file) throws RuleFileException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(reader, file.toString());
        } catch (NoSuchFileException e) {
            throw new RuleFileException(file.toString(), 0, "there is no such file", e);
        } catch (IOException e) {
            throw new RuleFileException(file.toString(), 0, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** The rules that come with the application. */
    public static List<RuleDocument> pack() {
        try (InputStream stream = RuleFiles.class.getResourceAsStream(PACK)) {
            return read(new InputStreamReader(stream, StandardCharsets.UTF_8), "pack.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped rules cannot be read", e);
        } catch (RuleFileException e) {
            throw new IllegalStateException("the shipped rules are broken", e);
        }
    }

    static List<RuleDocument> read(Reader text, String source) throws RuleFileException, IOException {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw fault(parser, source, "expected a key 'rules' with a list of rules");
            }
            List<RuleDocument> rules = new ArrayList<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (!parser.currentName().equals("rules")) {
                    throw fault(parser, source, "unknown key '" + parser.currentName() + "', expected 'rules'");
                }
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    throw fault(parser, source, "expected a list of rules, each starting with '- id: ...'");
                }
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    rules.add(rule(parser, source));
                }
            }
            refuseSameIds(rules);
            return List.copyOf(rules);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new RuleFileException(source, line, "not YAML: " + e.getOriginalMessage(), e);
        }
    }

    private static RuleDocument rule(YAMLParser parser, String source) throws RuleFileException, IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw fault(parser, source, "expected a rule, starting with '- id: ...'");
        }
        int line = line(parser);
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (!KEYS.contains(key)) {
                throw fault(
                        parser,
                        source,
                        "unknown key '" + key + "'" + Diagnostics.suggestionOrStop(key, KEYS) + " A rule has "
                                + String.join(", ", KEYS));
            }
            lines.put(key, line(parser));
            JsonToken value = parser.nextToken();
            if (!value.isScalarValue()) {
                throw fault(parser, source, "'" + key + "' takes a single value");
            }
            if (value != JsonToken.VALUE_NULL && values.put(key, parser.getText()) != null) {
                throw fault(parser, source, "'" + key + "' is given twice");
            }
        }
        Document document = new Document(source, line, values, lines);
        return new RuleDocument(document.rule(), source, line, lines.getOrDefault("expression", line));
    }

    private static void refuseSameIds(List<RuleDocument> rules) throws RuleFileException {
        Set<String> seen = new HashSet<>();
        for (RuleDocument document : rules) {
            if (!seen.add(document.rule().getId())) {
                throw new RuleFileException(
                        document.source(),
                        document.line(),
                        "a second rule with the id '" + document.rule().getId() + "'");
            }
        }
    }

    private static RuleFileException fault(JsonParser parser, String source, String reason) {
        return new RuleFileException(source, line(parser), reason);
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /** The keys of a rule and where they stand. */
    private record Document(String source, int line, Map<String, String> values, Map<String, Integer> lines) {

        FraudRule rule() throws RuleFileException {
            return new FraudRule(
                    required("id"),
                    whole("version", 1),
                    choice("mode", RuleMode.class, RuleMode.LIVE),
                    choice("severity", Severity.class, Severity.WARNING),
                    whole("score", 0),
                    required("title"),
                    required("expression"),
                    values.get("minimumHistory"),
                    whole("minimumTransactions", 0),
                    values.get("author"),
                    values.containsKey("description")
                            ? values.get("description").strip()
                            : null);
        }

        private String required(String key) throws RuleFileException {
            String value = values.get(key);
            if (value == null) {
                String id = values.containsKey("id") ? "rule " + values.get("id") : "the rule";
                throw new RuleFileException(source, line, id + " has no '" + key + "'");
            }
            return value;
        }

        private int whole(String key, int otherwise) throws RuleFileException {
            String value = values.get(key);
            try {
                return value == null ? otherwise : Integer.parseInt(value);
            } catch (NumberFormatException e) {
                throw new RuleFileException(
                        source, lines.get(key), "'" + key + "' takes a whole number, not '" + value + "'", e);
            }
        }

        private <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) throws RuleFileException {
            String value = values.get(key);
            if (value == null) {
                return otherwise;
            }
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(value.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new RuleFileException(
                            source,
                            lines.get(key),
                            "'" + key + "' is one of " + Arrays.toString(type.getEnumConstants()) + ", not '" + value
                                    + "'"));
        }
    }
}
