package io.millrace.fraud.rules;

/**
 * Whether all, some or one of the entries of a range pass. The filters of a range are asked of all its entries: one that
 * fails fails the whole, as in CEL. Filters that cannot fail are spared.
 */
final class Quantified extends Shared implements Nodes.Test {

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
