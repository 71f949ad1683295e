package io.millrace.fraud.rules;

/**
 * {@code all}, {@code exists} and {@code exists_one} with CEL's failures: an element that decides makes good for others
 * that fail, but {@code exists_one} needs them all.
 */
final class Quantification {

    private final Term.Quantifier quantifier;
    private Failure failure;
    private boolean decided;
    private int found;

    Quantification(Term.Quantifier quantifier) {
        this.quantifier = quantifier;
    }

    /** What the predicate says of the next element; takes the frame's failure away. */
    void add(int result, Frame frame) {
        if (result == Nodes.FAILED) {
            failure = failure == null ? frame.failure : failure;
            frame.failure = null;
        } else if (result == Nodes.TRUE) {
            found++;
            decided |= quantifier == Term.Quantifier.EXISTS;
        } else {
            decided |= quantifier == Term.Quantifier.ALL;
        }
    }

    /** Whether further elements cannot change the result. */
    boolean decided() {
        return decided;
    }

    int result(Frame frame) {
        if (failure != null && !decided) {
            return frame.fail(failure);
        }
        return Nodes.truth(
                switch (quantifier) {
                    case ALL -> !decided;
                    case EXISTS -> decided;
                    case EXISTS_ONE -> found == 1;
                });
    }
}
