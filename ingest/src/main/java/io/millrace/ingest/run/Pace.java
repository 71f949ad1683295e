package io.millrace.ingest.run;

/** How fast a feed is told. */
public sealed interface Pace {

    /** As fast as the target takes it. */
    record Fast() implements Pace {}

    /**
     * Steady, by the wall clock. An open loop: a target that was slow does not move the times of the records after it.
     *
     * @param perSecond records a second, above zero
     */
    record Rate(double perSecond) implements Pace {

        public Rate {
            positive("rate", perSecond);
        }
    }

    /**
     * By event time.
     *
     * @param factor seconds of event time in a second of the wall clock, above zero; 1 is live
     */
    record Speed(double factor) implements Pace {

        public Speed {
            positive("speed", factor);
        }
    }

    private static void positive(String name, double number) {
        if (!(number > 0) || Double.isInfinite(number)) {
            throw new IllegalArgumentException("a " + name + " is a number above 0, not " + number);
        }
    }
}
