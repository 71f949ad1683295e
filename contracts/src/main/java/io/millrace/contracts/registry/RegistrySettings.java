package io.millrace.contracts.registry;

import io.millrace.contracts.names.Nearest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a registry is reached. The names are those of the settings without {@code schema.registry.} before them.
 *
 * @param addresses tried in turn, without a slash at their end
 * @param authorization the value of the header, where one is sent
 * @param register whether an unknown schema of ours is registered, else it has to be there
 * @param timeout of one request
 * @param retries of a request that failed in a way that may pass
 * @param backoff before the first retry; doubled for each further one, at most five seconds
 */
record RegistrySettings(
        List<URI> addresses,
        Optional<String> authorization,
        boolean register,
        Duration timeout,
        int retries,
        Duration backoff) {

    static final String BASIC = "basic.auth.user.info";
    static final String BEARER = "bearer.auth.token";
    static final String REGISTER = "auto.register.schemas";
    static final String TIMEOUT = "request.timeout.ms";
    static final String RETRIES = "retries";
    static final String BACKOFF = "retry.backoff.ms";

    private static final List<String> NAMES = List.of(BASIC, BEARER, REGISTER, TIMEOUT, RETRIES, BACKOFF);

    /** Throws {@link IllegalArgumentException} that names the setting. */
    static RegistrySettings of(String url, Map<String, String> settings) {
        for (String name : settings.keySet()) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown setting schema.registry." + name + "; " + Nearest.hint(name, NAMES));
            }
        }
        return new RegistrySettings(
                addresses(url),
                authorization(settings),
                flag(settings, REGISTER, true),
                Duration.ofMillis(number(settings, TIMEOUT, 10_000, 1)),
                number(settings, RETRIES, 5, 0),
                Duration.ofMillis(number(settings, BACKOFF, 100, 0)));
    }

    private static List<URI> addresses(String url) {
        List<URI> addresses = new ArrayList<>();
        for (String each : url.split(",", -1)) {
            String address = each.strip().replaceAll("/+$", "");
            URI uri;
            try {
                uri = URI.create(address);
            } catch (IllegalArgumentException notAnAddress) {
                throw invalid("url", each, "an address like http://registry:8081");
            }
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!web || uri.getHost() == null) {
                throw invalid("url", each, "an address like http://registry:8081");
            }
            if (uri.getUserInfo() != null) {
                throw new IllegalArgumentException(
                        "schema.registry.url must not hold a password; use schema.registry." + BASIC);
            }
            addresses.add(uri);
        }
        return List.copyOf(addresses);
    }

    private static Optional<String> authorization(Map<String, String> settings) {
        String basic = settings.get(BASIC);
        String bearer = settings.get(BEARER);
        if (basic != null && bearer != null) {
            throw new IllegalArgumentException(
                    "set schema.registry." + BASIC + " or schema.registry." + BEARER + ", not both");
        }
        if (basic != null) {
            if (basic.indexOf(':') < 1) {
                throw new IllegalArgumentException("schema.registry." + BASIC + " is not of the form user:password");
            }
            byte[] credentials = basic.getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return Optional.ofNullable(bearer).map(token -> "Bearer " + token);
    }

    private static boolean flag(Map<String, String> settings, String name, boolean otherwise) {
        String value = settings.getOrDefault(name, Boolean.toString(otherwise));
        if (!Arrays.asList("true", "false").contains(value)) {
            throw invalid(name, value, "true or false");
        }
        return Boolean.parseBoolean(value);
    }

    private static int number(Map<String, String> settings, String name, int otherwise, int least) {
        String value = settings.getOrDefault(name, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw invalid(name, value, "a whole number");
        }
        throw invalid(name, value, "a whole number of at least " + least);
    }

    private static IllegalArgumentException invalid(String name, String found, String expected) {
        return new IllegalArgumentException("schema.registry." + name + " is \"" + found + "\", expected " + expected);
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return "schema registry " + addresses;
    }
}
