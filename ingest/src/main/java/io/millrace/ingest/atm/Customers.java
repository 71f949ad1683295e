package io.millrace.ingest.atm;

/**
 * The customers of the bank. Nothing is kept of them: who customer 17 is follows from the seed, so that two million cost
 * no memory.
 */
final class Customers {

    /** Weight by hour of the day, UTC, out of 15: by day, early and late, by night. */
    private static final int[][] RHYTHMS = {
        {1, 1, 1, 1, 1, 2, 4, 8, 9, 9, 10, 11, 13, 12, 10, 10, 11, 13, 14, 12, 9, 6, 4, 2},
        {1, 1, 1, 1, 3, 8, 12, 12, 8, 6, 6, 7, 9, 8, 7, 8, 11, 13, 11, 8, 5, 3, 2, 1},
        {8, 7, 6, 4, 3, 2, 2, 2, 2, 3, 4, 5, 6, 7, 7, 7, 8, 9, 11, 12, 13, 13, 12, 10}
    };

    /**
     * A day in another town begins and ends away from every terminal: nobody is in two places within six hours. The towns
     * that have homes are at most 3,500 km apart.
     */
    private static final int FIRST_HOUR_AWAY = 6;

    private static final int LAST_HOUR_AWAY = 18;

    private final long seed;
    private final int count;
    private final int[] homes;
    private final Lognormal wealth = new Lognormal(0.45);

    Customers(long seed, int count) {
        this.seed = Mix.of(seed, 0xc057);
        this.count = count;
        this.homes = new int[Town.ALL.stream().mapToInt(Town::homes).sum()];
        int next = 0;
        for (int town = 0; town < Town.ALL.size(); town++) {
            for (int i = 0; i < Town.ALL.get(town).homes(); i++) {
                homes[next++] = town;
            }
        }
    }

    int count() {
        return count;
    }

    long nature(int customer) {
        return Mix.of(seed, customer);
    }

    int home(long nature) {
        return homes[(int) ((nature >>> 8 & 0xffff) % homes.length)];
    }

    /** Median of what the customer spends in a shop, in hundredths. */
    double medianSpend(long nature) {
        return 2_200 * wealth.factor(nature);
    }

    /** Whether the customer acts at this hour. One in three is half as active as the others. */
    boolean acts(long nature, int hour, long bits) {
        int[] weights = RHYTHMS[rhythm(nature)];
        int weight = (nature >>> 24 & 3) == 0 ? weights[hour] : 2 * weights[hour];
        return (bits & 31) < weight;
    }

    private static int rhythm(long nature) {
        long share = (nature & 0xff) % 10;
        return share < 6 ? 0 : share < 8 ? 1 : 2;
    }

    /** The town in which the customer stands at a terminal, or -1 while travelling. */
    int whereabouts(int customer, long nature, long day, int hour) {
        long trip = Mix.of(nature, day);
        if ((trip & 0xff) >= 4) {
            return home(nature);
        }
        if (hour < FIRST_HOUR_AWAY || hour >= LAST_HOUR_AWAY) {
            return -1;
        }
        return homes[(int) ((trip >>> 8 & 0xffff) % homes.length)];
    }

    /** One of the four whom the customer pays again and again. */
    int payee(long nature, int any) {
        return (int) ((Mix.of(nature, 77 + (any & 3)) >>> 1) % count);
    }
}
