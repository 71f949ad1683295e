package io.millrace.fraud.rules;

import java.math.BigDecimal;

/** Amounts in ten-thousandths as the doubles that CEL calculates with. */
final class Money {

    static final double UNIT = 1e4;
    private static final int SCALE = 4;
    private static final long EXACT = 1L << 53;

    private Money() {}

    /**
     * The double nearest to the amount, the same that a literal of that amount is read as. Up to 900 thousand million
     * different amounts are different doubles, so that comparisons with literals are exact.
     */
    static double amount(long unscaled) {
        if (unscaled > -EXACT && unscaled < EXACT) {
            return unscaled / UNIT;
        }
        return BigDecimal.valueOf(unscaled, SCALE).doubleValue();
    }
}
