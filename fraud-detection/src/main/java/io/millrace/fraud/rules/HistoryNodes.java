package io.millrace.fraud.rules;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What is taken of a history. Each is found once for a transaction, whichever rules ask. */
final class HistoryNodes {

    private HistoryNodes() {}

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

    /** The filters of a range are asked of all its entries: one that fails fails the whole, as in CEL. Filters that cannot fail are spared. */
    static final class Quantified extends Shared implements Nodes.Test {

        private final Term.Quantifier quantifier;
        private final Span span;
        private final Nodes.Test predicate;
        private boolean value;

        Quantified(Term.Quantifier quantifier, Span span, Nodes.Test predicate) {
            this.quantifier = quantifier;
            this.span = span;
            this.predicate = predicate;
        }

        @Override
        void find(Frame frame) {
            Quantification quantification = new Quantification(quantifier);
            int to = span.to(frame);
            for (int entry = span.from(frame); entry < to; entry++) {
                frame.entry = entry;
                int passes = span.passes(frame);
                if (passes == Nodes.FAILED) {
                    return;
                }
                if (passes == Nodes.TRUE && !quantification.decided()) {
                    quantification.add(predicate.test(frame), frame);
                }
                if (span.certain() && quantification.decided()) {
                    break;
                }
            }
            value = quantification.result(frame) == Nodes.TRUE;
        }

        @Override
        public int test(Frame frame) {
            return ready(frame) ? Nodes.truth(value) : Nodes.FAILED;
        }

        @Override
        Object value() {
            return value;
        }
    }

    static final class Distinct extends Shared implements Nodes.Whole {

        private final Span span;
        private final Nodes.Thing element;
        private final Set<Object> seen = new HashSet<>();
        private long value;

        Distinct(Span span, Nodes.Thing element) {
            this.span = span;
            this.element = element;
        }

        @Override
        void find(Frame frame) {
            seen.clear();
            int to = span.to(frame);
            for (int entry = span.from(frame); entry < to; entry++) {
                frame.entry = entry;
                if (span.passes(frame) == Nodes.TRUE) {
                    Object found = element.thing(frame);
                    if (found != null && !"".equals(found)) {
                        seen.add(found);
                    }
                }
                if (frame.failure != null) {
                    return;
                }
            }
            value = seen.size();
        }

        @Override
        public long whole(Frame frame) {
            return ready(frame) ? value : 0;
        }

        @Override
        Object value() {
            return value;
        }
    }

    /** Like {@link Distinct}, for codes: 0 is an absent text. */
    static final class DistinctCodes extends Shared implements Nodes.Whole {

        private static final int FEW = 16;

        private final Span span;
        private final Field.Reader reader;
        private final long[] few = new long[FEW];
        private final Set<Long> many = new HashSet<>();
        private long value;

        DistinctCodes(Span span, Field.Reader reader) {
            this.span = span;
            this.reader = reader;
        }

        @Override
        void find(Frame frame) {
            many.clear();
            int count = 0;
            int to = span.to(frame);
            for (int entry = span.from(frame); entry < to; entry++) {
                frame.entry = entry;
                if (span.passes(frame) == Nodes.TRUE) {
                    long code = reader.read(frame.situation, entry);
                    if (code != 0 && !isAmongFew(code, count)) {
                        if (count < FEW) {
                            few[count++] = code;
                        } else {
                            many.add(code);
                        }
                    }
                }
                if (frame.failure != null) {
                    return;
                }
            }
            value = count + (long) many.size();
        }

        private boolean isAmongFew(long code, int count) {
            for (int i = 0; i < count; i++) {
                if (few[i] == code) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public long whole(Frame frame) {
            return ready(frame) ? value : 0;
        }

        @Override
        Object value() {
            return value;
        }
    }

    /** The last entry of a range. */
    static final class Newest extends Shared {

        private static final Failure NONE = Failure.notEnough("newest() found no transaction");

        private final Span span;
        private int value;

        Newest(Span span) {
            this.span = span;
        }

        @Override
        void find(Frame frame) {
            value = -1;
            int from = span.from(frame);
            for (int entry = span.to(frame) - 1; entry >= from; entry--) {
                frame.entry = entry;
                int passes = span.passes(frame);
                if (passes == Nodes.FAILED) {
                    return;
                }
                if (passes == Nodes.TRUE && value < 0) {
                    value = entry;
                    if (span.certain()) {
                        break;
                    }
                }
            }
            if (value < 0) {
                frame.fail(NONE);
            }
        }

        /** Moves the frame to it; the caller moves back. False: the frame has the failure. */
        boolean enter(Frame frame) {
            if (ready(frame)) {
                frame.entry = value;
                return true;
            }
            return false;
        }

        @Override
        Object value() {
            return value;
        }
    }

    /** From the last entry of a range to the transaction. */
    static final class Journey extends Shared implements Nodes.Real {

        private final Nodes.Real measure;
        private double value;

        Journey(Nodes.Real measure) {
            this.measure = measure;
        }

        @Override
        void find(Frame frame) {
            value = measure.real(frame);
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
