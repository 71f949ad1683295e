package io.millrace.local;

import io.millrace.local.stack.Applications;
import java.util.List;

/** The launcher with the application of these tests. */
final class ToyMillrace {

    static final Applications APPLICATIONS =
            new Applications(List.of(new Applications.Entry("large-amounts", LargeAmounts::new, "atm:tps=200")));

    private ToyMillrace() {}

    public static void main(String[] args) {
        System.exit(Millrace.run(APPLICATIONS, args));
    }
}
