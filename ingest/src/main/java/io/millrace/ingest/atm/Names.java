package io.millrace.ingest.atm;

import java.nio.charset.StandardCharsets;

/** Identifiers with numbers of a fixed width, without a formatter: {@code acc-000017}. */
final class Names {

    private final byte[] prefix;
    private final int digits;

    Names(String prefix, int digits) {
        this.prefix = prefix.getBytes(StandardCharsets.ISO_8859_1);
        this.digits = digits;
    }

    /** @param number not negative; one that is too wide gets the digits it needs */
    String of(long number) {
        int width = digits;
        for (long rest = number, i = 0; rest > 0; rest /= 10) {
            if (++i > width) {
                width++;
            }
        }
        byte[] text = new byte[prefix.length + width];
        System.arraycopy(prefix, 0, text, 0, prefix.length);
        long rest = number;
        for (int at = text.length - 1; at >= prefix.length; at--) {
            text[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
