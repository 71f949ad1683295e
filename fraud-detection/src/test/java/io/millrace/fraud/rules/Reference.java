package io.millrace.fraud.rules;

import dev.cel.common.CelValidationException;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.processors.app.Durations;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The same rules by CEL's own runtime: transactions are maps, histories are lists, and amounts are added as decimals. Every
 * field is present in the maps, so that {@code has} is not to be asked of it.
 */
@SuppressWarnings("Immutable") // CEL wants functions without state; these look at the transaction in turn.
final class Reference {

    private static final CelCompiler COMPILER = Language.compiler();

    private final CelRuntime runtime;
    private List<Transaction> transactions = List.of();
    private int current;

    Reference() {
        runtime = CelRuntimeFactory.legacyCelRuntimeBuilder()
                .setOptions(Language.OPTIONS)
                .addFunctionBindings(
                        CelFunctionBinding.from("last_string", String.class, text -> window(text, true)),
                        CelFunctionBinding.from("earlier_string", String.class, text -> window(text, false)),
                        CelFunctionBinding.from(
                                "history_sum", List.class, list -> sum(list).doubleValue()),
                        CelFunctionBinding.from(
                                "history_mean", List.class, list -> mean(list).doubleValue()),
                        CelFunctionBinding.from("history_stddev", List.class, this::deviation),
                        CelFunctionBinding.from("history_min", List.class, list -> amounts(list).stream()
                                .min(BigDecimal::compareTo)
                                .orElseThrow(Reference::tooFew)
                                .doubleValue()),
                        CelFunctionBinding.from("history_max", List.class, list -> amounts(list).stream()
                                .max(BigDecimal::compareTo)
                                .orElseThrow(Reference::tooFew)
                                .doubleValue()),
                        CelFunctionBinding.from("history_newest", List.class, Reference::newest),
                        CelFunctionBinding.from("list_count_distinct", List.class, Reference::distinct))
                .build();
    }

    CelRuntime.Program program(String expression) {
        try {
            return runtime.createProgram(COMPILER.check(
                            WholeLiterals.widened(COMPILER.parse(expression).getAst()))
                    .getAst());
        } catch (CelEvaluationException | CelValidationException e) {
            throw new AssertionError(expression, e);
        }
    }

    /** Empty when the evaluation fails. */
    Optional<Boolean> test(CelRuntime.Program program, Account account, int at) {
        transactions = account.transactions();
        current = at;
        try {
            return Optional.of((Boolean) program.eval(Map.of("tx", map(transactions.get(at)))));
        } catch (CelEvaluationException e) {
            return Optional.empty();
        }
    }

    private List<Map<String, Object>> window(String text, boolean withCurrent) {
        long time = transactions.get(current).getEventTime().toEpochMilli();
        long millis = Durations.parse(text).toMillis();
        return transactions.subList(0, withCurrent ? current + 1 : current).stream()
                .filter(past -> time - past.getEventTime().toEpochMilli() < millis)
                .map(Reference::map)
                .toList();
    }

    private List<BigDecimal> amounts(List<?> history) {
        String currency = transactions.get(current).getCurrency();
        return history.stream()
                .map(past -> (Map<?, ?>) past)
                .filter(past -> past.get("currency").equals(currency))
                .map(past -> (BigDecimal) past.get("exact"))
                .toList();
    }

    private BigDecimal sum(List<?> history) {
        return amounts(history).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal mean(List<?> history) {
        int size = amounts(history).size();
        if (size == 0) {
            throw tooFew();
        }
        return sum(history).divide(BigDecimal.valueOf(size), MathContext.DECIMAL128);
    }

    private double deviation(List<?> history) {
        List<BigDecimal> amounts = amounts(history);
        if (amounts.size() < 2) {
            throw tooFew();
        }
        BigDecimal mean = mean(history);
        return amounts.stream()
                .map(amount -> amount.subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(amounts.size() - 1L), MathContext.DECIMAL128)
                .sqrt(MathContext.DECIMAL128)
                .doubleValue();
    }

    private static Object newest(List<?> history) {
        if (history.isEmpty()) {
            throw tooFew();
        }
        return history.get(history.size() - 1);
    }

    private static long distinct(List<?> list) {
        return list.stream().filter(value -> !value.equals("")).distinct().count();
    }

    private static IllegalArgumentException tooFew() {
        return new IllegalArgumentException("not enough history");
    }

    private static Map<String, Object> map(Transaction transaction) {
        Map<String, Object> fields = new HashMap<>();
        for (Field field : Field.values()) {
            Object value =
                    switch (field) {
                        case AMOUNT -> transaction.getAmount().doubleValue();
                        case TIME -> transaction.getEventTime();
                        case LATITUDE -> transaction.getLatitude() == null ? 0.0 : transaction.getLatitude();
                        case LONGITUDE -> transaction.getLongitude() == null ? 0.0 : transaction.getLongitude();
                        case CHANNEL -> transaction.getChannel().name();
                        case KIND -> transaction.getKind().name();
                        case OUTCOME -> transaction.getOutcome().name();
                        default -> field.textOf(transaction);
                    };
            fields.put(field.label(), value);
        }
        fields.put("exact", transaction.getAmount());
        return fields;
    }
}
