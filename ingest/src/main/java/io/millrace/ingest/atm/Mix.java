package io.millrace.ingest.atm;

/** Numbers that look random and depend on nothing but what they are made from. */
final class Mix {

    private Mix() {}

    static long of(long seed, long number) {
        return of(seed ^ (number * 0x9e3779b97f4a7c15L));
    }

    /** The finalizer of SplitMix64. */
    private static long of(long number) {
        long mixed = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
