package io.millrace.fraud.account;

import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.fraud.rules.FieldHash;
import io.millrace.processors.history.History;
import io.millrace.processors.intake.Origin;

/**
 * What an account's history keeps of a transaction, as numbers: about 40 bytes in the store. Texts are {@link FieldHash}
 * codes, 0 for an absent one. Enumerations are ordinals: the contract only ever adds symbols at the end.
 */
final class Past {

    static final int COLUMNS = 16;

    private static final int CHANNEL = 0;
    private static final int KIND = 1;
    private static final int OUTCOME = 2;
    /** In ten-thousandths of a unit of the currency. */
    private static final int AMOUNT = 3;
    /** Three letters, which the code still spells. */
    private static final int CURRENCY = 4;

    private static final int TERMINAL = 5;
    private static final int MERCHANT = 6;
    private static final int MERCHANT_CATEGORY = 7;
    private static final int PAYEE = 8;
    private static final int DEVICE = 9;
    private static final int COUNTRY = 10;
    /** Bits of a float; NaN where unknown. */
    private static final int LATITUDE = 11;

    private static final int LONGITUDE = 12;
    /** Of the decision that was published last. */
    static final int REVISION = 13;
    /** Of the topic {@code transactions}, for evidence. */
    private static final int PARTITION = 14;

    private static final int OFFSET = 15;

    private static final Channel[] CHANNELS = Channel.values();
    private static final TransactionKind[] KINDS = TransactionKind.values();
    private static final Outcome[] OUTCOMES = Outcome.values();

    private Past() {}

    @SuppressWarnings("EnumOrdinal") // see the class
    static void write(Transaction transaction, Origin origin, long[] row) {
        row[CHANNEL] = transaction.getChannel().ordinal();
        row[KIND] = transaction.getKind().ordinal();
        row[OUTCOME] = transaction.getOutcome().ordinal();
        row[AMOUNT] = transaction.getAmount().unscaledValue().longValueExact();
        row[CURRENCY] = FieldHash.of(transaction.getCurrency());
        row[TERMINAL] = FieldHash.of(transaction.getTerminal());
        row[MERCHANT] = FieldHash.of(transaction.getMerchant());
        row[MERCHANT_CATEGORY] = FieldHash.of(transaction.getMerchantCategory());
        row[PAYEE] = FieldHash.of(transaction.getPayee());
        row[DEVICE] = FieldHash.of(transaction.getDevice());
        row[COUNTRY] = FieldHash.of(transaction.getCountry());
        row[LATITUDE] = degrees(transaction.getLatitude());
        row[LONGITUDE] = degrees(transaction.getLongitude());
        row[REVISION] = 1;
        row[PARTITION] = origin.partition();
        row[OFFSET] = origin.offset();
    }

    static Channel channel(History history, int position) {
        return CHANNELS[(int) history.value(CHANNEL, position)];
    }

    static TransactionKind kind(History history, int position) {
        return KINDS[(int) history.value(KIND, position)];
    }

    static Outcome outcome(History history, int position) {
        return OUTCOMES[(int) history.value(OUTCOME, position)];
    }

    static long amount(History history, int position) {
        return history.value(AMOUNT, position);
    }

    static long currency(History history, int position) {
        return history.value(CURRENCY, position);
    }

    static long terminal(History history, int position) {
        return history.value(TERMINAL, position);
    }

    static long merchant(History history, int position) {
        return history.value(MERCHANT, position);
    }

    static long merchantCategory(History history, int position) {
        return history.value(MERCHANT_CATEGORY, position);
    }

    static long payee(History history, int position) {
        return history.value(PAYEE, position);
    }

    static long device(History history, int position) {
        return history.value(DEVICE, position);
    }

    static long country(History history, int position) {
        return history.value(COUNTRY, position);
    }

    /** Degrees; NaN where unknown. */
    static float latitude(History history, int position) {
        return Float.intBitsToFloat((int) history.value(LATITUDE, position));
    }

    /** Degrees; NaN where unknown. */
    static float longitude(History history, int position) {
        return Float.intBitsToFloat((int) history.value(LONGITUDE, position));
    }

    static int revision(History history, int position) {
        return (int) history.value(REVISION, position);
    }

    static int partition(History history, int position) {
        return (int) history.value(PARTITION, position);
    }

    static long offset(History history, int position) {
        return history.value(OFFSET, position);
    }

    private static int degrees(Double value) {
        return Float.floatToIntBits(value == null ? Float.NaN : value.floatValue());
    }
}
