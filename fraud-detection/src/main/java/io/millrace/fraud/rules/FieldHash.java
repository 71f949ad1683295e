package io.millrace.fraud.rules;

import com.dynatrace.hash4j.hashing.Hashing;

/**
 * A text as a 64-bit code, for histories that cannot hold the texts themselves.
 *
 * <p>An absent or empty text is 0. A text of up to seven ASCII characters is its own characters, most significant first:
 * such codes never collide, and a currency fits into three bytes, a country into two, a merchant category into four.
 * Any other text is a hash with a top byte other than zero: two of them collide once in about 2^63 pairs.
 */
public final class FieldHash {

    private static final int PACKED_CHARACTERS = 7;
    private static final long TOP_BIT = 1L << 63;

    private FieldHash() {}

    /** {@code null} is an absent text. */
    public static long of(String text) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        if (text.length() <= PACKED_CHARACTERS) {
            long packed = 0;
            for (int i = 0; i < text.length(); i++) {
                char character = text.charAt(i);
                if (character == 0 || character > 0x7f) {
                    return hash(text);
                }
                packed = packed << 8 | character;
            }
            return packed;
        }
        return hash(text);
    }

    private static long hash(String text) {
        return Hashing.xxh3_64().hashCharsToLong(text) | TOP_BIT;
    }
}
