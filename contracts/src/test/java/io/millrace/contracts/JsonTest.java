package io.millrace.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.FraudDecision;
import io.millrace.contracts.fraud.Operand;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.test.Everything;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private final AvroFormat<Transaction> transactions = AvroFormat.of(Transaction.class);
    private final AvroFormat<Everything> everything = AvroFormat.of(Everything.class);

    @Provide
    Arbitrary<Everything> values() {
        return Values.everything();
    }

    @Property(tries = 300)
    void what_is_shown_is_read_back(@ForAll("values") Everything value) {
        String json = everything.toJson(value);

        assertThat(json).doesNotContain("\n");
        assertThat(everything.fromJson(json)).isEqualTo(value);
    }

    @Test
    void fields_are_in_the_schemas_order_and_plain() {
        assertThat(transactions.toJson(Values.transaction()))
                .isEqualTo("{\"id\":\"tx-1\",\"account\":\"4462\",\"eventTime\":\"2018-04-01T00:00:31Z\","
                        + "\"channel\":\"ATM\",\"kind\":\"WITHDRAWAL\",\"amount\":57.16,\"currency\":\"EUR\","
                        + "\"outcome\":\"UNKNOWN\",\"declineReason\":null,\"terminal\":\"3156\",\"merchant\":null,"
                        + "\"merchantCategory\":null,\"payee\":null,\"device\":null,\"country\":null,\"city\":null,"
                        + "\"latitude\":null,\"longitude\":null,\"reverses\":null}");
    }

    @ParameterizedTest
    @CsvSource({
        "57.16,57.1600",
        "1e3,1000.0000",
        "0,0.0000",
        "-0.5,-0.5000",
        "12345678901234.5678,12345678901234.5678",
        "5.71600000000000,5.7160",
        "0e99,0.0000"
    })
    void a_number_is_read_exactly(String number, BigDecimal amount) {
        assertThat(transactions.fromJson(withAmount(number)).getAmount()).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00001", "123456789012345", "1e999999999", "1e-999999999"})
    void a_number_that_does_not_fit_is_refused(String number) {
        assertThatThrownBy(() -> transactions.fromJson(withAmount(number)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "amount: expected a decimal of at most 18 digits, 4 of them after the point, found ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-04-01T00:00:31Z", "2018-04-01T02:00:31+02:00", "2018-04-01T00:00:31.000Z"})
    void a_time_may_have_an_offset(String time) {
        assertThat(transactions.fromJson(withTime(time)).getEventTime())
                .isEqualTo(Instant.parse("2018-04-01T00:00:31Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-04-01", "2018-04-01T00:00:31", "yesterday", "2018-13-01T00:00:31Z", ""})
    void what_is_not_a_time_is_refused(String time) {
        assertThatThrownBy(() -> transactions.fromJson(withTime(time)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("eventTime: expected a time like 2018-04-01T00:00:31Z, found the text \"" + time + "\"");
    }

    @Test
    void a_time_finer_than_a_millisecond_is_refused() {
        assertThatThrownBy(() -> transactions.fromJson(withTime("2018-04-01T00:00:31.0001Z")))
                .hasMessage("eventTime: the time 2018-04-01T00:00:31.0001Z is finer than a millisecond");
    }

    @Test
    void a_missing_field_takes_its_default_or_is_named() {
        Transaction read = transactions.fromJson(withAmount("57.16"));

        assertThat(read.getOutcome()).isEqualTo(Values.transaction().getOutcome());
        assertThat(read.getTerminal()).isNull();
        assertThatThrownBy(() -> transactions.fromJson("{\"id\":\"tx-1\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account: missing, and the schema has no default for it");
    }

    @Test
    void an_unknown_field_is_refused_with_the_nearest_name() {
        assertThatThrownBy(() -> transactions.fromJson("{\"event_time\":\"2018-04-01T00:00:31Z\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown field event_time of Transaction; did you mean eventTime?");
    }

    @Test
    void a_symbol_that_is_not_one_is_refused_with_the_nearest() {
        assertThatThrownBy(() -> transactions.fromJson("{\"channel\":\"MOBIL\"}"))
                .hasMessageStartingWith("channel: expected one of ATM, MOBILE, CARD")
                .hasMessageEndingWith("found the text \"MOBIL\"; did you mean MOBILE?");
        assertThat(transactions.fromJson(withAmount("1")).getChannel()).isEqualTo(Channel.ATM);
    }

    @Test
    void an_error_names_the_path() {
        AvroFormat<FraudDecision> decisions = AvroFormat.of(FraudDecision.class);

        assertThatThrownBy(() -> decisions.fromJson("{\"rules\":[{\"operands\":[{\"value\":1},{\"value\":[]}]}]}"))
                .hasMessageStartingWith("rules[0].operands[0].expression: missing");
        assertThatThrownBy(
                        () -> decisions.fromJson("{\"rules\":[{\"operands\":[{\"expression\":\"x\",\"value\":[]}]}]}"))
                .hasMessage("rules[0].operands[0].value: expected null or true or false or a whole number of 64 bits"
                        + " or a number or text, found a list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3.0", "true", "null", "\"3\"", "-0.0", "9223372036854775807", "1.0E300"})
    void a_union_keeps_the_type_of_its_value(String value) {
        AvroFormat<Operand> operands = AvroFormat.of(Operand.class);
        String json = "{\"expression\":\"x\",\"value\":" + value + "}";

        assertThat(operands.toJson(operands.fromJson(json))).isEqualTo(json);
    }

    @Test
    void a_map_keeps_its_order_and_one_without_an_order_is_sorted() {
        AvroFormat<Alert> alerts = AvroFormat.of(Alert.class);
        Alert alert = Values.alert();
        Map<String, String> ordered = new LinkedHashMap<>();
        ordered.put("b", "2");
        ordered.put("a", "1");
        alert.setValues(ordered);
        alert.setLimits(Map.of("d", "4", "c", "3", "e", "5"));

        assertThat(alerts.toJson(alert))
                .contains("\"values\":{\"b\":\"2\",\"a\":\"1\"},\"limits\":{\"c\":\"3\",\"d\":\"4\",\"e\":\"5\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{\"id\":\"a\",\"id\":\"b\"}", "[1,2]", "{} {}", "{\"id\":"})
    void what_is_not_json_or_not_an_object_is_refused(String json) {
        assertThatThrownBy(() -> transactions.fromJson(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Exception");
    }

    @Test
    void more_text_after_the_value_is_refused() {
        assertThatThrownBy(() -> transactions.fromJson(withAmount("1") + " {}"))
                .hasMessageContaining("more text follows");
    }

    private static String withAmount(String number) {
        return json("2018-04-01T00:00:31Z", number);
    }

    private static String withTime(String time) {
        return json(time, "57.16");
    }

    private static String json(String time, String amount) {
        return """
                {"id": "tx-1", "account": "4462", "currency": "EUR", "channel": "ATM", "kind": "WITHDRAWAL",
                 "eventTime": "%s", "amount": %s}"""
                .formatted(time, amount);
    }
}
