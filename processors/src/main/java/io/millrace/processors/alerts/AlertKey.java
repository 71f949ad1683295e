package io.millrace.processors.alerts;

/**
 * What an alert is about.
 *
 * @param domain the application, for example {@code fraud-detection}
 * @param rule the rule's id
 * @param subject the entity: account, match, patient, service, page
 */
public record AlertKey(String domain, String rule, String subject) {

    /** Throws {@link IllegalArgumentException} if a part is empty. */
    public AlertKey {
        requirePart("domain", domain);
        requirePart("rule", rule);
        requirePart("subject", subject);
    }

    private static void requirePart(String name, String part) {
        if (part.isEmpty()) {
            throw new IllegalArgumentException("an alert's " + name + " is empty: expected a name");
        }
    }
}
