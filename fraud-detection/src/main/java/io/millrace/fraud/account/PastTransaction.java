package io.millrace.fraud.account;

import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.fraud.rules.FieldHash;
import io.millrace.processors.history.Entry;
import io.millrace.processors.intake.Origin;

/**
 * What an account's history keeps of a transaction: about 40 bytes in the store. Texts are {@link FieldHash} codes, 0 for
 * an absent one.
 *
 * @param id code of the business id
 * @param time epoch milliseconds
 * @param amount in ten-thousandths of a unit of the currency
 * @param currency three letters, which the code still spells
 * @param latitude degrees; NaN where unknown
 * @param longitude degrees; NaN where unknown
 * @param counted false for a reversal, and for what one took back
 * @param revision of the decision that was published last
 * @param partition of the topic {@code transactions}, for evidence
 * @param offset in that partition
 */
record PastTransaction(
        long id,
        long time,
        Channel channel,
        TransactionKind kind,
        Outcome outcome,
        long amount,
        long currency,
        long terminal,
        long merchant,
        long merchantCategory,
        long payee,
        long device,
        long country,
        float latitude,
        float longitude,
        boolean counted,
        int revision,
        int partition,
        long offset)
        implements Entry {

    static PastTransaction of(Transaction transaction, Origin origin, boolean counted) {
        return new PastTransaction(
                FieldHash.of(transaction.getId()),
                transaction.getEventTime().toEpochMilli(),
                transaction.getChannel(),
                transaction.getKind(),
                transaction.getOutcome(),
                transaction.getAmount().unscaledValue().longValueExact(),
                FieldHash.of(transaction.getCurrency()),
                FieldHash.of(transaction.getTerminal()),
                FieldHash.of(transaction.getMerchant()),
                FieldHash.of(transaction.getMerchantCategory()),
                FieldHash.of(transaction.getPayee()),
                FieldHash.of(transaction.getDevice()),
                FieldHash.of(transaction.getCountry()),
                degrees(transaction.getLatitude()),
                degrees(transaction.getLongitude()),
                counted,
                1,
                origin.partition(),
                origin.offset());
    }

    /** The same transaction after a reversal took it back: its id stays known, look-backs no longer see it. */
    PastTransaction takenBack() {
        return with(false, revision + 1);
    }

    /** The same transaction after its decision was published once more. */
    PastTransaction revised() {
        return with(counted, revision + 1);
    }

    private PastTransaction with(boolean nowCounted, int nowRevision) {
        return new PastTransaction(
                id,
                time,
                channel,
                kind,
                outcome,
                amount,
                currency,
                terminal,
                merchant,
                merchantCategory,
                payee,
                device,
                country,
                latitude,
                longitude,
                nowCounted,
                nowRevision,
                partition,
                offset);
    }

    private static float degrees(Double value) {
        return value == null ? Float.NaN : value.floatValue();
    }
}
