package io.millrace.fraud.rules;

import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Measures how long a set of rules takes for one transaction, the history being there already. To be run by hand, not a
 * test: {@code java -cp ... io.millrace.fraud.rules.DecisionSpeed}.
 */
final class DecisionSpeed {

    private static final int ENTRIES = 1 << 16;
    private static final int ROUNDS = 5;
    private static final int DECISIONS = 800_000;

    private DecisionSpeed() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        List<CompiledRule> pack = RuleFiles.pack().stream()
                .map(document -> Rules.compiled(document.rule()))
                .toList();
        for (int perDay : new int[] {2, 20}) {
            for (CompiledRule rule : pack) {
                measure(out, rule.rule().getId(), List.of(rule), perDay, false);
            }
            measure(out, "whole pack", pack, perDay, false);
            measure(out, "whole pack, verdicts published", pack, perDay, true);
        }
    }

    private static void measure(PrintStream out, String name, List<CompiledRule> rules, int perDay, boolean published) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        RuleSet set = RuleSet.of(rules);
        Generated history = new Generated(perDay);
        long fired = 0;
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            int decisions = published ? DECISIONS / 4 : DECISIONS;
            long start = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < decisions; i++) {
                history.current = 2_000 + i % (ENTRIES - 2_000);
                Verdicts verdicts = set.decide(history);
                fired += published ? verdicts.published().size() : verdicts.fired();
            }
            best = Math.min(best, (threads.getCurrentThreadCpuTime() - start) / (decisions / 1_000));
        }
        out.printf("%3d a day  %-34s %8.1f ns of CPU a decision  (%d)%n", perDay, name, best / 1e3, fired);
    }

    /** In columns, as a history that is made for speed would be. */
    private static final class Generated implements Situation {

        private static final Channel[] CHANNELS = {Channel.ATM, Channel.CARD, Channel.MOBILE};
        private static final TransactionKind[] KINDS = {
            TransactionKind.WITHDRAWAL, TransactionKind.PURCHASE, TransactionKind.TRANSFER
        };

        private final long[] times = new long[ENTRIES];
        private final long[] amounts = new long[ENTRIES];
        private final byte[] types = new byte[ENTRIES];
        private final long[] codes = new long[ENTRIES];
        private final Transaction[] transactions = new Transaction[8];
        private int current;

        Generated(int perDay) {
            SplittableRandom random = new SplittableRandom(7);
            long time = 1_700_000_000_000L;
            for (int i = 0; i < ENTRIES; i++) {
                time += random.nextLong(2 * 86_400_000L / perDay);
                times[i] = time;
                amounts[i] = random.nextLong(2_000_000);
                types[i] = (byte) random.nextInt(3);
                codes[i] = FieldHash.of("terminal-" + random.nextInt(30));
            }
            for (int i = 0; i < transactions.length; i++) {
                transactions[i] = Account.transaction("t" + i)
                        .setAmount(new BigDecimal("12.3400"))
                        .setDevice("device-" + i)
                        .setPayee("payee-" + i)
                        .setTerminal("terminal-" + i)
                        .build();
            }
        }

        @Override
        public Transaction transaction() {
            return transactions[current & 7];
        }

        @Override
        public int size() {
            return ENTRIES;
        }

        @Override
        public int current() {
            return current;
        }

        @Override
        public long firstSeen() {
            return times[0];
        }

        @Override
        public long id(int entry) {
            return entry;
        }

        @Override
        public long time(int entry) {
            return times[entry];
        }

        @Override
        public Channel channel(int entry) {
            return CHANNELS[types[entry]];
        }

        @Override
        public TransactionKind kind(int entry) {
            return KINDS[types[entry]];
        }

        @Override
        public Outcome outcome(int entry) {
            return Outcome.APPROVED;
        }

        @Override
        public long amount(int entry) {
            return amounts[entry];
        }

        @Override
        public long currency(int entry) {
            return 0x455552L;
        }

        @Override
        public long terminal(int entry) {
            return codes[entry];
        }

        @Override
        public long merchant(int entry) {
            return 0;
        }

        @Override
        public long merchantCategory(int entry) {
            return 0;
        }

        @Override
        public long payee(int entry) {
            return codes[entry];
        }

        @Override
        public long device(int entry) {
            return codes[entry];
        }

        @Override
        public long country(int entry) {
            return 0;
        }

        @Override
        public double latitude(int entry) {
            return 48 + types[entry];
        }

        @Override
        public double longitude(int entry) {
            return 2;
        }
    }
}
