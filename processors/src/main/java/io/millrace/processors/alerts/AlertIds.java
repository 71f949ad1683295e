package io.millrace.processors.alerts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Alert ids: {@code domain:rule:subject:discriminator}, for example
 * {@code fraud-detection:velocity-withdrawals:acc-17:tx-99}. The same parts give the same id on every machine,
 * different parts different ids.
 */
public final class AlertIds {

    /** No id is longer. PagerDuty, for one, takes 255. */
    public static final int MAX_LENGTH = 200;

    private static final int HASH_BYTES = 16;
    private static final int READABLE = MAX_LENGTH - 1 - 2 * HASH_BYTES;

    private AlertIds() {}

    /**
     * The id for one alert about {@code key}. A colon in domain, rule or subject is written {@code %3A}, so that no two
     * keys meet. An id that would be too long keeps its beginning and ends in {@code #} and 128 bits of the SHA-256
     * of the whole.
     *
     * @param discriminator what sets this alert apart from others about the same key: the business id of the record
     *     that triggered it, or the start of the episode
     */
    public static String of(AlertKey key, String discriminator) {
        String id = escape(key.domain()) + ':' + escape(key.rule()) + ':' + escape(key.subject()) + ':' + discriminator;
        if (id.length() <= MAX_LENGTH) {
            return id;
        }
        int cut = Character.isHighSurrogate(id.charAt(READABLE - 1)) ? READABLE - 1 : READABLE;
        return id.substring(0, cut) + '#' + hash(id);
    }

    private static String escape(String part) {
        return part.replace("%", "%25").replace(":", "%3A");
    }

    private static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
