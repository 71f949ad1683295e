package io.millrace.contracts;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.alert.Severity;
import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.contracts.test.Everything;
import io.millrace.contracts.test.Grade;
import io.millrace.contracts.test.Part;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values of the tests: one that is plain to read, and arbitrary ones. */
public final class Values {

    private Values() {}

    public static Transaction transaction() {
        return Transaction.newBuilder()
                .setId("tx-1")
                .setAccount("4462")
                .setEventTime(Instant.parse("2018-04-01T00:00:31Z"))
                .setChannel(Channel.ATM)
                .setKind(TransactionKind.WITHDRAWAL)
                .setAmount(new BigDecimal("57.1600"))
                .setCurrency("EUR")
                .setTerminal("3156")
                .build();
    }

    public static Alert alert() {
        return Alert.newBuilder()
                .setAlertId("a-1")
                .setRevision(1)
                .setState(AlertState.RAISED)
                .setDomain("fraud-detection")
                .setRule("large-amount")
                .setRuleVersion(3)
                .setSubject("4462")
                .setSeverity(Severity.WARNING)
                .setEventTime(Instant.parse("2018-04-01T00:00:31Z"))
                .setDetectedAt(Instant.parse("2018-04-01T00:00:31.250Z"))
                .setTitle("A large amount")
                .setValues(Map.of("amount", "257.16"))
                .setLimits(Map.of("amount", "220"))
                .setEvidence(List.of(
                        new Evidence("transactions", 2, 17L, Instant.parse("2018-04-01T00:00:31Z"), "257.16 EUR")))
                .build();
    }

    public static Arbitrary<Everything> everything() {
        return Combinators.combine(scalars(), variants(), parts()).as((scalars, variants, parts) -> {
            Everything all = new Everything();
            IntStream.range(0, 11).forEach(i -> all.put(i, scalars.get(i)));
            IntStream.range(11, 17).forEach(i -> all.put(i, variants.get(i - 11)));
            IntStream.range(17, 21).forEach(i -> all.put(i, parts.get(i - 17)));
            return all;
        });
    }

    private static Arbitrary<List<Object>> scalars() {
        return together(List.of(
                Arbitraries.of(true, false),
                Arbitraries.integers(),
                Arbitraries.longs(),
                Arbitraries.floats(),
                Arbitraries.doubles(),
                texts(),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(ByteBuffer::wrap),
                times(),
                prices(),
                decimals(38, 10),
                Arbitraries.of(Grade.class)));
    }

    private static Arbitrary<List<Object>> variants() {
        return together(List.of(
                texts().injectNull(0.3),
                times().injectNull(0.3),
                prices().injectNull(0.3),
                Arbitraries.oneOf(
                                Arbitraries.of(true, false).asGeneric(),
                                Arbitraries.longs().asGeneric(),
                                Arbitraries.doubles().asGeneric(),
                                texts().asGeneric())
                        .injectNull(0.2),
                texts().list().ofMaxSize(6),
                Arbitraries.maps(texts(), Arbitraries.longs()).ofMaxSize(6)));
    }

    private static Arbitrary<List<Object>> parts() {
        return together(List.of(
                part(),
                part().list().ofMaxSize(4),
                part().injectNull(0.5),
                Arbitraries.maps(texts(), part()).ofMaxSize(4)));
    }

    private static Arbitrary<List<Object>> together(List<Arbitrary<?>> each) {
        return Combinators.combine(each.stream()
                        .<Arbitrary<Object>>map(Arbitrary::asGeneric)
                        .toList())
                .as(values -> values);
    }

    private static Arbitrary<Part> part() {
        return Combinators.combine(texts(), Arbitraries.doubles().injectNull(0.3))
                .as(Part::new);
    }

    /** Text with all that hurts: other alphabets, quotes, control characters, U+FFFD, and beyond a loop's length. */
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(100),
                Arbitraries.strings().ofMaxLength(100),
                Arbitraries.of(
                        "",
                        "\uFFFD",
                        "\"\\\n\u0000",
                        "Z\u00fcrich \u20ac \uD83D\uDE00",
                        "x".repeat(64),
                        "x".repeat(65)));
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.longs().map(Instant::ofEpochMilli);
    }

    private static Arbitrary<BigDecimal> prices() {
        return decimals(18, 4);
    }

    private static Arbitrary<BigDecimal> decimals(int precision, int scale) {
        BigInteger most = BigInteger.TEN.pow(precision).subtract(BigInteger.ONE);
        return Arbitraries.bigIntegers().between(most.negate(), most).map(unscaled -> new BigDecimal(unscaled, scale));
    }
}
