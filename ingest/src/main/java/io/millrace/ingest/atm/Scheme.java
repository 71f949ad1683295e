package io.millrace.ingest.atm;

/** What a case is. The label names the fraudulent ones. */
enum Scheme {
    /** A copied card: many withdrawals within minutes, at one machine or a few. */
    CLONED_CARD("cloned-card"),
    /** Stolen card numbers: tiny purchases, most of them declined, then a large one. */
    CARD_TESTING("card-testing"),
    /** The card is at home, and minutes later on another continent. */
    IMPOSSIBLE_TRAVEL("impossible-travel"),
    /** A stranger's telephone sends thousands to somebody the customer never paid. */
    ACCOUNT_TAKEOVER("account-takeover"),
    /** Several transfers, each a little below 10,000. */
    STRUCTURING("structuring"),
    /** Money of several people comes in and leaves at once. */
    MULE("mule"),
    /** No fraud: a machine that pays out nothing, is tried again and again, and whose bank takes the tries back. */
    FAULTY_MACHINE(null);

    private final String label;

    Scheme(String label) {
        this.label = label;
    }

    boolean isFraud() {
        return label != null;
    }

    String label() {
        return label;
    }
}
