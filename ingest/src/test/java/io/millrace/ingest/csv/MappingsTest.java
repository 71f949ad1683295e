package io.millrace.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.ingest.FeedException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingsTest {

    private static final String FIELDS =
            """
            "id": "{a}", "account": "{a}", "eventTime": "{a}", "channel": "CARD", "kind": "PURCHASE",
            "amount": "{a}", "currency": "EUR"
            """;

    @Test
    void everyShippedMappingFitsItsTopic() {
        assertThat(Mappings.shipped()).allSatisfy(name -> assertThat(
                        RowMapper.of(Mappings.named(name)).topic().name())
                .isEqualTo(name.matches("handbook|tabformer") ? "transactions" : "match_events"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        "colour": "{a}"                            | fields: the values of topic transactions have no field 'colour';
        "channel": "CARDS"                         | fields.channel: 'CARDS': did you mean CARD?
        "channel": {"column": "a", "map": {"x": "ATN"}} | fields.channel: 'ATN': did you mean ATM?
        "amount": {"columm": "a"}                  | fields.amount.columm is not known; did you mean column?
        "amount": {"column": "a", "template": "b"} | fields.amount has column and template; expected one of column, template and constant
        "amount": {"number": {}}                   | fields.amount has none; expected one of column, template and constant
        "amount": 5                                | fields.amount is of type number; expected an object
        "amount": {"constant": "1.23456"}          | fields.amount: '1.23456': expected at most 4 decimals
        "amount": {"column": "a", "number": {"decimal": ",,"}} | fields.amount.number.decimal is ',,'; expected one letter that is not a quote
        "amount": {"column": "a", "number": {"round": 99}}     | fields.amount.number.round is 99; expected a whole number from 0 to 18
        "kind": {"column": "a", "cases": [{"matches": "(", "value": "REFUND"}]} | fields.kind.cases[0].matches is not a regular expression
        "kind": {"column": "a", "otherwise": null} | fields.kind: 'null': kind is empty, expected a value
        "id": {"column": "a", "cases": [{"matches": "x(.)", "value": "$2"}]} | fields.id: '$2' names a group that 'x(.)' does not have
        "id": {"column": "a", "plus": ["1"]}       | fields.id: plus adds to whole numbers and times only
        "amount": {"column": "a", "number": {"times": 0}}      | fields.amount.number.times is 0; expected a whole number that is not 0
        "id": "{a"                                 | fields.id '{a' opens a brace and does not close it
        "eventTime": {"column": "a", "time": "nonsense"} | fields.eventTime: Unknown pattern letter
        """)
    void aFieldThatCannotBeIsNamed(String field, String message) {
        String name = field.substring(1, field.indexOf('"', 1));
        String others = FIELDS.replaceAll("\"" + name + "\": \"[^\"]*\",?", "").strip();
        String mapping = "{\"topic\": \"transactions\", \"key\": \"{a}\", \"fields\": {" + field + ", "
                + others.replaceAll(",\\s*$", "") + "}}";

        assertThatThrownBy(() -> RowMapper.of(parse(mapping)))
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith("mapping mine: " + message);
    }

    @Test
    void aFieldWithoutMappingAndDefaultIsMissed() {
        assertThatThrownBy(() -> RowMapper.of(
                        parse("{\"topic\": \"transactions\", \"key\": \"{a}\", \"fields\": {\"id\": \"{a}\"}}")))
                .hasMessage("mapping mine: field account of topic transactions has no mapping and no default");
    }

    @Test
    void anUnknownTopicIsNamedWithTheNearest() {
        assertThatThrownBy(() -> RowMapper.of(
                        parse("{\"topic\": \"transaction\", \"key\": \"{a}\", \"fields\": {" + FIELDS + "}}")))
                .hasMessage("mapping mine: there is no topic 'transaction'; did you mean transactions?");
    }

    @Test
    void whatIsNotJsonIsNamedWithItsLine() {
        assertThatThrownBy(() -> parse("{\n\"topic\": \n}"))
                .isInstanceOf(FeedException.class)
                .hasMessageStartingWith("mapping mine:3 is not JSON: ");
    }

    @Test
    void aKeyIsNeeded() {
        assertThatThrownBy(() -> parse("{\"topic\": \"transactions\", \"fields\": {" + FIELDS + "}}"))
                .hasMessage("mapping mine: key is missing");
    }

    private static Mapping parse(String json) {
        return Mappings.parse("mine", json.getBytes(StandardCharsets.UTF_8));
    }
}
