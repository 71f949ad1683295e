package io.millrace.ingest.atm;

import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import java.util.List;
import java.util.SplittableRandom;

/** What customers do with their money: by the hour, where they are, and by what they are used to spend. */
final class HonestLife {

    private static final long MILLIS_OF_AN_HOUR = 3_600_000;
    private static final int TRIES = 8;
    private static final double DECLINED = 0.012;

    private static final List<String> REASONS =
            List.of("INSUFFICIENT_FUNDS", "INSUFFICIENT_FUNDS", "WRONG_PIN", "EXPIRED_CARD", "LIMIT_EXCEEDED");

    private final Customers customers;
    private final Terminals terminals;
    private final Ledger ledger;
    private final SplittableRandom random;
    private final Lognormal mood = new Lognormal(0.7);

    HonestLife(Customers customers, Terminals terminals, Ledger ledger, SplittableRandom random) {
        this.customers = customers;
        this.terminals = terminals;
        this.ledger = ledger;
        this.random = random;
    }

    Transaction act(long time) {
        long hours = Math.floorDiv(time, MILLIS_OF_AN_HOUR);
        int hour = (int) Math.floorMod(hours, 24L);
        int customer = random.nextInt(customers.count());
        long nature = customers.nature(customer);
        for (int i = 0; i < TRIES && !customers.acts(nature, hour, random.nextLong()); i++) {
            customer = random.nextInt(customers.count());
            nature = customers.nature(customer);
        }
        int town = customers.whereabouts(customer, nature, Math.floorDiv(hours, 24L), hour);
        Transaction done = act(time, customer, nature, town);
        if (done.getAmount().signum() > 0
                && done.getKind() != TransactionKind.DEPOSIT
                && random.nextDouble() < DECLINED) {
            Ledger.declined(REASONS.get(random.nextInt(REASONS.size())), done);
        }
        return done;
    }

    private Transaction act(long time, int customer, long nature, int town) {
        int choice = random.nextInt(1000);
        long spend = (long) (customers.medianSpend(nature) * mood.factor(random.nextLong()));
        int any = random.nextInt() & Integer.MAX_VALUE;
        if (choice < 450 || town < 0) {
            return fromAfar(time, customer, nature, choice, spend, any);
        }
        if (choice < 540) {
            long notes = bounded(roundTo(spend * 3, 1_000), 2_000, 40_000);
            return Ledger.at(
                    terminals.machine(town, any),
                    ledger.write(time, customer, Channel.ATM, TransactionKind.WITHDRAWAL, notes));
        }
        if (choice < 560) {
            long notes = bounded(roundTo(spend * 5, 1_000), 5_000, 60_000);
            return Ledger.at(
                    terminals.machine(town, any),
                    ledger.write(time, customer, Channel.ATM, TransactionKind.DEPOSIT, notes));
        }
        if (choice < 570) {
            return Ledger.at(
                    terminals.till(town, any),
                    ledger.write(time, customer, Channel.CARD, TransactionKind.REFUND, -bounded(spend, 200, 40_000)));
        }
        return Ledger.at(
                terminals.till(town, any),
                ledger.write(time, customer, Channel.CARD, TransactionKind.PURCHASE, bounded(spend, 150, 90_000)));
    }

    private Transaction fromAfar(long time, int customer, long nature, int choice, long spend, int any) {
        Transaction done;
        if (choice < 110) {
            done = ledger.write(
                    time, customer, Channel.MOBILE, TransactionKind.TRANSFER, bounded(spend * 8, 500, 140_000));
            done.setPayee(ledger.account(customers.payee(nature, any)));
        } else if (choice < 170) {
            done = ledger.write(
                    time, customer, Channel.ONLINE, TransactionKind.PAYMENT, bounded(spend * 3, 500, 70_000));
            done.setPayee(ledger.account(customers.payee(nature, any)));
        } else if (choice < 200) {
            long wage = 180_000 + (nature >>> 1) % 90_000;
            return ledger.write(time, customer, Channel.OTHER, TransactionKind.DEPOSIT, wage);
        } else {
            done = Ledger.at(
                    terminals.shop(any),
                    ledger.write(
                            time, customer, Channel.ONLINE, TransactionKind.PURCHASE, bounded(spend, 150, 60_000)));
        }
        done.setDevice(ledger.ownDevice(customer));
        return done;
    }

    private static long roundTo(long cents, long step) {
        return (cents + step / 2) / step * step;
    }

    private static long bounded(long cents, long least, long most) {
        return Math.max(least, Math.min(most, cents));
    }
}
