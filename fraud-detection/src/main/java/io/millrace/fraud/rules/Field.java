package io.millrace.fraud.rules;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The fields of a transaction as rules name them. */
// Lists here cannot be changed, and functions have no state. An ordinal never leaves this package.
@SuppressWarnings({"ImmutableEnumChecker", "EnumOrdinal"})
enum Field {
    ID("id", Transaction::getId, Situation::id),
    ACCOUNT("account", Transaction::getAccount, null),
    CHANNEL("channel", Channel.values(), (situation, entry) -> situation
            .channel(entry)
            .ordinal()),
    KIND("kind", TransactionKind.values(), (situation, entry) -> situation
            .kind(entry)
            .ordinal()),
    AMOUNT("amount", SimpleType.DOUBLE, Situation::amount),
    CURRENCY("currency", Transaction::getCurrency, Situation::currency),
    OUTCOME("outcome", Outcome.values(), (situation, entry) -> situation
            .outcome(entry)
            .ordinal()),
    DECLINE_REASON("declineReason", Transaction::getDeclineReason, null),
    TERMINAL("terminal", Transaction::getTerminal, Situation::terminal),
    MERCHANT("merchant", Transaction::getMerchant, Situation::merchant),
    MERCHANT_CATEGORY("merchantCategory", Transaction::getMerchantCategory, Situation::merchantCategory),
    PAYEE("payee", Transaction::getPayee, Situation::payee),
    DEVICE("device", Transaction::getDevice, Situation::device),
    COUNTRY("country", Transaction::getCountry, Situation::country),
    CITY("city", Transaction::getCity, null),
    LATITUDE("latitude", Situation::latitude),
    LONGITUDE("longitude", Situation::longitude),
    TIME("time", SimpleType.TIMESTAMP, Situation::time);

    /** An entry's value: a code, an ordinal, an amount in ten-thousandths, epoch milliseconds. */
    interface Reader {
        long read(Situation situation, int entry);
    }

    /** An entry's coordinate, NaN when absent. */
    interface Coordinate {
        double read(Situation situation, int entry);
    }

    private final String label;
    private final CelType type;
    private final Kind kind;
    private final List<String> choices;
    private final Function<Transaction, String> text;
    private final Reader reader;
    private final Coordinate coordinate;

    Field(String label, Function<Transaction, String> text, Reader reader) {
        this(label, SimpleType.STRING, Kind.TEXT, List.of(), text, reader, null);
    }

    Field(String label, Enum<?>[] constants, Reader reader) {
        this(
                label,
                SimpleType.STRING,
                Kind.CHOICE,
                Arrays.stream(constants).map(Enum::name).toList(),
                null,
                reader,
                null);
    }

    Field(String label, CelType type, Reader reader) {
        this(label, type, Kind.of(type), List.of(), null, reader, null);
    }

    Field(String label, Coordinate coordinate) {
        this(label, SimpleType.DOUBLE, Kind.REAL, List.of(), null, null, coordinate);
    }

    Field(
            String label,
            CelType type,
            Kind kind,
            List<String> choices,
            Function<Transaction, String> text,
            Reader reader,
            Coordinate coordinate) {
        this.label = label;
        this.type = type;
        this.kind = kind;
        this.choices = choices;
        this.text = text;
        this.reader = reader;
        this.coordinate = coordinate;
    }

    static Optional<Field> named(String label) {
        return Stream.of(values()).filter(field -> field.label.equals(label)).findFirst();
    }

    String label() {
        return label;
    }

    CelType type() {
        return type;
    }

    /** Of the current transaction's field. */
    Kind kind() {
        return kind;
    }

    /** Of the field of a transaction in the history. */
    Kind pastKind() {
        return kind == Kind.TEXT ? Kind.CODE : kind;
    }

    boolean kept() {
        return reader != null || coordinate != null;
    }

    /** Names of the constants; empty when the field is no enumeration. */
    List<String> choices() {
        return choices;
    }

    /** The current transaction's text, empty when absent. Only for text fields. */
    String textOf(Transaction transaction) {
        String value = text.apply(transaction);
        return value == null ? "" : value;
    }

    Reader reader() {
        return reader;
    }

    boolean isCoordinate() {
        return coordinate != null;
    }

    Coordinate coordinate() {
        return coordinate;
    }
}
