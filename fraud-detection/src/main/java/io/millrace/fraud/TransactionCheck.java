package io.millrace.fraud;

import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.processors.intake.Check;
import java.math.BigDecimal;
import java.util.Optional;

/** What must hold of a transaction beyond its schema. */
final class TransactionCheck implements Check<Transaction> {

    /** Ten-thousandths of it still fit into 64 bits, with room for sums. */
    private static final BigDecimal LARGEST = new BigDecimal("100000000000");

    @Override
    public Optional<String> fault(String account, Transaction transaction) {
        if (!account.equals(transaction.getAccount())) {
            return Optional.of(
                    "key " + account + ", but account " + transaction.getAccount() + "; expected the account as key");
        }
        if (transaction.getId().isEmpty()) {
            return Optional.of("an empty id; expected one that no other transaction of the account has");
        }
        if (!isCurrency(transaction.getCurrency())) {
            return Optional.of(
                    "currency '" + transaction.getCurrency() + "'; expected three capital letters (ISO 4217)");
        }
        if (transaction.getAmount().abs().compareTo(LARGEST) > 0) {
            return Optional.of("amount " + transaction.getAmount().toPlainString() + "; expected at most " + LARGEST);
        }
        return transaction.getKind() == TransactionKind.REVERSAL
                ? reversalFault(transaction)
                : paymentFault(transaction);
    }

    private static Optional<String> reversalFault(Transaction reversal) {
        if (reversal.getReverses() == null || reversal.getReverses().isEmpty()) {
            return Optional.of("a REVERSAL that does not say what it takes back; expected reverses to be set");
        }
        if (reversal.getReverses().equals(reversal.getId())) {
            return Optional.of("a REVERSAL of itself; expected the id of another transaction in reverses");
        }
        return Optional.empty();
    }

    private static Optional<String> paymentFault(Transaction transaction) {
        if (transaction.getReverses() != null) {
            return Optional.of("reverses is set on a " + transaction.getKind() + "; expected it only on a REVERSAL");
        }
        if (transaction.getAmount().signum() < 0 && transaction.getKind() != TransactionKind.REFUND) {
            return Optional.of("amount " + transaction.getAmount().toPlainString() + " on a " + transaction.getKind()
                    + "; only a REFUND may be negative");
        }
        return place(transaction.getLatitude(), 90, "latitude")
                .or(() -> place(transaction.getLongitude(), 180, "longitude"));
    }

    private static Optional<String> place(Double degrees, int limit, String name) {
        return degrees == null || Math.abs(degrees) <= limit
                ? Optional.empty()
                : Optional.of(name + " " + degrees + "; expected degrees from -" + limit + " to " + limit);
    }

    private static boolean isCurrency(String code) {
        if (code.length() != 3) {
            return false;
        }
        for (int i = 0; i < 3; i++) {
            if (code.charAt(i) < 'A' || code.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }
}
