package io.millrace.ingest.atm;

import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Plays the cases, one after the other: each round has every scheme once, in an order of its own. */
final class Cases {

    private static final Scheme[] SCHEMES = Scheme.values();
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;

    private final long seed;
    private final Customers customers;
    private final Terminals terminals;
    private final Ledger ledger;
    private final Stage stage;

    private SplittableRandom random;
    private int victim;
    private int home;

    Cases(long seed, Customers customers, Terminals terminals, Ledger ledger, Stage stage) {
        this.seed = Mix.of(seed, 0xca5e);
        this.customers = customers;
        this.terminals = terminals;
        this.ledger = ledger;
        this.stage = stage;
    }

    /** Takes the steps of a case, in any order of time. */
    interface Stage {

        /** @param fraud the scheme that the truth tells of this transaction, or null for an honest one */
        void perform(Transaction transaction, Scheme fraud);
    }

    /**
     * The first case is quick, so that who just started sees an alert soon.
     *
     * @param number of the case, from 0
     */
    void play(long number, long time) {
        random = new SplittableRandom(Mix.of(seed, number));
        victim = random.nextInt(customers.count());
        home = customers.home(customers.nature(victim));
        switch (scheme(number)) {
            case CLONED_CARD -> clonedCard(time, number == 0 ? 700 : 8 * SECOND);
            case CARD_TESTING -> cardTesting(time);
            case IMPOSSIBLE_TRAVEL -> impossibleTravel(time);
            case ACCOUNT_TAKEOVER -> accountTakeover(time);
            case STRUCTURING -> structuring(time);
            case MULE -> mule(time);
            case FAULTY_MACHINE -> faultyMachine(time);
        }
    }

    private Scheme scheme(long number) {
        if (number == 0) {
            return Scheme.CLONED_CARD;
        }
        Scheme[] round = Arrays.copyOf(SCHEMES, SCHEMES.length);
        SplittableRandom order = new SplittableRandom(Mix.of(~seed, number / round.length));
        for (int i = round.length - 1; i > 0; i--) {
            int other = order.nextInt(i + 1);
            Scheme swapped = round[i];
            round[i] = round[other];
            round[other] = swapped;
        }
        return round[(int) (number % round.length)];
    }

    private void clonedCard(long begin, long gap) {
        int town = elsewhere();
        int machines = random.nextInt(1, 4);
        int tries = random.nextInt(5, 9);
        long time = begin;
        for (int i = 0; i < tries; i++) {
            Transaction withdrawal = Ledger.at(
                    terminals.machine(town, random.nextInt(machines)),
                    ledger.write(
                            time, victim, Channel.ATM, TransactionKind.WITHDRAWAL, 5_000L * random.nextInt(4, 11)));
            boolean last = i == tries - 1;
            stage.perform(last ? Ledger.declined("LIMIT_EXCEEDED", withdrawal) : withdrawal, Scheme.CLONED_CARD);
            time += gap + random.nextLong(2 * gap);
        }
    }

    private void cardTesting(long begin) {
        int tests = random.nextInt(6, 13);
        String device = stranger();
        long time = begin;
        for (int i = 0; i < tests; i++) {
            Transaction test = onTheWeb(time, random.nextLong(10, 100), device);
            stage.perform(random.nextInt(10) < 6 ? Ledger.declined("DO_NOT_HONOR", test) : test, Scheme.CARD_TESTING);
            time += SECOND + random.nextLong(4 * SECOND);
        }
        stage.perform(onTheWeb(time, random.nextLong(12, 99), device), Scheme.CARD_TESTING);
        time += 5 * SECOND + random.nextLong(35 * SECOND);
        stage.perform(onTheWeb(time, random.nextLong(52_000, 190_000), device), Scheme.CARD_TESTING);
    }

    private void impossibleTravel(long begin) {
        long spend = (long) customers.medianSpend(customers.nature(victim));
        stage.perform(
                Ledger.at(
                        terminals.till(home, random.nextInt(1_000)),
                        ledger.write(begin, victim, Channel.CARD, TransactionKind.PURCHASE, spend)),
                null);
        int town = abroad();
        long time = begin + 8 * MINUTE + random.nextLong(25 * MINUTE);
        int uses = random.nextInt(1, 4);
        for (int i = 0; i < uses; i++) {
            stage.perform(
                    Ledger.at(
                            terminals.till(town, random.nextInt(1_000)),
                            ledger.write(
                                    time,
                                    victim,
                                    Channel.CARD,
                                    TransactionKind.PURCHASE,
                                    random.nextLong(9_000, 80_000))),
                    Scheme.IMPOSSIBLE_TRAVEL);
            time += 2 * MINUTE + random.nextLong(10 * MINUTE);
        }
    }

    private void accountTakeover(long begin) {
        String device = stranger();
        String payee = ledger.account(random.nextInt(customers.count()));
        int transfers = random.nextInt(2, 4);
        long time = begin;
        for (int i = 0; i < transfers; i++) {
            stage.perform(transfer(time, random.nextLong(280_000, 780_000), payee, device), Scheme.ACCOUNT_TAKEOVER);
            time += 20 * SECOND + random.nextLong(70 * SECOND);
        }
    }

    private void structuring(long begin) {
        int transfers = random.nextInt(3, 6);
        long time = begin;
        for (int i = 0; i < transfers; i++) {
            String payee = ledger.account(random.nextInt(customers.count()));
            stage.perform(
                    transfer(time, 10_000L * random.nextInt(82, 100), payee, ledger.ownDevice(victim)),
                    Scheme.STRUCTURING);
            time += MINUTE + random.nextLong(5 * MINUTE);
        }
    }

    private void mule(long begin) {
        int payers = random.nextInt(2, 5);
        long time = begin;
        long received = 0;
        for (int i = 0; i < payers; i++) {
            long cents = random.nextLong(90_000, 320_000);
            received += cents;
            stage.perform(ledger.write(time, victim, Channel.OTHER, TransactionKind.DEPOSIT, cents), Scheme.MULE);
            time += MINUTE + random.nextLong(6 * MINUTE);
        }
        String payee = ledger.account(random.nextInt(customers.count()));
        long first = received * 6 / 10;
        long second = received * random.nextInt(25, 36) / 100;
        stage.perform(transfer(time, first, payee, ledger.ownDevice(victim)), Scheme.MULE);
        stage.perform(transfer(time + 2 * MINUTE, second, payee, ledger.ownDevice(victim)), Scheme.MULE);
    }

    private void faultyMachine(long begin) {
        long cents = 5_000L * random.nextInt(1, 5);
        int machine = random.nextInt(1_000);
        long time = begin;
        for (int i = 0; i < 4; i++) {
            Transaction attempt = Ledger.at(
                    terminals.machine(home, machine),
                    ledger.write(time, victim, Channel.ATM, TransactionKind.WITHDRAWAL, cents));
            stage.perform(attempt, null);
            if (i < 3) {
                stage.perform(ledger.reverse(attempt, begin + 2 * MINUTE + i * SECOND), null);
            }
            time += 12 * SECOND + random.nextLong(12 * SECOND);
        }
    }

    private Transaction transfer(long time, long cents, String payee, String device) {
        Transaction transfer = ledger.write(time, victim, Channel.MOBILE, TransactionKind.TRANSFER, cents);
        transfer.setPayee(payee);
        transfer.setDevice(device);
        return transfer;
    }

    private Transaction onTheWeb(long time, long cents, String device) {
        Transaction purchase = Ledger.at(
                terminals.shop(random.nextInt(1_000)),
                ledger.write(time, victim, Channel.ONLINE, TransactionKind.PURCHASE, cents));
        purchase.setDevice(device);
        return purchase;
    }

    private String stranger() {
        return "dev-x" + Long.toString(random.nextLong(1L << 30, 1L << 34), 36);
    }

    private int elsewhere() {
        int town = random.nextInt(Town.ALL.size());
        return town == home ? (town + 1) % Town.ALL.size() : town;
    }

    private int abroad() {
        int town = random.nextInt(Town.ALL.size());
        while (Town.ALL.get(town).homes() > 0) {
            town = random.nextInt(Town.ALL.size());
        }
        return town;
    }
}
