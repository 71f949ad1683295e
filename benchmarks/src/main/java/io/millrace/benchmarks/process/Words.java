package io.millrace.benchmarks.process;

/** What measured processes and the measuring one say to each other, a line each. */
public final class Words {

    /** From the child: it runs, and takes records. */
    public static final String READY = "ready";

    /** From the child: it has the first record in hand. */
    public static final String FIRST = "first";

    /** From the parent: tell the books of intake. */
    public static final String BOOKS = "books";

    private Words() {}
}
