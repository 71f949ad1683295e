package io.millrace.fraud.rules;

import java.util.Locale;

/** How many entries a range has, and what their amounts come to. Each is found once for a transaction, whichever rules ask. */
final class Measures {

    private Measures() {}

    static final class Size extends Shared implements Nodes.Whole {

        private final Scan scan;

        Size(Scan scan) {
            this.scan = scan;
        }

        @Override
        void find(Frame frame) {
            scan.ready(frame);
        }

        @Override
        public long whole(Frame frame) {
            return ready(frame) ? scan.size() : 0;
        }

        @Override
        Object value() {
            return scan.size();
        }
    }

    static final class Amount extends Shared implements Nodes.Real {

        private final Term.Statistic statistic;
        private final Scan scan;
        private final Failure tooFew;
        private final int needed;
        private double value;

        Amount(Term.Statistic statistic, Scan scan) {
            this.statistic = statistic;
            this.scan = scan;
            this.needed = switch (statistic) {
                case SIZE, SUM -> 0;
                case MEAN, MIN, MAX -> 1;
                case STDDEV -> 2;
            };
            this.tooFew = Failure.notEnough(statistic.name().toLowerCase(Locale.ROOT) + "() needs "
                    + (needed == 1 ? "a transaction" : needed + " transactions") + " in the transaction's currency");
            scan.wantAmounts(statistic == Term.Statistic.STDDEV);
        }

        @Override
        void find(Frame frame) {
            if (!scan.ready(frame)) {
                return;
            }
            if (scan.priced() < needed) {
                frame.fail(tooFew);
                return;
            }
            value = switch (statistic) {
                case SIZE -> scan.size();
                case SUM -> scan.sum();
                case MEAN -> scan.mean();
                case STDDEV -> scan.deviation();
                case MIN -> scan.least();
                case MAX -> scan.most();
            };
        }

        @Override
        public double real(Frame frame) {
            return ready(frame) ? value : 0;
        }

        @Override
        Object value() {
            return value;
        }
    }
}
