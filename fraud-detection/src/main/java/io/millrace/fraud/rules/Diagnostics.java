package io.millrace.fraud.rules;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import io.millrace.contracts.names.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** CEL's first complaint in words for a person who writes rules. */
final class Diagnostics {

    private static final Pattern UNKNOWN_FIELD = Pattern.compile("undefined field '([^']*)'.*");
    private static final Pattern UNKNOWN_NAME = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern WRONG_RESULT = Pattern.compile("expected type '?bool'? but found '?([^']*)'?");
    private static final Pattern GRAMMAR = Pattern.compile("(.*?) expecting \\{.*", Pattern.DOTALL);
    private static final String OPERATOR = "[_@!-].*";

    private Diagnostics() {}

    static RuleException refusal(String rule, CelSource source, List<CelIssue> issues) {
        CelIssue issue = issues.get(0);
        CelSourceLocation place = issue.getSourceLocation();
        int line = Math.max(1, place.getLine());
        int column = Math.max(0, place.getColumn()) + 1;
        String message = issue.getMessage();

        Matcher field = UNKNOWN_FIELD.matcher(message);
        if (field.matches()) {
            // The place is that of the dot.
            return new RuleException(rule, line, column + 1, unknownField(field.group(1)));
        }
        Matcher name = UNKNOWN_NAME.matcher(message);
        if (name.matches()) {
            return new RuleException(rule, line, start(source, place, name.group(1)), unknownName(name.group(1)));
        }
        Matcher overload = NO_OVERLOAD.matcher(message);
        if (overload.matches()) {
            return new RuleException(rule, line, column, mistyped(overload.group(1), overload.group(2)));
        }
        Matcher result = WRONG_RESULT.matcher(message);
        if (result.matches()) {
            return new RuleException(
                    rule,
                    line,
                    column,
                    "the expression is of type " + result.group(1) + ", expected bool: true when the rule fires");
        }
        Matcher grammar = GRAMMAR.matcher(message);
        return new RuleException(rule, line, column, grammar.matches() ? grammar.group(1) : message);
    }

    private static String unknownField(String label) {
        Optional<Field> exists = Field.named(label);
        if (exists.isPresent()) {
            return "the field '" + label + "' is not kept for past transactions, only tx has it";
        }
        return "unknown field '" + label + "'"
                + suggestion(label, Stream.of(Field.values()).map(Field::label).toList());
    }

    private static String unknownName(String name) {
        return "unknown name '" + name + "'"
                + suggestion(
                        name,
                        Stream.concat(Stream.of(Language.TRANSACTION), Language.FUNCTIONS.stream())
                                .toList());
    }

    private static String mistyped(String function, String types) {
        String hint =
                types.contains("int") && types.contains("double") ? "; write double(...) around the whole number" : "";
        String what = function.matches(OPERATOR)
                ? "'" + function.replace("_", " ").replace("@", "").trim() + "'"
                : function;
        return what + " cannot be applied to " + types.replace(Language.PAST.name(), "past transaction") + hint;
    }

    /** CEL gives the bracket of a call, people look for its name. */
    private static int start(CelSource source, CelSourceLocation place, String name) {
        int column = place.getColumn();
        String line = source.getSnippet(place.getLine()).orElse("");
        int before = column - name.length();
        return before >= 0 && line.startsWith(name, before) ? before + 1 : column + 1;
    }

    static String suggestion(String found, List<String> known) {
        return Nearest.to(found, known)
                .map(candidate -> ", did you mean '" + candidate + "'?")
                .orElse("");
    }

    /** Ends the sentence when there is nothing to suggest. */
    static String suggestionOrStop(String found, List<String> known) {
        String suggestion = suggestion(found, known);
        return suggestion.isEmpty() ? "." : suggestion;
    }
}
