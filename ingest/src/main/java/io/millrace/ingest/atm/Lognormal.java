package io.millrace.ingest.atm;

/**
 * Factors around 1 of a lognormal distribution, from a table of its quantiles: the same on every machine, and without a
 * logarithm for each.
 */
final class Lognormal {

    private static final int QUANTILES = 4096;

    private final double[] factors = new double[QUANTILES + 1];

    /** @param sigma standard deviation of the logarithm */
    Lognormal(double sigma) {
        for (int i = 0; i <= QUANTILES; i++) {
            double share = (i + 0.5) / (QUANTILES + 1);
            factors[i] = StrictMath.exp(sigma * normalQuantile(share));
        }
    }

    /** @param bits any number, of which the top 48 bits count */
    double factor(long bits) {
        int cell = (int) (bits >>> 52);
        double within = (bits >>> 16 & 0xfffffffffL) / (double) (1L << 36);
        return factors[cell] + (factors[cell + 1] - factors[cell]) * within;
    }

    /** Halving the interval: slow, exact enough, and only done when the table is made. */
    private static double normalQuantile(double share) {
        double low = -8;
        double high = 8;
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            if (normalShare(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Abramowitz and Stegun 26.2.17, error below 7.5e-8. */
    private static double normalShare(double x) {
        double t = 1 / (1 + 0.2316419 * StrictMath.abs(x));
        double tail = StrictMath.exp(-x * x / 2)
                / StrictMath.sqrt(2 * StrictMath.PI)
                * t
                * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return x > 0 ? 1 - tail : tail;
    }
}
