package io.millrace.fraud.rules;

/** One pass over a range for all that is asked of it. Amounts are those in the currency of the transaction. */
final class Scan extends Shared {

    private final Span span;
    private boolean amounts;
    private boolean spread;

    private long size;
    private long priced;
    private long sum;
    private long least;
    private long most;
    private long centre;
    private double offsets;
    private double squares;

    Scan(Span span) {
        this.span = span;
    }

    /** To be said before the first evaluation. */
    void wantAmounts(boolean withSpread) {
        amounts = true;
        spread |= withSpread;
    }

    @Override
    void find(Frame frame) {
        int from = span.from(frame);
        int to = span.to(frame);
        if (span.unfiltered() && !amounts) {
            size = (long) to - from;
            return;
        }
        reset();
        Situation situation = frame.situation;
        long currency = amounts ? situation.currency(frame.current) : 0;
        for (int entry = from; entry < to; entry++) {
            frame.entry = entry;
            int passes = span.passes(frame);
            if (passes == Nodes.TRUE) {
                size++;
                if (amounts && situation.currency(entry) == currency) {
                    add(situation.amount(entry), frame);
                    if (frame.failure != null) {
                        return;
                    }
                }
            } else if (passes == Nodes.FAILED) {
                return;
            }
        }
    }

    private void reset() {
        size = 0;
        priced = 0;
        sum = 0;
        least = Long.MAX_VALUE;
        most = Long.MIN_VALUE;
        offsets = 0;
        squares = 0;
    }

    private void add(long amount, Frame frame) {
        priced++;
        long total = sum + amount;
        if (((sum ^ total) & (amount ^ total)) < 0) {
            frame.fail(Failure.of("the amounts' sum is out of range"));
            return;
        }
        sum = total;
        least = Math.min(least, amount);
        most = Math.max(most, amount);
        if (spread) {
            // Around a value of the sample, squares do not cancel each other out as they do around zero.
            centre = priced == 1 ? amount : centre;
            double off = (double) amount - centre;
            offsets += off;
            squares += off * off;
        }
    }

    @Override
    Object value() {
        return size;
    }

    long size() {
        return size;
    }

    /** How many of the entries have an amount in the transaction's currency. */
    long priced() {
        return priced;
    }

    double sum() {
        return Money.amount(sum);
    }

    double mean() {
        return sum / (priced * Money.UNIT);
    }

    double least() {
        return Money.amount(least);
    }

    double most() {
        return Money.amount(most);
    }

    /** Of a sample: the squares are divided by one less than the number of values. */
    double deviation() {
        double spreadSquares = Math.max(0, squares - offsets * offsets / priced);
        return Math.sqrt(spreadSquares / (priced - 1)) / Money.UNIT;
    }
}
